#pragma once

#include "store/store.hpp"

namespace ticketwire::store {

/// A store whose reads and writes join a transaction that is open already, so that several pieces
/// of work are kept together or not at all. Lives no longer than the writer; for one thread.
class joined final : public store {
 public:
  explicit joined(writer& open) noexcept : open_(open) {}

  result<void> read(const std::function<result<void>(reader&)>& work) override {
    return work(open_);
  }
  result<void> write(const std::function<result<void>(writer&)>& work) override {
    return work(open_);
  }

 private:
  writer& open_;
};

}  // namespace ticketwire::store

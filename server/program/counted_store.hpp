#pragma once

#include <atomic>
#include <cstdint>
#include <functional>

#include "store/store.hpp"

namespace ticketwire::server {

/// A store that counts the transactions which the store below, which must outlive it, could not
/// carry out.
class counted_store final : public store::store {
 public:
  explicit counted_store(ticketwire::store::store& below) : below_(below) {}

  result<void> read(const std::function<result<void>(ticketwire::store::reader&)>& work) override {
    return counted(below_.read(work));
  }
  result<void> write(const std::function<result<void>(ticketwire::store::writer&)>& work) override {
    return counted(below_.write(work));
  }
  result<void> look(const std::function<result<void>(ticketwire::store::reader&)>& work) override {
    return counted(below_.look(work));
  }
  [[nodiscard]] std::uint64_t failures() const noexcept { return failures_; }

 private:
  result<void> counted(result<void> done) {
    if (!done && done.error().code == error_code::store_unavailable) ++failures_;
    return done;
  }

  ticketwire::store::store& below_;
  std::atomic<std::uint64_t> failures_ = 0;
};

}  // namespace ticketwire::server

#pragma once

#include <functional>
#include <memory>
#include <utility>

#include "store/store.hpp"

namespace ticketwire::local {

/// A store that counts the transactions that have ended well and may have changed something.
class counting_store final : public store::store {
 public:
  explicit counting_store(std::unique_ptr<ticketwire::store::store> below)
      : below_(std::move(below)) {}

  result<void> read(const std::function<result<void>(ticketwire::store::reader&)>& work) override {
    return below_->read(work);
  }
  result<void> write(const std::function<result<void>(ticketwire::store::writer&)>& work) override {
    auto done = below_->write(work);
    if (done) ++changes_;
    return done;
  }
  [[nodiscard]] int changes() const noexcept { return changes_; }

 private:
  std::unique_ptr<ticketwire::store::store> below_;
  int changes_ = 0;
};

}  // namespace ticketwire::local

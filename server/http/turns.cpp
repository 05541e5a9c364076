#include "http/turns.hpp"

#include <utility>

namespace ticketwire::server {

bool turns::take(std::function<void()> later) {
  const std::lock_guard guard(mutex_);
  if (free_ == 0) {
    waiting_.push_back(std::move(later));
    return false;
  }
  --free_;
  return true;
}

void turns::end() {
  std::function<void()> next;
  {
    const std::lock_guard guard(mutex_);
    if (waiting_.empty()) {
      ++free_;
      return;
    }
    next = std::move(waiting_.front());
    waiting_.pop_front();
  }
  next();
}

}  // namespace ticketwire::server

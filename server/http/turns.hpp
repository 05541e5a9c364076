#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>

namespace ticketwire::server {

/// How many requests are handled at a time. With one thread more than turns there is always one
/// left, which reads what comes and answers what needs no turn. Safe to call from several threads.
class turns {
 public:
  /// At least 1.
  explicit turns(std::size_t most) noexcept : free_(most) {}

  /// True where there is a turn, which is the caller's now; `later` is then forgotten. Otherwise it
  /// is called with a turn, by whoever ends one, in the order in which they asked.
  [[nodiscard]] bool take(std::function<void()> later);
  /// To be called once for each turn.
  void end();

 private:
  std::mutex mutex_;
  std::size_t free_;
  std::deque<std::function<void()>> waiting_;
};

}  // namespace ticketwire::server

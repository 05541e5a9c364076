#pragma once

#include <chrono>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace ticketwire::notify {

/// Something that is done again and again.
struct chore {
  std::chrono::milliseconds period;
  /// One step of it. True when there is more to do at once.
  std::function<bool(const std::stop_token&)> work;
};

/// One thread that does chores, in turn, until it is destroyed.
class background {
 public:
  /// `log` receives a line when a chore fails unexpectedly; it is tried again after its period.
  background(std::vector<chore> chores, std::function<void(std::string_view)> log);
  background(const background&) = delete;
  background& operator=(const background&) = delete;
  /// Asks the chore under way to stop and waits for it.
  ~background() = default;
  /// Asks that, without waiting. Safe from any thread.
  void stop() { thread_.request_stop(); }

 private:
  std::jthread thread_;
};

}  // namespace ticketwire::notify

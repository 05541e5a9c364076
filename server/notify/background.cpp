#include "notify/background.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace ticketwire::notify {
namespace {

using clock = std::chrono::steady_clock;

struct due_chore {
  notify::chore chore;
  clock::time_point due;
};

bool step(const chore& chore, const std::stop_token& stop,
          const std::function<void(std::string_view)>& log) {
  try {
    return chore.work(stop);
  } catch (const std::exception& failed) {
    if (log) log(std::string("a background chore failed: ") + failed.what());
    return false;
  }
}

void work(const std::stop_token& stop, std::vector<due_chore> chores,
          const std::function<void(std::string_view)>& log) {
  std::mutex mutex;
  std::condition_variable_any stopped;
  while (!stop.stop_requested()) {
    for (auto& each : chores) {
      if (stop.stop_requested()) return;
      if (each.due > clock::now()) continue;
      const bool more = step(each.chore, stop, log);
      each.due = clock::now() + (more ? std::chrono::milliseconds(0) : each.chore.period);
    }
    const auto next = std::ranges::min(chores, {}, &due_chore::due).due;
    std::unique_lock guard(mutex);
    stopped.wait_until(guard, stop, next, [] { return false; });
  }
}

}  // namespace

background::background(std::vector<chore> chores, std::function<void(std::string_view)> log) {
  std::vector<due_chore> all;
  for (auto& each : chores) all.push_back({std::move(each), clock::now()});
  if (all.empty()) return;
  thread_ = std::jthread([all = std::move(all), log = std::move(log)](const std::stop_token& stop) {
    work(stop, all, log);
  });
}

}  // namespace ticketwire::notify

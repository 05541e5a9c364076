#pragma once

#include <chrono>
#include <functional>
#include <random>
#include <stop_token>
#include <string_view>

#include "notify/render.hpp"
#include "notify/smtp.hpp"

namespace ticketwire::notify {

struct outbox_settings {
  smtp_settings smtp;
  notify::sender sender;
  /// Pause after the first failed try. It doubles with each further one, up to eight hours, and up
  /// to a quarter more is added by chance.
  std::chrono::seconds first_pause{60};
  /// Tries before a mail is given up.
  std::int32_t tries = 12;
  std::function<store::ticks()> now;
  /// Receives one line for each mail that failed for good; may be empty.
  std::function<void(std::string_view)> log;
};

/// Sends what is due. Several processes on one database may each have one: a row belongs to the one
/// that claimed it until its lease ends, which is after the longest time that sending takes.
class outbox {
 public:
  outbox(store::store& store, outbox_settings settings);

  /// Tries one mail. True when there may be another one to be sent at once.
  bool step(const std::stop_token& stop);

 private:
  result<bool> has_pending();
  result<std::optional<store::notification>> claim();
  void settle(store::notification row, const outcome& done);
  void keep(const store::notification& row, store::ticks lease);
  [[nodiscard]] store::ticks pause_after(std::int32_t attempts);

  store::store& store_;
  outbox_settings settings_;
  std::minstd_rand chance_{std::random_device()()};
};

}  // namespace ticketwire::notify

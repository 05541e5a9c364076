#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "http/visit.hpp"
#include "ticketwire/http/message.hpp"

namespace ticketwire::server {

/// What is not counted by events but looked up when somebody asks.
struct gauges {
  std::size_t connections = 0;
  std::size_t body_bytes = 0;
  /// Of rendered tickets that are kept, with their keys.
  std::size_t ticket_cache_bytes = 0;
  std::uint64_t store_failures = 0;
  std::uint64_t password_hashes = 0;
  std::string_view version;
  struct outbox {
    std::int64_t pending = 0;
    std::int64_t failed = 0;
    std::int64_t sent = 0;
  };
  /// Absent where the store cannot tell.
  std::optional<outbox> mail;
};

/// Counts answers, and writes all counts in the Prometheus text format 0.0.4. The labels are names
/// of endpoints, methods and classes of status, of which there are few, whatever is asked for. Safe
/// to call from several threads.
class metrics {
 public:
  metrics();

  void count(const access& done);
  [[nodiscard]] std::string text(const gauges& now) const;

 private:
  static constexpr std::size_t methods = 8;
  static constexpr std::size_t classes = 5;
  /// Upper bounds in seconds.
  static constexpr std::array<double, 12> bounds{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                                 0.05,   0.1,   0.25,   0.5,   1,    5};
  using counter = std::atomic<std::uint64_t>;

  void write_requests(std::string& out) const;
  void write_latency(std::string& out) const;

  std::vector<std::string_view> endpoints_;
  std::unordered_map<std::string_view, std::size_t> positions_;
  /// By endpoint, method and class of status.
  std::vector<counter> answers_;
  std::array<counter, bounds.size() + 1> latency_{};
  counter microseconds_ = 0;
  counter received_ = 0;
  counter sent_ = 0;
  counter logins_failed_ = 0;
  counter logins_throttled_ = 0;
  std::int64_t started_;
};

}  // namespace ticketwire::server

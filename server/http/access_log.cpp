#include "http/access_log.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>

#include "ticketwire/json/writer.hpp"

namespace ticketwire::server {
namespace {

// RFC 3339 with milliseconds, in UTC.
std::string now() {
  const auto time = std::chrono::system_clock::now().time_since_epoch();
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
  const std::time_t seconds = milliseconds / 1'000;
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  std::array<char, 40> text{};
  const auto size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &parts);
  std::snprintf(text.data() + size, text.size() - size, ".%03dZ",
                static_cast<int>(milliseconds % 1'000));
  return text.data();
}

std::string_view to_string(log_level level) {
  constexpr std::array<std::string_view, 3> names{"error", "info", "debug"};
  return names[static_cast<std::size_t>(level)];
}

json::writer begin(std::string& line, log_level level, std::string_view event) {
  json::writer out(line);
  out.begin_object().name("time").string(now()).name("level").string(to_string(level));
  out.name("event").string(event);
  return out;
}

}  // namespace

void access_log::answer(const access& done) const {
  const auto level = done.status >= 500 ? log_level::error : log_level::info;
  if (level > level_) return;
  std::array<char, 32> milliseconds{};
  std::snprintf(milliseconds.data(), milliseconds.size(), "%.3f",
                static_cast<double>(done.spent.count()) / 1'000);
  std::string line;
  auto out = begin(line, level, "request");
  out.name("id").string(done.visit.id).name("address").string(done.visit.address);
  out.name("user").string(done.visit.user).name("method").string(done.method);
  out.name("path").string(done.path).name("endpoint").string(done.visit.endpoint);
  out.name("status").number(done.status);
  out.name("received").number(static_cast<std::int64_t>(done.received));
  out.name("sent").number(static_cast<std::int64_t>(done.sent));
  out.name("ms").raw(milliseconds.data()).end_object();
  write_(line += '\n');
}

void access_log::remark(log_level level, std::string_view text) const {
  if (level > level_) return;
  std::string line;
  begin(line, level, "remark").name("text").string(text).end_object();
  write_(line += '\n');
}

}  // namespace ticketwire::server

#include "http/metrics.hpp"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <ctime>
#include <fstream>

#include "ticketwire/exchange/endpoint.hpp"

namespace ticketwire::server {
namespace {

// What is answered without being a row of the table.
constexpr std::array<std::string_view, 5> others{"none", "page", "session", "health", "metrics"};

void describe(std::string& out, std::string_view name, std::string_view type,
              std::string_view help) {
  out.append("# HELP ticketwire_").append(name).append(" ").append(help).append("\n");
  out.append("# TYPE ticketwire_").append(name).append(" ").append(type).append("\n");
}

void sample(std::string& out, std::string_view name, std::string_view labels,
            std::string_view value) {
  out.append("ticketwire_").append(name);
  if (!labels.empty()) out.append("{").append(labels).append("}");
  out.append(" ").append(value).append("\n");
}

void single(std::string& out, std::string_view name, std::string_view type, std::string_view help,
            std::string_view value) {
  describe(out, name, type, help);
  sample(out, name, {}, value);
}

std::string decimal(double number) {
  std::array<char, 40> text{};
  return {text.data(), std::to_chars(text.begin(), text.end(), number).ptr};
}

std::string label(std::string_view name, std::string_view value) {
  return std::string(name).append("=\"").append(value).append("\"");
}

// The second number of /proc/self/statm is the resident set in pages.
std::int64_t resident_bytes() {
  std::string size;
  std::int64_t resident = 0;
  std::ifstream("/proc/self/statm") >> size >> resident;
  return resident * ::sysconf(_SC_PAGESIZE);
}

}  // namespace

metrics::metrics() : started_(std::time(nullptr)) {
  endpoints_.assign(others.begin(), others.end());
  for (const auto& row : exchange::endpoints()) endpoints_.push_back(row.name);
  for (std::size_t i = 0; i < endpoints_.size(); ++i) positions_.emplace(endpoints_[i], i);
  answers_ = std::vector<counter>(endpoints_.size() * methods * classes);
}

void metrics::count(const access& done) {
  const auto found = positions_.find(done.visit.endpoint);
  const auto endpoint = found != positions_.end() ? found->second : 0;
  const auto method = static_cast<std::size_t>(http::to_method(done.method));
  const auto category = static_cast<std::size_t>(std::clamp(done.status / 100, 1, 5) - 1);
  ++answers_[(endpoint * methods + method) * classes + category];
  const auto seconds = static_cast<double>(done.spent.count()) / 1e6;
  const auto bucket = std::lower_bound(bounds.begin(), bounds.end(), seconds) - bounds.begin();
  ++latency_[static_cast<std::size_t>(bucket)];
  microseconds_ += static_cast<std::uint64_t>(done.spent.count());
  received_ += done.received;
  sent_ += done.sent;
  if (done.visit.login == login_outcome::failed) ++logins_failed_;
  if (done.visit.login == login_outcome::throttled) ++logins_throttled_;
}

void metrics::write_requests(std::string& out) const {
  describe(out, "requests_total", "counter",
           "Answers by endpoint of the table, method and class of status");
  for (std::size_t i = 0; i < answers_.size(); ++i) {
    const auto count = answers_[i].load();
    if (count == 0) continue;
    const auto method = static_cast<http::method>(i / classes % methods);
    const auto labels =
        label("endpoint", endpoints_[i / classes / methods]) + "," +
        label("method", method == http::method::unknown ? "other" : http::to_string(method)) + "," +
        label("status", std::to_string(i % classes + 1) + "xx");
    sample(out, "requests_total", labels, std::to_string(count));
  }
}

void metrics::write_latency(std::string& out) const {
  constexpr std::string_view name = "request_duration_seconds";
  describe(out, name, "histogram",
           "From the first byte of a request until its answer is there to be sent");
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < latency_.size(); ++i) {
    sum += latency_[i];
    sample(out, std::string(name) + "_bucket",
           label("le", i < bounds.size() ? decimal(bounds[i]) : "+Inf"), std::to_string(sum));
  }
  sample(out, std::string(name) + "_sum", {},
         decimal(static_cast<double>(microseconds_.load()) / 1e6));
  sample(out, std::string(name) + "_count", {}, std::to_string(sum));
}

std::string metrics::text(const gauges& now) const {
  std::string out;
  write_requests(out);
  write_latency(out);
  single(out, "received_bytes_total", "counter", "Bytes of the bodies of requests",
         std::to_string(received_));
  single(out, "sent_bytes_total", "counter", "Bytes of the bodies of answers",
         std::to_string(sent_));
  describe(out, "logins_refused_total", "counter", "Logins by user name and password that failed");
  sample(out, "logins_refused_total", label("reason", "wrong"), std::to_string(logins_failed_));
  sample(out, "logins_refused_total", label("reason", "throttled"),
         std::to_string(logins_throttled_));
  single(out, "connections", "gauge", "Open connections", std::to_string(now.connections));
  single(out, "body_bytes", "gauge", "Bytes of bodies held for requests that are not yet answered",
         std::to_string(now.body_bytes));
  single(out, "ticket_cache_bytes", "gauge", "Bytes of rendered tickets that are kept",
         std::to_string(now.ticket_cache_bytes));
  single(out, "store_failures_total", "counter",
         "Transactions that the database could not carry out", std::to_string(now.store_failures));
  single(out, "password_hashes_total", "counter", "Password hashes computed, each in 19 MiB",
         std::to_string(now.password_hashes));
  if (now.mail) {
    describe(out, "outbox_mails", "gauge", "Mails in the outbox by state");
    sample(out, "outbox_mails", label("state", "pending"), std::to_string(now.mail->pending));
    sample(out, "outbox_mails", label("state", "failed"), std::to_string(now.mail->failed));
    sample(out, "outbox_mails", label("state", "sent"), std::to_string(now.mail->sent));
  }
  single(out, "resident_memory_bytes", "gauge", "Resident set of the process",
         std::to_string(resident_bytes()));
  single(out, "start_time_seconds", "gauge", "When the process started, in seconds since 1970",
         std::to_string(started_));
  describe(out, "build_info", "gauge", "1, labelled with the version");
  sample(out, "build_info", label("version", now.version), "1");
  return out;
}

}  // namespace ticketwire::server

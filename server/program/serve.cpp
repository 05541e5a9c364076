#include "program/serve.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <thread>

#include "auth/authenticator.hpp"
#include "auth/password.hpp"
#include "http/access_log.hpp"
#include "http/compression.hpp"
#include "http/metrics.hpp"
#include "http/routes.hpp"
#include "http/tls.hpp"
#include "http/transport.hpp"
#include "program/chores.hpp"
#include "program/console.hpp"
#include "program/counted_store.hpp"
#include "service/answer/ticket_cache.hpp"

namespace ticketwire::server {
namespace {

// Some thousand tickets; a server with 1,000 connections stays under 64 MB with it.
constexpr std::size_t cache_bytes = 16 * 1'024 * 1'024;

std::string origin_of(const options& given, std::uint16_t port) {
  if (!given.origin.empty()) return given.origin;
  const bool six = given.address.find(':') != std::string::npos;
  return (given.tls_certificate.empty() ? "http://" : "https://") +
         (six ? "[" + given.address + "]" : given.address) + ":" + std::to_string(port);
}

transport_settings transport_for(const options& given, const access_log& log, metrics& counts) {
  transport_settings settings;
  settings.address = given.address;
  settings.port = given.port;
  // More than there are processors: a request that waits for the disk or the database holds one.
  settings.threads =
      given.threads != 0 ? given.threads : std::max(16u, 2 * std::thread::hardware_concurrency());
  settings.limits.connections = given.max_connections;
  if (given.max_address_connections) {
    settings.limits.address_connections = *given.max_address_connections;
    settings.limits.count_this_machine = true;
  }
  settings.limits.header_time = given.header_time;
  settings.limits.request_time = given.request_time;
  settings.limits.idle_time = given.idle_time;
  settings.proxy = given.trusted_proxy;
  settings.at_once = &router::is_quick;
  settings.observe = [&](const access& done) {
    log.answer(done);
    counts.count(done);
  };
  settings.remark = [&](log_level level, const std::string& text) { log.remark(level, text); };
  return settings;
}

/// False where the files cannot be used; what was in use stays so.
bool start_tls(transport& http, const options& given, const access_log& log) {
  if (given.tls_certificate.empty()) return true;
  auto loaded = load_tls({given.tls_certificate, given.tls_key});
  if (loaded.context == nullptr) {
    log.remark(log_level::error, loaded.problem);
    return false;
  }
  http.use_tls(std::move(loaded.context));
  return true;
}

std::optional<gauges::outbox> count_mails(store::store& store) {
  using state = enum store::notification::state;
  gauges::outbox mails;
  for (const auto& each : {std::pair(state::pending, &mails.pending),
                           {state::failed, &mails.failed},
                           {state::sent, &mails.sent}}) {
    const auto done = store.look([&](store::reader& in) -> result<void> {
      const auto counted = in.count_notifications(each.first);
      if (!counted) return counted.error();
      *each.second = *counted;
      return {};
    });
    if (!done) return std::nullopt;
  }
  return mails;
}

std::string metrics_text(const metrics& counts, const transport& http, counted_store& store,
                         const service::ticket_cache& tickets) {
  gauges now;
  now.connections = http.open_connections();
  now.body_bytes = http.body_bytes();
  now.mail = count_mails(store);
  now.store_failures = store.failures();
  now.ticket_cache_bytes = tickets.bytes();
  now.password_hashes = auth::computed_hashes();
  now.version = TICKETWIRE_VERSION;
  return counts.text(now);
}

}  // namespace

// Every connection is a descriptor, and so are the database's files.
void raise_descriptor_limit(std::size_t connections) {
  constexpr std::size_t others = 128;
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  static_cast<void>(::setrlimit(RLIMIT_NOFILE, &limit));
  static_cast<void>(::getrlimit(RLIMIT_NOFILE, &limit));
  if (limit.rlim_cur < connections + others) {
    complain("only " + std::to_string(limit.rlim_cur) +
             " files may be open at once, which is too few for " + std::to_string(connections) +
             " connections; raise the limit (ulimit -Hn, LimitNOFILE=) or lower "
             "--max-connections");
  }
}

int serve(store::store& below, const options& given) {
  const access_log log(given.log, [](std::string_view line) {
    // One call for each line, so that lines of several threads do not mix.
    static_cast<void>(std::fwrite(line.data(), 1, line.size(), stderr));
  });
  metrics counts;
  counted_store store(below);
  // The router needs the port, the transport a handler: the transport binds first.
  std::unique_ptr<router> routes;
  auto wire = transport_for(given, log, counts);
  wire.turn_away = [&](const http::request& request, visit& visit) {
    return routes->turn_away(request, visit);
  };
  transport http(
      std::move(wire),
      [&](const http::request& request, visit& visit) {
        http::response answer = routes->route(request, visit);
        compress(request, answer);
        return answer;
      },
      [&](const http::request& request, const error& error) {
        return routes->refuse(request, error);
      });
  if (!start_tls(http, given, log)) return cannot_start;
  if (const auto failed = http.listen()) {
    complain("cannot listen on " + given.address + ":" + std::to_string(given.port) + ": " +
             failed.message() + "; choose another address with --listen");
    return cannot_start;
  }
  const auto origin = origin_of(given, http.port());
  auth::authenticator authenticator(store, {now, given.app_token});
  const auto tickets = std::make_shared<service::ticket_cache>(cache_bytes);
  route_settings settings;
  const service::settings service{
      origin, given.time_zone, now, given.date_offsets, TICKETWIRE_VERSION, tickets};
  settings.service = service;
  settings.auth = {is_loopback(given.address), !given.tls_certificate.empty(), given.demo,
                   given.cors_origins};
  settings.web = given.web;
  settings.metrics = [&] { return metrics_text(counts, http, store, *tickets); };
  routes = std::make_unique<router>(store, authenticator, std::move(settings));
  notify::background background(chores_for(store, given.mail, service, complain), complain);
  // A mail that is under way gets its few seconds while requests get theirs.
  http.stop_on_signals([&] { background.stop(); });
  http.reload_on_signal([&] { static_cast<void>(start_tls(http, given, log)); });
  std::printf("Ticketwire is at %s/\n", origin.c_str());
  std::fflush(stdout);
  http.run();
  return started_well;
}

}  // namespace ticketwire::server

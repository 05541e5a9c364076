#include <malloc.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <system_error>
#include <thread>

#include "auth/authenticator.hpp"
#include "auth/password.hpp"
#include "auth/secret.hpp"
#include "chores.hpp"
#include "date/tz.h"
#include "demo_files.hpp"
#include "http/access_log.hpp"
#include "http/counted_store.hpp"
#include "http/metrics.hpp"
#include "http/options.hpp"
#include "http/routes.hpp"
#include "http/tls.hpp"
#include "http/transport.hpp"
#include "service/import.hpp"
#include "store/joined.hpp"
#include "store/open.hpp"
#include "transfer_files.hpp"

namespace ticketwire::server {
namespace {

constexpr int started_well = 0;
constexpr int cannot_start = 1;
constexpr int wrong_usage = 2;

void complain(std::string_view text) {
  std::fprintf(stderr, "ticketwire-server: %.*s\n", static_cast<int>(text.size()), text.data());
}

store::ticks now() {
  using ticks = std::chrono::duration<store::ticks, std::ratio<1, 10'000'000>>;
  return std::chrono::duration_cast<ticks>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

std::string hash_or_nothing(std::string_view password) {
  // An empty hash is one that no password matches.
  const auto hash = auth::hash_password(password);
  return hash ? *hash : std::string();
}

const service::secret_hashes& hashes() {
  static const service::secret_hashes both{hash_or_nothing, auth::sha256_hex};
  return both;
}

bool is_time_zone(const std::string& name) {
  try {
    return date::locate_zone(name) != nullptr;
  } catch (const std::exception&) {
    return false;
  }
}

std::string advice(const error& failed, const std::string& database) {
  const auto text = store::display_name(database) + ": " + describe(failed);
  const bool sqlite = !store::sqlite_path(database).empty();
  switch (failed.code) {
    case error_code::store_locked:
      return text + "; stop the other process or name another file with --database";
    case error_code::store_schema:
      return text + "; start a newer ticketwire-server or name another place with --database";
    default:
      return text + (sqlite ? "; check that it is a database of this program and can be written, "
                              "and that the disk has room"
                            : "; check the address, the user and the rights in --database");
  }
}

std::unique_ptr<store::store> open_store(const std::string& database) {
  const std::filesystem::path file(store::sqlite_path(database));
  std::error_code failed;
  if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path(), failed);
  if (failed) {
    complain("cannot create the folder " + file.parent_path().string() + ": " + failed.message());
    return nullptr;
  }
  auto opened = store::open(database);
  if (opened) return std::move(*opened);
  complain(advice(opened.error(), database));
  return nullptr;
}

result<bool> is_empty(store::store& store) {
  bool empty = false;
  auto done = store.read([&](store::reader& in) -> result<void> {
    const auto counted = in.count();
    if (!counted) return counted.error();
    empty = *counted == 0;
    return {};
  });
  if (!done) return done.error();
  return empty;
}

// In one transaction: a first start that is interrupted begins anew.
result<void> import_demo(store::store& store) {
  const auto empty = is_empty(store);
  if (!empty) return empty.error();
  if (!*empty) return {};
  return store.write([](store::writer& out) -> result<void> {
    store::joined whole(out);
    for (const auto json : demo_files()) {
      if (auto done = service::import_world(whole, json, now(), hashes()); !done) return done;
    }
    return {};
  });
}

bool import_files(store::store& store, const options& given) {
  for (const auto& file : given.imports) {
    if (is_export_file(file)) {
      if (const auto problem = import_file(store, file); !problem.empty()) {
        complain(problem);
        return false;
      }
      continue;
    }
    std::ifstream in(file, std::ios::binary);
    const std::string json((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (!in.is_open() || in.bad()) {
      complain("cannot read " + file.string());
      return false;
    }
    if (const auto done = service::import_world(store, json, now(), hashes()); !done) {
      complain("cannot import " + file.string() + ": " + describe(done.error()));
      return false;
    }
  }
  return true;
}

bool prepare(store::store& store, const options& given) {
  if (given.demo) {
    if (const auto done = import_demo(store); !done) {
      complain("cannot import the demo tickets: " + describe(done.error()));
      return false;
    }
  }
  return import_files(store, given);
}

std::string origin_of(const options& given, std::uint16_t port) {
  if (!given.origin.empty()) return given.origin;
  const bool six = given.address.find(':') != std::string::npos;
  return (given.tls_certificate.empty() ? "http://" : "https://") +
         (six ? "[" + given.address + "]" : given.address) + ":" + std::to_string(port);
}

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

transport_settings transport_for(const options& given, const access_log& log, metrics& counts) {
  transport_settings settings;
  settings.address = given.address;
  settings.port = given.port;
  // More than there are processors: a request that waits for the disk or the database holds one.
  settings.threads =
      given.threads != 0 ? given.threads : std::max(16u, 2 * std::thread::hardware_concurrency());
  settings.limits.connections = given.max_connections;
  settings.limits.header_time = given.header_time;
  settings.limits.request_time = given.request_time;
  settings.limits.idle_time = given.idle_time;
  settings.proxy = given.trusted_proxy;
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
  const auto done = store.read([&](store::reader& in) -> result<void> {
    for (const auto& [each, into] : {std::pair(state::pending, &mails.pending),
                                     {state::failed, &mails.failed},
                                     {state::sent, &mails.sent}}) {
      const auto counted = in.count_notifications(each);
      if (!counted) return counted.error();
      *into = *counted;
    }
    return {};
  });
  return done ? std::optional(mails) : std::nullopt;
}

std::string metrics_text(const metrics& counts, const transport& http, counted_store& store) {
  gauges now;
  now.connections = http.open_connections();
  now.body_bytes = http.body_bytes();
  now.mail = count_mails(store);
  now.store_failures = store.failures();
  now.password_hashes = auth::computed_hashes();
  now.version = TICKETWIRE_VERSION;
  return counts.text(now);
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
  transport http(
      transport_for(given, log, counts),
      [&](const http::request& request, visit& visit) { return routes->route(request, visit); },
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
  route_settings settings;
  const service::settings service{origin, given.time_zone, now, given.date_offsets,
                                  TICKETWIRE_VERSION};
  settings.service = service;
  settings.auth = {is_loopback(given.address), !given.tls_certificate.empty(), given.demo,
                   given.cors_origins};
  settings.web = given.web;
  settings.metrics = [&] { return metrics_text(counts, http, store); };
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

int run(const options& given) {
  if (!is_time_zone(given.time_zone)) {
    complain("--time-zone: '" + given.time_zone +
             "' is not a time zone; expected a name such as "
             "Europe/Oslo");
    return wrong_usage;
  }
  if (!given.web.empty() && !std::filesystem::is_directory(given.web)) {
    complain("--web: " + given.web.string() + " is not a folder");
    return wrong_usage;
  }
  if (const auto problem = check_mail(given.mail); !problem.empty()) {
    complain(problem);
    return wrong_usage;
  }
  // What is kept, mail and password hashes among it, is nobody else's to read.
  ::umask(0077);
  // A reader that has gone and a file that may not grow are errors, not the end of the process.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  raise_descriptor_limit(given.max_connections);
  // Left to itself the allocator learns from the first large body to keep such memory for ever.
  ::mallopt(M_MMAP_THRESHOLD, 128 * 1024);
  ::mallopt(M_ARENA_MAX, 2);
  const auto store = open_store(given.database);
  if (store == nullptr || !prepare(*store, given)) return cannot_start;
  if (!given.export_to.empty()) {
    const auto problem = export_file(*store, given.export_to);
    if (!problem.empty()) complain(problem);
    return problem.empty() ? started_well : cannot_start;
  }
  // A database that was moved is not served by the way.
  if (std::ranges::any_of(given.imports, is_export_file)) return started_well;
  return serve(*store, given);
}

std::optional<std::string> variable(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value != nullptr ? std::optional<std::string>(value) : std::nullopt;
}

}  // namespace
}  // namespace ticketwire::server

int main(int count, char** values) {
  using namespace ticketwire::server;
  const auto parsed = parse_options({values + 1, values + count}, variable);
  if (!parsed.problem.empty()) {
    complain(parsed.problem + "\nTry ticketwire-server --help");
    return wrong_usage;
  }
  if (parsed.options.help) {
    std::fputs(usage().c_str(), stdout);
    return started_well;
  }
  if (parsed.options.version) {
    std::puts("ticketwire-server " TICKETWIRE_VERSION);
    return started_well;
  }
  try {
    return run(parsed.options);
  } catch (const std::exception& failed) {
    complain(std::string("stopped: ") + failed.what());
    return cannot_start;
  }
}

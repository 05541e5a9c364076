#include <malloc.h>
#include <sys/stat.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "program/chores.hpp"
#include "program/console.hpp"
#include "program/options.hpp"
#include "program/prepare.hpp"
#include "program/serve.hpp"
#include "program/transfer_files.hpp"
#include "service/locale/time_zone.hpp"

namespace ticketwire::server {
namespace {

int run(const options& given) {
  if (!service::time_zone::find(given.time_zone)) {
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
  const auto store = open_store(given);
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

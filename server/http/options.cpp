#include "http/options.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/ip/address.hpp>
#include <charconv>
#include <set>

namespace ticketwire::server {
namespace {

/// One flag. `take` puts a value into the options and says whether it is acceptable.
struct flag {
  std::string_view name;
  /// Empty for a switch; its variable then takes 1, true, 0 or false.
  std::string_view argument;
  std::string_view help;
  std::string_view default_text;
  bool (*take)(options& into, const std::string& value);
  bool repeatable = false;
};

template <class Number>
bool take_number(const std::string& text, Number lowest, Number highest, Number& into) {
  Number value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc() || end != text.data() + text.size()) return false;
  if (value < lowest || value > highest) return false;
  into = value;
  return true;
}

bool take_listen(options& into, const std::string& value) {
  const auto colon = value.rfind(':');
  if (colon == std::string::npos) return false;
  auto host = value.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  if (host == "localhost") host = "127.0.0.1";
  boost::system::error_code failed;
  static_cast<void>(boost::asio::ip::make_address(host, failed));
  if (failed) return false;
  into.address = host;
  return take_number<std::uint16_t>(value.substr(colon + 1), 0, 65'535, into.port);
}

bool take_database(options& into, const std::string& value) {
  const bool sqlite = value.starts_with("sqlite:") && value.size() > 7;
  const bool postgres = value.starts_with("postgresql://") || value.starts_with("postgres://");
  if (!sqlite && !postgres) return false;
  into.database = value;
  return true;
}

bool take_origin(options& into, const std::string& value) {
  const bool http = value.starts_with("http://") || value.starts_with("https://");
  if (!http || value.ends_with('/') || value.find_first_of(" \r\n") != std::string::npos) {
    return false;
  }
  into.cors_origin = value;
  return true;
}

bool take_log(options& into, const std::string& value) {
  if (value == "error")
    into.log = log_level::error;
  else if (value == "info")
    into.log = log_level::info;
  else if (value == "debug")
    into.log = log_level::debug;
  else
    return false;
  return true;
}

bool take_switch(bool& into, const std::string& value) {
  if (value == "1" || value == "true")
    into = true;
  else if (value == "0" || value == "false")
    into = false;
  else
    return false;
  return true;
}

constexpr std::array flags{
    flag{"listen", "ADDRESS:PORT", "where to listen; port 0 takes a free one", "127.0.0.1:8080",
         take_listen},
    flag{"database", "URL", "sqlite:PATH or postgresql://...", "sqlite:.data/ticketwire.sqlite",
         take_database},
    flag{"web", "DIR", "folder of the page to serve", "none",
         [](options& into, const std::string& value) {
           into.web = value;
           return !value.empty();
         }},
    flag{"cors-origin", "ORIGIN", "foreign origin whose pages may use the API", "none",
         take_origin},
    flag{"time-zone", "ZONE", "IANA zone for dates without an offset", "Europe/Oslo",
         [](options& into, const std::string& value) {
           into.time_zone = value;
           return !value.empty();
         }},
    flag{"app-token", "TOKEN", "value that SoTicket requests must send in SO-AppToken", "none",
         [](options& into, const std::string& value) {
           into.app_token = value;
           return !value.empty();
         }},
    flag{"demo", "", "fill an empty database with sample tickets and the user tje0", "",
         [](options& into, const std::string& value) { return take_switch(into.demo, value); }},
    flag{"import", "FILE", "import tickets, people and lists from a file; may be repeated", "none",
         [](options& into, const std::string& value) {
           into.imports.emplace_back(value);
           return !value.empty();
         },
         true},
    flag{"insecure-http", "", "allow unencrypted HTTP beyond this machine", "",
         [](options& into, const std::string& value) {
           return take_switch(into.insecure_http, value);
         }},
    flag{"threads", "N", "threads that handle requests", "one per processor, at least 2",
         [](options& into, const std::string& value) {
           return take_number(value, 1u, 256u, into.threads);
         }},
    flag{"log", "LEVEL", "error, info (one line for each request) or debug", "info", take_log},
    flag{"help", "", "show this text", "",
         [](options& into, const std::string& value) { return take_switch(into.help, value); }},
    flag{"version", "", "show the version", "",
         [](options& into, const std::string& value) { return take_switch(into.version, value); }},
};

const flag* find_flag(std::string_view name) {
  const auto found =
      std::find_if(flags.begin(), flags.end(), [&](const flag& row) { return row.name == name; });
  return found != flags.end() ? &*found : nullptr;
}

std::string variable_name(const flag& row) {
  std::string name = "TICKETWIRE_";
  for (const char c : row.name) {
    name += c == '-' ? '_' : static_cast<char>(c - 'a' + 'A');
  }
  return name;
}

std::string unusable(std::string_view where, std::string_view value, const flag& row) {
  std::string text(where);
  text.append(": '").append(value).append("' is not usable; expected ");
  return text.append(row.argument.empty() ? std::string_view("true or false") : row.argument);
}

std::string check(const options& given) {
  if (is_loopback(given.address)) return {};
  if (given.demo) return "--demo has a well-known password; listen on 127.0.0.1 or leave it out";
  if (!given.insecure_http) {
    return given.address +
           " can be reached from other machines and passwords would travel "
           "unencrypted; listen on 127.0.0.1, or accept that with --insecure-http";
  }
  return {};
}

std::string take_arguments(const std::vector<std::string>& arguments, options& into,
                           std::set<const flag*>& given) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const auto& argument = arguments[i];
    const auto equals = argument.find('=');
    const auto* row =
        argument.starts_with("--") ? find_flag(argument.substr(2, equals - 2)) : nullptr;
    if (row == nullptr) return "unknown argument '" + argument.substr(0, equals) + "'";
    const auto name = "--" + std::string(row->name);
    if (!given.insert(row).second && !row->repeatable) return name + " is given twice";
    std::string value = "true";
    if (equals != std::string::npos) {
      value = argument.substr(equals + 1);
    } else if (!row->argument.empty()) {
      if (++i == arguments.size()) return name + " needs " + std::string(row->argument);
      value = arguments[i];
    }
    if (!row->take(into, value)) return unusable(name, value, *row);
  }
  return {};
}

}  // namespace

parsed_options parse_options(const std::vector<std::string>& arguments,
                             const environment& variable) {
  parsed_options parsed;
  std::set<const flag*> given;
  parsed.problem = take_arguments(arguments, parsed.options, given);
  if (!parsed.problem.empty()) return parsed;
  for (const auto& row : flags) {
    if (given.contains(&row)) continue;
    const auto name = variable_name(row);
    const auto value = variable(name);
    if (!value || value->empty() || row.take(parsed.options, *value)) continue;
    parsed.problem = unusable(name, *value, row);
    return parsed;
  }
  if (!parsed.options.help && !parsed.options.version) parsed.problem = check(parsed.options);
  return parsed;
}

std::string usage() {
  std::string text = "Usage: ticketwire-server [flags]\n\n";
  for (const auto& row : flags) {
    std::string left = "  --" + std::string(row.name);
    if (!row.argument.empty()) left.append(" ").append(row.argument);
    left.resize(std::max<std::size_t>(left.size() + 1, 28), ' ');
    text.append(left).append(row.help);
    if (!row.default_text.empty()) text.append(" [").append(row.default_text).append("]");
    text += '\n';
  }
  return text +
         "\nEach flag is also read from TICKETWIRE_..., for example TICKETWIRE_TIME_ZONE; "
         "the flag wins.\n";
}

bool is_loopback(const std::string& address) {
  boost::system::error_code failed;
  const auto parsed = boost::asio::ip::make_address(address, failed);
  return !failed && parsed.is_loopback();
}

}  // namespace ticketwire::server

#include "program/options.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/ip/address.hpp>
#include <charconv>
#include <set>

namespace ticketwire::server {
namespace {

/// One flag. `take` puts a value into the options and says whether it is acceptable.
struct flag {
  std::string_view group;
  std::string_view name;
  /// Empty for a switch; its variable then takes 1, true, 0 or false.
  std::string_view argument;
  std::string_view help;
  std::string_view default_text;
  bool (*take)(options& into, const std::string& value);
  bool repeatable = false;
  /// Its value is not for complaints where it may have a password before an `@`.
  bool secret = false;
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
  if (!sqlite && !postgres && value != "memory:") return false;
  into.database = value;
  return true;
}

bool take_origin(std::string& into, const std::string& value) {
  const auto scheme = value.starts_with("http://")    ? std::size_t{7}
                      : value.starts_with("https://") ? std::size_t{8}
                                                      : std::size_t{0};
  if (scheme == 0 || value.size() == scheme) return false;
  if (value.find_first_of(" \r\n/?#\"", scheme) != std::string::npos) return false;
  into = value;
  return true;
}

/// One origin, or several with spaces between them, as in a variable.
bool take_origins(std::vector<std::string>& into, std::string_view list) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    std::string origin;
    if (end > 0 && !take_origin(origin, std::string(list.substr(0, end)))) return false;
    if (end > 0) into.push_back(std::move(origin));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return !into.empty();
}

bool take_path(std::filesystem::path& into, const std::string& value) {
  into = value;
  return !value.empty();
}

bool take_proxy(options& into, const std::string& value) {
  boost::system::error_code failed;
  into.trusted_proxy = boost::asio::ip::make_address(value, failed).to_string();
  return !failed;
}

bool take_seconds(std::chrono::seconds& into, const std::string& value) {
  int seconds = 0;
  if (!take_number(value, 1, 3'600, seconds)) return false;
  into = std::chrono::seconds(seconds);
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

bool take_text(std::string& into, const std::string& value) {
  into = value;
  return !value.empty();
}

bool take_mail_tls(options& into, const std::string& value) {
  into.mail.tls = value;
  return value == "required" || value == "offered" || value == "none";
}

// In the order of --help; a group begins where its name changes.
constexpr std::array flags{
    flag{"Serving", "listen", "ADDRESS:PORT", "where to listen; port 0 takes a free one",
         "127.0.0.1:8080", take_listen},
    flag{"Serving", "origin", "ORIGIN", "how clients reach the server, for links in answers",
         "the listening address",
         [](options& into, const std::string& value) { return take_origin(into.origin, value); }},
    flag{"Serving", "tls-cert", "FILE", "PEM certificate chain; with --tls-key: HTTPS only", "none",
         [](options& into, const std::string& value) {
           return take_path(into.tls_certificate, value);
         }},
    flag{"Serving", "tls-key", "FILE", "PEM key of the certificate, without a passphrase", "none",
         [](options& into, const std::string& value) { return take_path(into.tls_key, value); }},
    flag{"Serving", "insecure-http", "", "allow unencrypted HTTP beyond this machine", "",
         [](options& into, const std::string& value) {
           return take_switch(into.insecure_http, value);
         }},
    flag{"Serving", "trusted-proxy", "ADDRESS", "proxy whose X-Forwarded-For names the client",
         "none", take_proxy},
    flag{"Serving", "web", "DIR", "folder of the page to serve", "none",
         [](options& into, const std::string& value) { return take_path(into.web, value); }},
    flag{"Serving", "cors-origin", "ORIGIN",
         "foreign origin whose pages may use the API; may be repeated", "none",
         [](options& into, const std::string& value) {
           return take_origins(into.cors_origins, value);
         },
         true},
    flag{"Serving", "app-token", "TOKEN", "value that SoTicket requests must send in SO-AppToken",
         "none",
         [](options& into, const std::string& value) {
           into.app_token = value;
           return !value.empty();
         }},
    flag{"Serving", "time-zone", "ZONE", "IANA zone for dates without an offset", "Europe/Oslo",
         [](options& into, const std::string& value) {
           into.time_zone = value;
           return !value.empty();
         }},
    flag{"Serving", "wire-dates", "FORM",
         "offset, or strict for dates without one unless asked for", "offset",
         [](options& into, const std::string& value) {
           into.date_offsets = value == "offset";
           return into.date_offsets || value == "strict";
         }},
    flag{"Data", "database", "URL", "sqlite:PATH, postgresql://... or memory:",
         "sqlite:.data/ticketwire.sqlite", take_database, false, true},
    flag{"Data", "demo", "", "fill an empty database with sample tickets and the user tje0", "",
         [](options& into, const std::string& value) { return take_switch(into.demo, value); }},
    flag{"Data", "export", "FILE", "write everything to a new file for --import, and end", "none",
         [](options& into, const std::string& value) {
           into.export_to = value;
           return !value.empty();
         }},
    flag{"Data", "import", "FILE",
         "import what --export wrote, and end; or tickets, people and lists; may be repeated",
         "none",
         [](options& into, const std::string& value) {
           into.imports.emplace_back(value);
           return !value.empty();
         },
         true},
    flag{"Mail", "smtp", "URL",
         "smtp:// or smtps://USER:PASSWORD@HOST:PORT; keep it in TICKETWIRE_SMTP",
         "none, mails wait",
         [](options& into, const std::string& value) { return take_text(into.mail.smtp, value); },
         false, true},
    flag{"Mail", "mail-from", "ADDRESS", "sender of mails; needed with --smtp", "none",
         [](options& into, const std::string& value) { return take_text(into.mail.from, value); }},
    flag{"Mail", "smtp-tls", "MODE", "encryption of mail: required, offered or none",
         "required, none on this machine", take_mail_tls},
    flag{"Mail", "smtp-ca", "FILE", "PEM certificates that vouch for the mail server",
         "the system's",
         [](options& into, const std::string& value) {
           return take_path(into.mail.authorities, value);
         }},
    flag{"Mail", "smtp-retry", "SECONDS", "pause after a mail's first failed try; then doubled",
         "60",
         [](options& into, const std::string& value) {
           return take_seconds(into.mail.first_pause, value);
         }},
    flag{"Mail", "smtp-timeout", "SECONDS", "longest time for sending one mail", "60",
         [](options& into, const std::string& value) {
           return take_seconds(into.mail.time_limit, value);
         }},
    flag{"Mail", "language", "TAG", "of mails to users without their own: en nb sv da de nl", "en",
         [](options& into, const std::string& value) {
           return take_text(into.mail.language, value);
         }},
    flag{"Limits", "threads", "N", "threads that handle requests", "two per processor, at least 16",
         [](options& into, const std::string& value) {
           return take_number(value, 1u, 256u, into.threads);
         }},
    flag{"Limits", "max-connections", "N", "open connections; more are answered 503", "1024",
         [](options& into, const std::string& value) {
           return take_number<std::size_t>(value, 1, 100'000, into.max_connections);
         }},
    flag{"Limits", "max-address-connections", "N", "open connections of one address",
         "256, this machine's not counted",
         [](options& into, const std::string& value) {
           return take_number<std::size_t>(value, 1, 100'000,
                                           into.max_address_connections.emplace());
         }},
    flag{"Limits", "header-time", "SECONDS", "for a request's header to arrive", "10",
         [](options& into, const std::string& value) {
           return take_seconds(into.header_time, value);
         }},
    flag{"Limits", "request-time", "SECONDS", "for its body to arrive, and for taking the answer",
         "30",
         [](options& into, const std::string& value) {
           return take_seconds(into.request_time, value);
         }},
    flag{"Limits", "idle-time", "SECONDS", "that a connection may wait for its next request", "60",
         [](options& into, const std::string& value) {
           return take_seconds(into.idle_time, value);
         }},
    flag{"Limits", "query-time", "SECONDS", "for each query of a request that reads", "5",
         [](options& into, const std::string& value) {
           return take_seconds(into.query_time, value);
         }},
    flag{"Other", "log", "LEVEL", "error, info (one line for each request) or debug", "info",
         take_log},
    flag{"Other", "help", "", "show this text", "",
         [](options& into, const std::string& value) { return take_switch(into.help, value); }},
    flag{"Other", "version", "", "show the version", "",
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
  const bool hidden = row.secret && value.find('@') != std::string_view::npos;
  text.append(": ").append(hidden ? "the value" : "'" + std::string(value) + "'");
  text.append(" is not usable; expected ");
  return text.append(row.argument.empty() ? std::string_view("true or false") : row.argument);
}

std::string check(const options& given) {
  if (given.tls_certificate.empty() != given.tls_key.empty()) {
    return "--tls-cert and --tls-key are needed together";
  }
  if (is_loopback(given.address)) return {};
  if (given.demo) return "--demo has a well-known password; listen on 127.0.0.1 or leave it out";
  if (!given.insecure_http && given.tls_certificate.empty()) {
    return given.address +
           " can be reached from other machines and passwords would travel "
           "unencrypted; give --tls-cert and --tls-key, listen on 127.0.0.1, or accept that with "
           "--insecure-http";
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
  std::string text = "Usage: ticketwire-server [flags]\n";
  std::string_view group;
  for (const auto& row : flags) {
    if (row.group != group) text.append("\n").append(row.group).append(":\n");
    group = row.group;
    std::string left = "  --" + std::string(row.name);
    if (!row.argument.empty()) left.append(" ").append(row.argument);
    left.resize(std::max<std::size_t>(left.size() + 1, 28), ' ');
    text.append(left).append(row.help);
    if (!row.default_text.empty()) text.append(" [").append(row.default_text).append("]");
    text += '\n';
  }
  return text +
         "\nEach flag is also read from TICKETWIRE_..., for example TICKETWIRE_TIME_ZONE; the flag "
         "wins.\nSIGTERM and SIGINT: what is in flight is answered, then the server ends. SIGHUP: "
         "reads the\ncertificate and its key again.\n"
         "\nExit: 0 after a signal, 1 where the server could not start or had to stop, 2 for flags "
         "that\ncannot be meant.\n";
}

bool is_loopback(const std::string& address) {
  boost::system::error_code failed;
  const auto parsed = boost::asio::ip::make_address(address, failed);
  return !failed && parsed.is_loopback();
}

}  // namespace ticketwire::server

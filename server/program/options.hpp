#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/log_level.hpp"

namespace ticketwire::server {

/// The flags for outgoing mail.
struct mail_options {
  /// URL of the mail server, perhaps with a password; empty: notifications stay in the outbox.
  std::string smtp;
  /// Sender's address, perhaps with a name.
  std::string from;
  /// PEM file of the certificates that vouch for the mail server; empty for the system's.
  std::filesystem::path authorities;
  /// required, offered, none, or standard: required beyond this machine.
  std::string tls = "standard";
  std::chrono::seconds first_pause{60};
  std::chrono::seconds time_limit{60};
  /// Tag of the language for readers without one of their own.
  std::string language = "en";
};

/// What the command line and the environment ask for.
struct options {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
  /// sqlite:PATH, postgresql://... with all that libpq takes there, or memory:.
  std::string database = "sqlite:.data/ticketwire.sqlite";
  std::filesystem::path web;
  /// Foreign origins whose pages may use the API.
  std::vector<std::string> cors_origins;
  std::string time_zone = "Europe/Oslo";
  /// Whether dates are written with their offset where a request does not say.
  bool date_offsets = true;
  std::string app_token;
  std::vector<std::filesystem::path> imports;
  /// Where to write everything; the server then does not serve.
  std::filesystem::path export_to;
  /// 0: one for each processor, at least two.
  unsigned threads = 0;
  log_level log = log_level::info;
  /// PEM files; both or none.
  std::filesystem::path tls_certificate;
  std::filesystem::path tls_key;
  /// Scheme and authority that clients use, where it is not the listening address.
  std::string origin;
  /// Numeric address of a proxy whose X-Forwarded-For is believed.
  std::string trusted_proxy;
  std::size_t max_connections = 1024;
  /// Without it 256, and this machine's own addresses are not counted.
  std::optional<std::size_t> max_address_connections;
  std::chrono::seconds header_time{10};
  std::chrono::seconds request_time{30};
  std::chrono::seconds idle_time{60};
  std::chrono::seconds query_time{5};
  mail_options mail;
  bool demo = false;
  bool insecure_http = false;
  bool help = false;
  bool version = false;
};

struct parsed_options {
  server::options options;
  /// What is wrong with the command line, in words for its writer; empty when nothing is.
  std::string problem;
};

/// The value of an environment variable.
using environment = std::function<std::optional<std::string>(const std::string& name)>;

/// Reads flags (`--name value` or `--name=value`) and, for those not given, the variables
/// TICKETWIRE_NAME. Refuses a listening address beyond this machine without TLS or --insecure-http,
/// and together with --demo.
[[nodiscard]] parsed_options parse_options(const std::vector<std::string>& arguments,
                                           const environment& variable);

/// The text of --help.
[[nodiscard]] std::string usage();

/// Whether a numeric address leads back to this machine only.
[[nodiscard]] bool is_loopback(const std::string& address);

}  // namespace ticketwire::server

#pragma once

#include <chrono>
#include <cstdint>
#include <stop_token>
#include <string>

#include "notify/mail.hpp"

namespace ticketwire::notify {

enum class tls : std::uint8_t {
  /// required, but not where the mail server is on this machine.
  standard,
  /// STARTTLS, or smtps: from the start; with a certificate that can be verified.
  required,
  /// STARTTLS if the mail server offers it.
  offered,
  none
};

struct smtp_settings {
  /// smtp://[user[:password]@]host[:port], or smtps:// for TLS from the start. Percent-encoded.
  std::string url;
  enum tls tls = tls::standard;
  /// PEM file of the certificates that vouch for the mail server; empty for the system's.
  std::string authorities = {};
  /// For one mail, from connecting to the last answer.
  std::chrono::seconds time_limit{60};
};

/// What is wrong with the settings, without a secret in it; empty when nothing is.
[[nodiscard]] std::string check_smtp(const smtp_settings& settings);

struct outcome {
  enum class kind : std::uint8_t {
    sent,
    /// May succeed at another time.
    later,
    /// The mail server refused a recipient or the mail itself for good.
    never,
    /// Given up because the server stops.
    stopped
  };
  enum kind kind = kind::later;
  /// Why it was not sent: one line of at most 300 bytes without the URL or a password.
  std::string problem;
  /// False where the mail server could not be used at all, so that the next mail would fail alike.
  bool usable = true;
};

/// Sends a mail over a connection of its own, in one transaction for all recipients: either all get
/// it or none does. Once `stop` is requested it is given up after a few seconds more.
[[nodiscard]] outcome send(const smtp_settings& settings, const mail& mail,
                           const std::stop_token& stop);

}  // namespace ticketwire::notify

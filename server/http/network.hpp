#pragma once

#include <string>

namespace ticketwire::server {

/// What an address is counted as: a network of IPv6 hands out /64 prefixes (RFC 6177), any address
/// of which its owner may use. What is no address counts as itself.
[[nodiscard]] std::string network_of(const std::string& address);

/// Whether a numeric address is one of this machine's own (127.0.0.0/8, ::1).
[[nodiscard]] bool is_this_machine(const std::string& address);

}  // namespace ticketwire::server

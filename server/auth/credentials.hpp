#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ticketwire/http/message.hpp"

namespace ticketwire::auth {

/// What an Authorization field carries (RFC 9110 section 11.4: credentials = auth-scheme SP ...).
struct credentials {
  enum class scheme : unsigned char { basic, bearer, ticket, unknown };
  enum scheme scheme = scheme::unknown;
  /// Basic only.
  std::string user;
  /// The password, or the token as it was sent.
  std::string secret;
};

/// Reads an Authorization field; schemes compare without case. Basic (RFC 7617) is taken as UTF-8
/// and, where it is not, as Latin-1. A value that cannot be read has scheme::unknown.
[[nodiscard]] credentials parse_authorization(std::string_view value);

/// The first cookie of that name in the request (RFC 6265 section 4.2.1); lives as long as it.
[[nodiscard]] std::optional<std::string_view> find_cookie(const http::request& request,
                                                          std::string_view name);

}  // namespace ticketwire::auth

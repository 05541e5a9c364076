#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "auth/authenticator.hpp"
#include "ticketwire/error.hpp"
#include "ticketwire/http/message.hpp"

namespace ticketwire::auth {

struct endpoint_settings {
  /// The server is reached over plain HTTP on this machine only: cookies then go without Secure.
  bool loopback = true;
  /// The server itself speaks TLS: cookies go with Secure, wherever it listens.
  bool tls = false;
  /// GET /session offers the demo user.
  bool demo = false;
  /// Foreign origins that may log in.
  std::vector<std::string> cors_origins;
};

/// The answer to a request that failed, with a challenge (RFC 9110 section 11.6.1) on 401: a script
/// in a browser is sent SOTicket, because Basic would open the browser's own dialogue.
[[nodiscard]] http::response refuse(const http::request& request, const error& error);

/// POST /login with a user name and password that were read from the body: 200
/// {"User","AssociateId"} and two cookies, the session and the XSRF value. `address` is where it
/// comes from.
[[nodiscard]] http::response login(const http::request& request, const credentials& sent,
                                   std::string_view address, authenticator& authenticator,
                                   const endpoint_settings& settings);

/// POST Agents/Authentication/Authenticate with a user name and password that were read from the
/// body: 200 {"Ticket","UserName","AssociateId"}, a SoTicket that ends six hours after its last
/// use.
[[nodiscard]] http::response authenticate(const http::request& request, const credentials& sent,
                                          std::string_view address, authenticator& authenticator);

/// POST /logout: 204, also when there was no session.
[[nodiscard]] http::response logout(const http::request& request, authenticator& authenticator);

/// GET /session: 200 {"Authenticated","User","AssociateId","Demo"}; needs no XSRF value.
[[nodiscard]] http::response session(const http::request& request, authenticator& authenticator,
                                     const endpoint_settings& settings);

}  // namespace ticketwire::auth

#pragma once

#include "auth/credentials.hpp"
#include "ticketwire/exchange/endpoint.hpp"
#include "ticketwire/http/message.hpp"
#include "ticketwire/result.hpp"

namespace ticketwire::server {

/// Reads the two arguments of a login endpoint, user name and password in this order, from JSON or
/// from a form; names compare without case. The scheme stays unknown. Errors: those of
/// exchange::read_body, and argument when a member is missing or null.
[[nodiscard]] result<auth::credentials> read_login_body(const exchange::endpoint& row,
                                                        const http::request& request);

}  // namespace ticketwire::server

#pragma once

#include "auth/credentials.hpp"
#include "ticketwire/http/message.hpp"
#include "ticketwire/result.hpp"

namespace ticketwire::server {

/// Reads {"user","password"} from JSON, or user=...&password=... from a form; names compare without
/// case. The scheme stays unknown. Errors: those of exchange::read_body, and argument when a member
/// is missing or null.
[[nodiscard]] result<auth::credentials> read_login_body(const http::request& request);

}  // namespace ticketwire::server

#pragma once

#include <string>

#include "ticketwire/http/message.hpp"
#include "ticketwire/result.hpp"

namespace ticketwire::server {

struct login_body {
  std::string user;
  std::string password;
};

/// Reads {"user","password"} from JSON, or user=...&password=... from a form; names compare without
/// case. Errors: those of JSON, argument when a member is missing, media_type for other bodies.
[[nodiscard]] result<login_body> read_login_body(const http::request& request);

}  // namespace ticketwire::server

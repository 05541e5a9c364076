#pragma once

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/system/error_code.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "ticketwire/error.hpp"
#include "ticketwire/http/message.hpp"

namespace ticketwire::server {

using request_parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
using request_head = boost::beast::http::request<boost::beast::http::string_body>;

/// What is wrong with a header that Beast took for well-formed: a framing that another server might
/// read differently (RFC 9112 section 6.3), a missing or doubled Host (3.2), a target in another
/// form than origin-form or absolute-form, or a coded body.
[[nodiscard]] std::optional<error> check_head(const request_head& head);

/// The error to answer for a failed read; nothing where the client has gone.
[[nodiscard]] std::optional<error> read_failure(boost::system::error_code failed);

/// Takes the message out of a parser that is done. An absolute-form target loses its authority.
[[nodiscard]] http::request take_request(request_parser& parser);

struct framing {
  bool keep_alive = true;
  /// HTTP/1.0, which must be told that the connection stays open.
  bool old_version = false;
};

/// Status line and fields of an answer up to the empty line. Adds Date, Content-Length and the
/// fields that every answer carries; those that describe the connection, and fields whose value
/// could break out of its line, are left out.
[[nodiscard]] std::string write_head(const http::response& answer, framing framing);

}  // namespace ticketwire::server

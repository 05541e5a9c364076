#pragma once

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/system/error_code.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ticketwire/error.hpp"
#include "ticketwire/http/message.hpp"

namespace ticketwire::server {

using request_parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
using request_head = boost::beast::http::request<boost::beast::http::string_body>;

/// What the bytes at the beginning of a request are.
struct head_scan {
  enum class state : std::uint8_t {
    /// More must be read.
    incomplete,
    complete,
    /// A line that does not end with CRLF, or that is folded (RFC 9112 sections 2.2 and 5.2).
    broken,
    too_long
  };
  enum state state = state::incomplete;
  /// Bytes up to and with the empty line, where it is complete.
  std::size_t size = 0;
};

/// Looks for the end of a header of at most `limit` bytes. The first `seen` bytes were looked at
/// before and found incomplete.
[[nodiscard]] head_scan scan_head(std::string_view bytes, std::size_t seen, std::size_t limit);

/// What is wrong with a header that Beast took for well-formed: a framing that another server might
/// read differently (RFC 9112 section 6.3), a missing or doubled Host or one that the target
/// contradicts (3.2), a target in another form than origin-form or absolute-form, credentials or a
/// media type given twice, or a coded body.
[[nodiscard]] std::optional<error> check_head(const request_head& head);

/// The error to answer for a failed read; nothing where the client has gone.
[[nodiscard]] std::optional<error> read_failure(boost::system::error_code failed);

/// A request without its body. An absolute-form target loses its authority.
[[nodiscard]] http::request take_head(const request_head& head);

/// Refuses a chunk whose extensions (RFC 9112 section 7.1.1) have a control character: a quoted
/// line end would be one to a reader that knows no quotes.
void check_chunk(std::uint64_t size, boost::beast::string_view extensions,
                 boost::system::error_code& failed);

/// What the log may know of a target: its path without query and fragment, at most 1024 bytes of
/// visible ASCII; `-` where it has none.
[[nodiscard]] std::string loggable_path(std::string_view target);

/// The last address in X-Forwarded-For, the one that the nearest proxy has added; nothing where it
/// is no address.
[[nodiscard]] std::optional<std::string> forwarded_for(const request_head& head);

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

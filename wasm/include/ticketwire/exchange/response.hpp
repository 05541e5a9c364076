#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ticketwire/exchange/failure.hpp"
#include "ticketwire/exchange/request.hpp"

namespace ticketwire::exchange {

/// What a server has to say to a call.
struct reply {
  /// JSON text of the row's response type, the bytes of a content, or nothing.
  std::string body;
  /// Content-Type of a content, or of a value that is no JSON; empty for application/octet-stream,
  /// and for JSON.
  std::string content_type;
  /// Last-Modified, in seconds since 1970.
  std::optional<std::int64_t> last_modified;
  /// 304: the client has what it asked for. The body is left out.
  bool unmodified = false;
  /// Further fields of the response, such as Content-Disposition.
  http::fields fields = {};
};

/// Writes the response to a call, as its row wants it: status, Content-Type by the request's Accept
/// field, $select applied. A failure is written as by write_failure, but for rows that answer null
/// for what does not exist. (Errors of $select itself become the failure.)
[[nodiscard]] http::response write_response(const call& call, const result<reply>& reply,
                                            std::optional<std::string_view> accept);

/// The response to a request that has failed: status, Content-Type, body, and Allow for
/// method_not_allowed. `every` as for write_failure.
[[nodiscard]] http::response write_failure_response(const error& failure,
                                                    std::optional<std::string_view> accept,
                                                    std::span<const error> every = {});

/// A successful response as a client reads it.
struct answered {
  /// The value, checked against its row; absent for 204, 304 and contents, which stay in the
  /// response.
  std::optional<json::document> document;
  /// 304: what the client has is up to date.
  bool unmodified = false;
};

/// Reads the response to a call. Names and enum values newer than the table are let through. A
/// status that is no success gives what read_failure says; a body that is not JSON, or null where
/// the row has none, response_unexpected; a value of another type the faults of carrier::validate,
/// of which the first is given.
[[nodiscard]] boost::system::result<answered, answered_failure> read_response(
    const endpoint& endpoint, const http::response& response, const limits& limits = {});
/// The same for a body of one's own, which the document goes on with; `like` as for
/// carrier::parse.
[[nodiscard]] boost::system::result<answered, answered_failure> read_response(
    const endpoint& endpoint, int status, json::body body, const limits& limits = {},
    const json::text* like = nullptr);

}  // namespace ticketwire::exchange

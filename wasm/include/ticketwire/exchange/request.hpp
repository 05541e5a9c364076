#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ticketwire/exchange/endpoint.hpp"
#include "ticketwire/json/document.hpp"
#include "ticketwire/result.hpp"

namespace ticketwire::exchange {

/// A parameter of a call by its caller's name, as text, not percent-encoded. Lists are separated by
/// commas.
struct argument {
  std::string name;
  std::string value;
};

/// Writes a call (RFC 3986, RFC 9110): method, target, header fields and body. Empty values are
/// left out of the query. `body` is JSON in UTF-8, which goes out byte for byte once it has been
/// found to bind to its row, or what is in a file.
///
/// Errors: argument (a needed parameter is missing, one is unknown, has the wrong type or is a dot
/// segment), value_range (an int32), and those of read_body.
[[nodiscard]] result<http::request> write_request(const endpoint& endpoint,
                                                  std::span<const argument> arguments,
                                                  std::string_view body = {});

/// What a server learns from a request.
struct call {
  const exchange::endpoint* endpoint = nullptr;
  /// Parameters of path and query by their caller's name, decoded and checked against their types;
  /// repeated ones are joined by commas. Absent ones are missing, empty ones are empty.
  std::vector<argument> arguments;
  /// The body, bound to its row: exact names, enum values by name; of a patch as it came. Absent
  /// for rows without one, and for body_kind::bytes, which stay in the request.
  std::optional<json::document> body;

  /// The text of a parameter; nullopt where it is absent or empty. Valid with the call.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const noexcept;
  /// The number of an int32 parameter; nullopt where it is absent or empty.
  [[nodiscard]] std::optional<std::int32_t> number(std::string_view name) const noexcept;
  /// True for a boolean parameter that is `true` or `1`.
  [[nodiscard]] bool truth(std::string_view name) const noexcept;
};

/// Whether a server answers an endpoint.
using served = bool (*)(endpoint_id) noexcept;

/// Finds the endpoint of a request and reads the parameters in its target. Path segments and query
/// names compare without case; a trailing slash is allowed; HEAD is read as GET; a segment that the
/// template spells out beats a parameter. Rows that are not served are as if the table lacked them;
/// null stands for all of it. The body is left alone.
///
/// Errors: url_syntax, endpoint_not_found, method_not_allowed (detail: the allowed methods, joined
/// by ", "), value_range for a number beyond int32 or an id below 0, argument for a text that is no
/// number or no boolean, a needed parameter that is missing, and a dot segment.
[[nodiscard]] result<call> read_target(const http::request& request, served is_served = nullptr);

/// Reads the body of a request as its row wants it, by its Content-Type. A body that no row asks
/// for is passed over. In JSON a string that spells an int32 or a truth value to the letter (`"3"`,
/// `"true"`) is read as that, in the values of a patch as well.
///
/// Errors: media_type (a patch and an array are JSON), entity_missing (an empty body or null where
/// an entity is saved), argument (the same for other bodies), patch_shape, json_duplicate for any
/// member of JSON that its object has twice, those of codec::decode and of carrier::bind, of which
/// `every` is given all and the result the first.
[[nodiscard]] result<std::optional<json::document>> read_body(
    const endpoint& endpoint, std::string_view body, std::optional<std::string_view> content_type,
    const limits& limits = {}, std::vector<error>* every = nullptr);

/// Both: what write_request has written.
[[nodiscard]] result<call> read_request(const http::request& request, const limits& limits = {});

}  // namespace ticketwire::exchange

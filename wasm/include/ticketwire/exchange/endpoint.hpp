#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ticketwire/exchange/generated/endpoint_id.hpp"
#include "ticketwire/http/message.hpp"
#include "ticketwire/result.hpp"

/// Both directions of every endpoint in wasm/schema/endpoints.json.
namespace ticketwire::exchange {

struct query_parameter {
  /// The name that callers use.
  std::string_view name;
  /// The name in the URL.
  std::string_view wire_name;
};

enum class body_kind : std::uint8_t { none, carrier, patch, credentials };

struct endpoint {
  endpoint_id id;
  std::string_view name;
  http::method method;
  /// Template with at most one `{id}` (int32) or `{name}` segment.
  std::string_view path;
  std::span<const query_parameter> query;
  body_kind body;
  /// Carrier of the request body; empty where there is none.
  std::string_view request;
  /// Carrier of the answer, or of its elements; empty where there is none.
  std::string_view response;
};

[[nodiscard]] std::span<const endpoint> endpoints() noexcept;
[[nodiscard]] const endpoint& get(endpoint_id id) noexcept;
/// The endpoint of that exact name, or null.
[[nodiscard]] const endpoint* find_endpoint(std::string_view name) noexcept;

/// A parameter of a call by its caller's name, as text, not percent-encoded.
struct argument {
  std::string name;
  std::string value;
};

/// Writes method, target and header fields of a call (RFC 3986, RFC 9110). Empty values are left
/// out of the query. Errors: argument (a path parameter is missing or a dot segment, a name is
/// unknown).
[[nodiscard]] result<http::request> write_request(const endpoint& endpoint,
                                                  std::span<const argument> arguments);

/// What a server learns from a request's method and target.
struct call {
  const exchange::endpoint* endpoint = nullptr;
  /// Of `{id}`; 0 where the path has none.
  std::int32_t id = 0;
  /// Of `{name}`, decoded.
  std::string name;
  /// Known query parameters by their caller's name, decoded; a repeated one is joined by commas.
  std::vector<argument> query;

  /// The value of a query parameter; nullopt where it is absent. Valid with the call.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const noexcept;
};

/// Finds the endpoint of a request. Path segments and query names compare without case; a trailing
/// slash is allowed; HEAD is read as GET. Errors: url_syntax, endpoint_not_found,
/// method_not_allowed (detail: the allowed methods, joined by ", "), value_range for an id below 0
/// or beyond int32, argument for one that is no number.
[[nodiscard]] result<call> read_request(const http::request& request);

}  // namespace ticketwire::exchange

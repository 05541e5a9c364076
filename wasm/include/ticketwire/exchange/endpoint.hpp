#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "ticketwire/exchange/generated/endpoint_id.hpp"
#include "ticketwire/http/message.hpp"
#include "ticketwire/schema/schema.hpp"

/// Both directions of every endpoint in wasm/schema/endpoints.json.
namespace ticketwire::exchange {

/// A query parameter. (Those of the path are in its template.)
struct parameter {
  /// The name that callers use.
  std::string_view name;
  /// The name in the URL.
  std::string_view wire_name;
  /// string, int32 or boolean.
  schema::value_type type;
  /// Several values of that type, separated by commas.
  bool list;
  bool required;
};

enum class body_kind : std::uint8_t {
  none,
  /// A bare carrier.
  carrier,
  /// One object whose members are an agent method's arguments.
  arguments,
  /// An array of ids.
  array,
  /// A JSON Patch or Merge Patch of a carrier.
  patch,
  /// The content of a file.
  bytes
};

enum class response_kind : std::uint8_t {
  /// 204 without content.
  none,
  value,
  /// A page of an archive's rows: $select names its columns.
  rows,
  /// The content of a file.
  bytes
};

/// Type, shape and target of a value as a property has them.
struct typed {
  schema::value_type type = schema::value_type::any;
  enum schema::shape shape = schema::shape::single;
  std::uint16_t target = schema::no_target;
};

struct endpoint {
  endpoint_id id;
  std::string_view name;
  http::method method;
  /// Template: `{name}` stands for an int32 of at least 0, `{name:string}` for a text.
  std::string_view path;
  std::span<const parameter> query;
  body_kind body;
  /// Of a carrier, an array or what is patched.
  typed request;
  /// The members of body_kind::arguments; null otherwise.
  const schema::carrier_type* arguments;
  /// The member of the body that holds what is to be saved, and may not be null; may be empty.
  std::string_view entity;
  response_kind response;
  typed result;
  /// An agent that answers null, with 200, for what does not exist.
  bool nullable;
};

[[nodiscard]] std::span<const endpoint> endpoints() noexcept;
[[nodiscard]] const endpoint& get(endpoint_id id) noexcept;
/// The endpoint of that exact name, or null.
[[nodiscard]] const endpoint* find_endpoint(std::string_view name) noexcept;

/// The carrier of the body, the arguments of an agent method included; null where there is none.
[[nodiscard]] const schema::carrier_type* request_type(const endpoint& endpoint) noexcept;
/// The carrier of the response or of its elements; null where there is none.
[[nodiscard]] const schema::carrier_type* response_type(const endpoint& endpoint) noexcept;
/// A row for a value of that type, for carrier::bind.
[[nodiscard]] schema::property as_property(const typed& type) noexcept;

}  // namespace ticketwire::exchange

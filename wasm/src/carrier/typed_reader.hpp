#pragma once

#include "json/skeleton.hpp"
#include "ticketwire/json/value.hpp"
#include "ticketwire/schema/schema.hpp"

namespace ticketwire::carrier {

/// Reads a body beside the rows of its carrier: the next row is expected, and what stands there is
/// checked in place. It gives up at whatever is unusual, right or wrong: a name with escapes, 1.0
/// where an int32 is due, a fault. Such a body is for json::text::parse and validate().
class typed_reader {
 public:
  typed_reader(const json::body& body, const limits& limits, const json::text* like)
      : begin_(body.begin()), skeleton_(body, limits, like) {}

  /// Whether it is one of schema::carriers(); an agent method's arguments have one of their own.
  [[nodiscard]] static bool knows(const schema::carrier_type& type) noexcept;
  /// Of a carrier that it knows.
  [[nodiscard]] bool read(const schema::carrier_type& type);
  [[nodiscard]] json::skeleton take() noexcept { return skeleton_.take(); }

 private:
  // Each gives the place behind a value, or null.
  const char* carrier(const char* at, const schema::carrier_type& type);
  const char* whole(const char* at, const schema::property& row);
  /// An array's elements, or the entries of a dictionary.
  const char* many(const char* at, const schema::property& row, bool named);
  const char* single(const char* at, const schema::property& row);

  const char* begin_;
  json::skeleton_reader skeleton_;
};

/// Whether a reader has found a value to be that carrier.
[[nodiscard]] bool read_as(const json::value& value, const schema::carrier_type& type) noexcept;

}  // namespace ticketwire::carrier

#pragma once

#include <string>
#include <string_view>

#include "ticketwire/exchange/endpoint.hpp"
#include "ticketwire/result.hpp"

namespace ticketwire::exchange {

/// Takes a path template apart from left to right.
class path_parts {
 public:
  explicit path_parts(std::string_view path) noexcept : rest_(path) {}

  /// Moves to the next segment; false after the last one.
  bool next() noexcept;
  /// The segment as it is spelled.
  [[nodiscard]] std::string_view text() const noexcept { return segment_; }
  [[nodiscard]] bool is_parameter() const noexcept { return segment_.starts_with('{'); }
  /// Name and type of a parameter.
  [[nodiscard]] parameter row() const noexcept;

 private:
  std::string_view rest_;
  std::string_view segment_;
};

/// Whether a template has a parameter of that name.
[[nodiscard]] bool has_path_parameter(std::string_view path, std::string_view name) noexcept;

/// Checks a text that stands for a parameter of the path: never empty, no dot segment (RFC 3986
/// section 5.2.4), an int32 from 0. Errors: argument, value_range.
[[nodiscard]] result<void> check_path_value(const parameter& row, std::string_view text);
/// Checks a text that stands for a query parameter; an empty one is none. Errors: argument,
/// value_range.
[[nodiscard]] result<void> check_query_value(const parameter& row, std::string_view text);

/// A decimal int32. Errors: argument, value_range, with `name` as detail.
[[nodiscard]] result<std::int32_t> to_int32(std::string_view text, std::string_view name);

[[nodiscard]] error bad_argument(std::string_view name);

}  // namespace ticketwire::exchange

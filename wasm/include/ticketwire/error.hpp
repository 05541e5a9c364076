#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace ticketwire {

/// What went wrong. Rows of wasm/schema/errors.json; the text and the HTTP status follow from the
/// code and are never stored beside it.
enum class error_code : std::uint8_t {
#define TICKETWIRE_ERROR(name, status, type, message) name,
#include "ticketwire/generated/errors.inc"
#undef TICKETWIRE_ERROR
};

/// A failure as data. It keeps its place from where it arose up to the HTTP answer or the control
/// that the editor marks.
struct error {
  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

  error_code code;
  /// JSON Pointer (RFC 6901) of the value concerned; empty when there is none.
  std::string pointer = {};
  /// Index of the patch operation concerned, or nowhere.
  std::size_t operation = nowhere;
  /// Byte offset into the input, or nowhere.
  std::size_t offset = nowhere;
  /// A few words that make the text concrete ("Priority", "move"); never server internals.
  std::string detail = {};
};

/// The code's name as in errors.json, for example "patch_test_failed".
[[nodiscard]] std::string_view name(error_code code) noexcept;
/// The HTTP status that answers this code (RFC 9110 section 15).
[[nodiscard]] int status(error_code code) noexcept;
/// The WebAPI's ErrorType for this code.
[[nodiscard]] std::string_view error_type(error_code code) noexcept;
/// One sentence without a full stop.
[[nodiscard]] std::string_view message(error_code code) noexcept;
/// The sentence with its place and detail: what ErrorMessage holds.
[[nodiscard]] std::string describe(const error& failure);

}  // namespace ticketwire

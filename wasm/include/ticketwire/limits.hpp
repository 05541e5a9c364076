#pragma once

#include <cstddef>
#include <cstdint>

namespace ticketwire {

/// Bounds that are checked before memory is taken or a container is entered. A default is safe for
/// input from a stranger.
struct limits {
  /// Bytes of one JSON text or form. Beyond it: json_size.
  std::size_t max_bytes = std::size_t{4} * 1024 * 1024;
  /// Nested arrays and objects. Beyond it: json_depth.
  std::size_t max_depth = 256;
  /// Values and member names in one JSON text: what memory its index takes. Beyond it:
  /// json_too_many.
  std::size_t max_values = 500'000;
  /// Operations in one patch. Beyond it: patch_too_many.
  std::size_t max_operations = 10'000;
  /// Fields in one form. Beyond it: form_too_many.
  std::size_t max_fields = 10'000;
  /// Faults that one validation collects before it stops looking.
  std::size_t max_faults = 100;
};

/// For texts that are trusted to be of a bearable size.
inline constexpr limits any_size{.max_bytes = SIZE_MAX, .max_values = SIZE_MAX};
/// For texts that were made here of input that was within limits.
inline constexpr limits any_text{
    .max_bytes = SIZE_MAX, .max_depth = SIZE_MAX, .max_values = SIZE_MAX};

}  // namespace ticketwire

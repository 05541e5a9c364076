#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ticketwire::service {

/// Appends what the character reference at the start of `text` (its `&`) stands for, as the HTML
/// standard decodes it in text: by the longest of the standard's 2,231 names, or by number.
/// Returns the bytes that it took, 0 where there is no reference; then nothing is appended.
[[nodiscard]] std::size_t decode_reference(std::string_view text, std::string& out);

}  // namespace ticketwire::service

#pragma once

#include <string>
#include <string_view>

namespace ticketwire::json {

/// Decodes what stands between the quotes of a string literal that has escapes.
[[nodiscard]] std::string decode_escapes(std::string_view literal);

}  // namespace ticketwire::json

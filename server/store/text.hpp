#pragma once

#include <string>
#include <string_view>

namespace ticketwire::store {

/// What every store compares texts by: without the case of any script (Unicode's simple case
/// folding, one character for one: ß stays what it is) and in Normalization Form C, so that an é of
/// one character and one of two are the same. Anything that is no UTF-8 as ascii::lower().
[[nodiscard]] std::string folded(std::string_view text);
/// A text among facts, and in content: folded, U+FFFD for U+0000, which JSON in a database cannot
/// hold.
[[nodiscard]] std::string folded_fact(std::string_view text);

}  // namespace ticketwire::store

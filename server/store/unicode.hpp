#pragma once

#include <string>
#include <string_view>

namespace ticketwire::store {

/// Simple case folding (statuses C and S of Unicode's CaseFolding.txt), then Normalization Form C.
/// Empty where the text is no UTF-8.
[[nodiscard]] std::string fold_unicode(std::string_view text);

}  // namespace ticketwire::store

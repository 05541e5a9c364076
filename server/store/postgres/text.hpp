#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ticketwire::store::postgres {

/// PostgreSQL's texts cannot hold U+0000. It is kept as U+FFFF, which no text means anything by,
/// and a 0; U+FFFF itself as U+FFFF and a 1. Nothing where the text needs no change.
[[nodiscard]] std::optional<std::string> without_nul(std::string_view text);

/// The text that without_nul() changed, or an unchanged one.
[[nodiscard]] std::string with_nul(std::string_view kept);

}  // namespace ticketwire::store::postgres

#pragma once

#include <cstdint>

#include "patch/compare/members.hpp"

namespace ticketwire::patch {

/// The same for equivalent values (equivalent.hpp), and hardly ever the same for others; 0 for a
/// property that is unset, and for an element that is null.
[[nodiscard]] std::uint64_t fingerprint(const json::value& value, const site& where);

}  // namespace ticketwire::patch

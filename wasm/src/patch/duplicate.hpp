#pragma once

#include <optional>

#include "ticketwire/error.hpp"
#include "ticketwire/json/value.hpp"

namespace ticketwire::patch {

/// json_duplicate for the first member of a body that its object has twice, with its pointer into
/// the body and the index of its operation where the body is an array; nothing where there is none.
/// RFC 6902 section 4 and RFC 8259 section 4 leave open which of two counts: a server refuses both.
[[nodiscard]] std::optional<error> duplicate_in(const json::value& body);

}  // namespace ticketwire::patch

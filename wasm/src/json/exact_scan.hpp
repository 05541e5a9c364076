#pragma once

#include <optional>

#include "ticketwire/json/body.hpp"
#include "ticketwire/limits.hpp"
#include "ticketwire/result.hpp"

namespace ticketwire::json {

/// The first fault of a text, with its offset: json_depth, json_too_many, json_utf8 or json_syntax;
/// nullopt where there is none. The skeleton is read without counting and noting so much, and only
/// a text that it refuses comes here.
[[nodiscard]] std::optional<error> exact_scan(const body& body, const limits& limits);

}  // namespace ticketwire::json

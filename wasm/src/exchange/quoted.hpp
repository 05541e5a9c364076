#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ticketwire/exchange/endpoint.hpp"
#include "ticketwire/json/value.hpp"

namespace ticketwire::exchange {

/// A request's JSON in which an int32 or a truth value stands as a string that spells it to the
/// letter (`"3"`, `"-1"`, `"true"`), as the WebAPI's own samples send it: the same bytes with
/// spaces for those quotes, so that every other place stays where it was. Strings that spell a
/// number in another way (`" 3"`, `"3.0"`, `"-0"`, one beyond int32) are left as they are. nullopt
/// where there is nothing to change. `body` is what `root` was parsed from.
[[nodiscard]] std::optional<std::string> without_quotes(const endpoint& endpoint,
                                                        const json::value& root,
                                                        std::string_view body);

}  // namespace ticketwire::exchange

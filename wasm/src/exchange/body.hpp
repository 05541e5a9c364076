#pragma once

#include <optional>
#include <string_view>

#include "ticketwire/exchange/endpoint.hpp"
#include "ticketwire/json/document.hpp"

namespace ticketwire::exchange {

/// read_body() of JSON alone: what writes requests does without the other forms.
[[nodiscard]] result<std::optional<json::document>> read_json_body(const endpoint& endpoint,
                                                                   std::string_view body,
                                                                   const limits& limits = {});

}  // namespace ticketwire::exchange

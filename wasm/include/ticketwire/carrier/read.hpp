#pragma once

#include <string_view>

#include "ticketwire/json/document.hpp"
#include "ticketwire/result.hpp"
#include "ticketwire/schema/schema.hpp"

namespace ticketwire::carrier {

/// JSON of a carrier, read beside its rows; null stands for plain JSON. It need not fit them:
/// validate() tells, at no cost where it does. Errors: those of json::document::parse. `like` is an
/// older version of the carrier that came from here; what has not changed since is taken over from
/// it.
[[nodiscard]] result<json::document> parse(std::string_view bytes, const schema::carrier_type* type,
                                           const limits& limits = {},
                                           const json::text* like = nullptr);
[[nodiscard]] result<json::document> parse(json::body body, const schema::carrier_type* type,
                                           const limits& limits = {},
                                           const json::text* like = nullptr);

/// The same for a carrier that has to fit. Errors: also the first of validate().
[[nodiscard]] result<json::document> read(std::string_view bytes, const schema::carrier_type& type,
                                          const limits& limits = {},
                                          const json::text* like = nullptr);
[[nodiscard]] result<json::document> read(json::body body, const schema::carrier_type& type,
                                          const limits& limits = {},
                                          const json::text* like = nullptr);

}  // namespace ticketwire::carrier

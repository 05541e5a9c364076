#pragma once

#include <string_view>

#include "ticketwire/json/document.hpp"
#include "ticketwire/schema/schema.hpp"

namespace ticketwire::service {

/// What a client may have kept for one entity: less than a text may have that is read, by more than
/// what the server adds on its own (stamps, counters, another ticket's title), so that whatever was
/// taken over can be read, and changed by the server, ever after.
inline constexpr limits kept_limits{
    .max_bytes = limits{}.max_bytes - std::size_t{64} * 1024,
    .max_values = limits{}.max_values - 1'000,
};

/// Reads an entity's body that is about to be kept. Errors: json_size and json_too_many for one
/// that would be too large to be read again.
[[nodiscard]] result<json::document> read_kept(std::string_view body,
                                               const schema::carrier_type& type,
                                               const limits& limits);

}  // namespace ticketwire::service

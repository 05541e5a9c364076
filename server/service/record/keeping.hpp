#pragma once

#include "service/record/members.hpp"

namespace ticketwire::service {

/// What a client may have kept for one entity: less than a text may have that is read, by more than
/// what the server adds on its own (stamps, counters, another ticket's title), so that whatever was
/// taken over can be read, and changed by the server, ever after.
inline constexpr limits kept_limits{
    .max_bytes = limits{}.max_bytes - std::size_t{64} * 1024,
    .max_values = limits{}.max_values - 1'000,
};

/// Refuses an entity that would be too large to be read again once it is kept. Errors: json_size,
/// json_too_many.
[[nodiscard]] result<void> check_kept(const members& entity, const schema::carrier_type& type);

}  // namespace ticketwire::service

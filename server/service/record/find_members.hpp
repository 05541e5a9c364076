#pragma once

#include <optional>

#include "service/record/members.hpp"
#include "service/record/presenter.hpp"

namespace ticketwire::service {

/// The members of a stored record; nullopt for the id 0 and where there is none. Errors: those of
/// the store.
[[nodiscard]] result<std::optional<members>> find_members(presenter& presenter,
                                                          schema::carrier_id type, std::int32_t id);

}  // namespace ticketwire::service

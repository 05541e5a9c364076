#pragma once

#include "service/record/members.hpp"
#include "store/store.hpp"

namespace ticketwire::service {

/// True for a message that came from outside.
[[nodiscard]] bool is_incoming(const members& message);

/// The row for a message's members.
[[nodiscard]] store::message_row to_message_row(std::int32_t id, std::int32_t ticket_id,
                                                const members& message);

}  // namespace ticketwire::service

#pragma once

#include "service/members.hpp"
#include "service/presenter.hpp"

namespace ticketwire::service {

/// Brings the ticket's counters and stamps up to its messages: NumMessages, NumReplies,
/// HasAttachment, TimeSpent, RepliedAt of the first external message by a user and what follows
/// from it. Stamps stay when their message goes.
result<void> count_messages(store::reader& reader, presenter& presenter, std::int32_t ticket_id,
                            members& ticket);

/// True for a message that came from outside.
[[nodiscard]] bool is_incoming(const members& message);

/// The row for a message's members.
[[nodiscard]] store::message_row to_message_row(std::int32_t id, std::int32_t ticket_id,
                                                const members& message);

}  // namespace ticketwire::service

#pragma once

#include "service/record/members.hpp"
#include "service/record/presenter.hpp"

namespace ticketwire::service {

/// Brings the ticket's counters and stamps up to its messages: NumMessages, NumReplies,
/// HasAttachment, TimeSpent, RepliedAt of the first external message by a user and what follows
/// from it. Stamps stay when their message goes.
result<void> count_messages(store::reader& reader, presenter& presenter, std::int32_t ticket_id,
                            members& ticket);

}  // namespace ticketwire::service

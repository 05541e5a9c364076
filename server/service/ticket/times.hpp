#pragma once

#include "service/record/members.hpp"
#include "service/record/presenter.hpp"

namespace ticketwire::service {

/// When a ticket came into the status that it has: kept with a ticket, but no member of its
/// carrier. Missing where that is not known.
inline constexpr std::string_view status_since = "StatusSince";

/// Gives a ticket that has been replied to its TimeToReply, in minutes of its priority's office
/// time, and RealTimeToReply, in minutes. They stay once they are there.
result<void> stamp_reply(presenter& presenter, members& ticket);

/// Closing leaves ClosedAt, TimeToClose and RealTimeToClose, opening again takes them away.
result<void> stamp_closing(presenter& presenter, store::ticks now, const members& before,
                           members& after);

/// Books the time in a status that is left, in seconds, where its TimeCounter says: on
/// TimeSpentInternally, -Externally or -Queue in office time of the priority that the ticket had,
/// on RealTimeSpent... by the clock. `before` is empty for a new ticket.
result<void> book_status(presenter& presenter, store::ticks now, const members& before,
                         members& after);

}  // namespace ticketwire::service

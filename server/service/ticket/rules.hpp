#pragma once

#include "service/record/members.hpp"
#include "service/record/presenter.hpp"

namespace ticketwire::service {

/// What a save entails beyond the members that were sent: status and base status follow each other,
/// postponing gets its time and loses it when it is over, the owner's sentinel becomes a person,
/// closing and reopening leave their stamps, the time in a status is booked. A base status of null
/// or Unknown leaves the one that there is. `before` is empty for a new ticket.
result<void> apply_rules(store::writer& writer, presenter& presenter, store::ticks now,
                         const members& before, members& after);

/// A later time than `before`, so that it strictly increases with each save. It never falls on a
/// whole millisecond: a client that keeps milliseconds alone cannot mistake it for another.
[[nodiscard]] store::ticks next_change(store::ticks now, store::ticks before);

/// The row for a ticket's members.
[[nodiscard]] store::ticket_row to_row(std::int32_t id, const members& ticket);

}  // namespace ticketwire::service

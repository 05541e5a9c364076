#pragma once

#include "service/context.hpp"
#include "service/members.hpp"

namespace ticketwire::service {

/// The members of a ticket that does not exist yet: what CreateDefaultTicketEntity answers and what
/// a new ticket starts from.
[[nodiscard]] result<members> default_ticket(store::reader& reader, const context& context);

/// What a save entails beyond the members that were sent: status and base status follow each other,
/// postponing gets its time, the owner's sentinel becomes a person, closing and reopening leave
/// their stamps. `before` is empty for a new ticket.
result<void> apply_rules(store::writer& writer, presenter& presenter, const context& context,
                         const members& before, members& after);

/// Gives what a new ticket must have: creation stamps, and a category, priority, type and deadline
/// where none was sent.
result<void> complete_new_ticket(store::reader& reader, presenter& presenter,
                                 const context& context, members& ticket);

/// A later time than `before`, so that it strictly increases with each save. It never falls on a
/// whole millisecond: a client that keeps milliseconds alone cannot mistake it for another.
[[nodiscard]] store::ticks next_change(store::ticks now, store::ticks before);

/// The row for a ticket's members.
[[nodiscard]] store::ticket_row to_row(std::int32_t id, const members& ticket);

}  // namespace ticketwire::service

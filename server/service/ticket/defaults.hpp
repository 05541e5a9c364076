#pragma once

#include "service/record/members.hpp"
#include "service/record/presenter.hpp"

namespace ticketwire::service {

/// The status that stands for a base status: its default one, else its first; 0 where it has none.
[[nodiscard]] result<std::int32_t> default_status(store::reader& reader,
                                                  std::string_view base_status);

/// The members of a ticket that does not exist yet, as CreateDefaultTicketEntity answers them:
/// created and owned by the caller, the lists' defaults, no dates.
[[nodiscard]] result<members> default_ticket(store::reader& reader, std::int32_t caller);

/// The same with what a ticket type says of status and priority.
/// Errors: reference_not_found where there is no such type.
[[nodiscard]] result<members> default_ticket_of_type(store::reader& reader, presenter& presenter,
                                                     std::int32_t caller, std::int32_t type_id);

/// Gives what a new ticket must have where it was not sent: creation stamps, author, category,
/// type, priority (the type's, else the default one), deadline by the priority, and a status: the
/// category's first status, else the type's, else the default of its base status.
[[nodiscard]] result<void> complete_new_ticket(store::reader& reader, presenter& presenter,
                                               std::int32_t caller, store::ticks now,
                                               members& ticket);

}  // namespace ticketwire::service

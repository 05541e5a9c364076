#pragma once

#include <string>

#include "service/record/presenter.hpp"
#include "store/store.hpp"

namespace ticketwire::service {

/// The TicketEntity (or, with a link origin, TicketEntityWithLinks) of a stored ticket; on demand
/// with its foreign keys among the ExtraFields.
[[nodiscard]] result<std::string> present_ticket(store::reader& reader, presenter& presenter,
                                                 const store::ticket_row& row,
                                                 const schema::carrier_type& type,
                                                 std::string_view link_origin = {},
                                                 bool with_foreign_keys = false);

/// The TicketMessageEntity of a stored message, with its flat Ticket.
[[nodiscard]] result<std::string> present_message(store::reader& reader, presenter& presenter,
                                                  const store::message_row& row,
                                                  const schema::carrier_type& type,
                                                  std::string_view link_origin = {});

/// The element of TicketEntity.Messages for a stored message.
[[nodiscard]] result<std::string> present_message_summary(presenter& presenter,
                                                          const json::value& message);

/// The flat Ticket carrier of a stored ticket.
[[nodiscard]] result<std::string> present_flat_ticket(presenter& presenter,
                                                      const json::value& ticket);

}  // namespace ticketwire::service

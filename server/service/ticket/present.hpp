#pragma once

#include <optional>
#include <string>
#include <vector>

#include "service/record/presenter.hpp"
#include "store/store.hpp"

namespace ticketwire::service {

/// What an entity is answered as.
struct presentation {
  const schema::carrier_type& type;
  /// Scheme and authority of links; empty for a carrier without them.
  std::string_view link_origin = {};
  /// Of a ticket: its foreign keys among the ExtraFields.
  bool foreign_keys = false;
  /// The others are null.
  property_set asked = {};
};

/// The TicketEntity, or TicketEntityWithLinks, of a ticket's stored body and messages.
[[nodiscard]] result<std::string> present_ticket(store::reader& reader, presenter& presenter,
                                                 std::int32_t id, const json::value& stored,
                                                 const std::vector<store::message_row>& messages,
                                                 const presentation& as);
/// The same with the messages that there are.
[[nodiscard]] result<std::string> present_ticket(store::reader& reader, presenter& presenter,
                                                 std::int32_t id, const json::value& stored,
                                                 const presentation& as);

/// The TicketMessageEntity of a stored message, with its flat Ticket, where there is one.
[[nodiscard]] result<std::string> present_message(store::reader& reader, presenter& presenter,
                                                  const store::message_row& row,
                                                  const std::optional<store::ticket_row>& ticket,
                                                  const presentation& as);
/// The same with the ticket that there is.
[[nodiscard]] result<std::string> present_message(store::reader& reader, presenter& presenter,
                                                  const store::message_row& row,
                                                  const presentation& as);

/// The element of TicketEntity.Messages for a stored message.
[[nodiscard]] result<std::string> present_message_summary(presenter& presenter,
                                                          const json::value& message);

/// The flat Ticket carrier of a stored ticket.
[[nodiscard]] result<std::string> present_flat_ticket(presenter& presenter,
                                                      const json::value& ticket);

}  // namespace ticketwire::service

#include "service/record/message_row.hpp"
#include "service/record/names.hpp"

#include "ticketwire/schema/schema.hpp"

namespace ticketwire::service {

bool is_incoming(const members& message) {
  return message.text(names::Badge) == "Incoming";
}

store::message_row to_message_row(std::int32_t id, std::int32_t ticket_id, const members& message) {
  const schema::carrier_type& type = schema::get(schema::carrier_id::TicketMessageEntity);
  const schema::enum_type& levels = schema::get(schema::enum_id::TicketSecurityLevel);
  return {id,
          ticket_id,
          message.date(names::CreatedAt),
          schema::to_enum_value(levels, message.text(names::Slevel)).value_or(0),
          message.text(names::SearchTitle),
          message.text(names::Author),
          message.write(type),
          message.text(names::MessageId)};
}

}  // namespace ticketwire::service

#include "service/message_rules.hpp"

#include <algorithm>

#include "service/ticket_times.hpp"

namespace ticketwire::service {

bool is_incoming(const members& message) {
  return message.text("Badge") == "Incoming";
}

result<void> count_messages(store::reader& reader, presenter& presenter, std::int32_t ticket_id,
                            members& ticket) {
  const auto rows = reader.messages(ticket_id);
  if (!rows) return rows.error();
  std::int64_t replies = 0;
  std::int64_t minutes = 0;
  bool attachments = false;
  store::ticks replied = 0;
  for (const store::message_row& row : *rows) {
    const result<json::document> body = json::document::parse(row.body);
    if (!body) return body.error();
    const members message(body->root());
    const bool reply = message.text("Slevel") == "External" && !is_incoming(message);
    if (reply) ++replies;
    if (reply && (replied == 0 || row.created_at < replied)) replied = row.created_at;
    minutes += message.number("TimeSpent");
    const std::optional<json::document> list = message.document("AttachmentsInfo");
    attachments = attachments || (list && list->root().size() > 0);
  }
  const auto count = [&](std::string_view name, std::int64_t value) {
    if (value == 0) return ticket.erase(name);
    ticket.set_number(name, std::clamp<std::int64_t>(value, INT32_MIN, INT32_MAX));
  };
  count("NumMessages", static_cast<std::int64_t>(rows->size()));
  count("NumReplies", replies);
  count("TimeSpent", minutes);
  ticket.erase("HasAttachment");
  if (attachments) ticket.set_json("HasAttachment", "true");
  if (!ticket.has("RepliedAt")) ticket.set_date("RepliedAt", replied);
  return stamp_reply(presenter, ticket);
}

store::message_row to_message_row(std::int32_t id, std::int32_t ticket_id, const members& message) {
  const schema::carrier_type& type = schema::get(schema::carrier_id::TicketMessageEntity);
  const schema::enum_type& levels = schema::get(schema::enum_id::TicketSecurityLevel);
  return {id,
          ticket_id,
          message.date("CreatedAt"),
          schema::to_enum_value(levels, message.text("Slevel")).value_or(0),
          message.text("SearchTitle"),
          message.text("Author"),
          message.write(type),
          message.text("MessageId")};
}

}  // namespace ticketwire::service

#include "service/ticket/counters.hpp"

#include <algorithm>

#include "service/record/message_row.hpp"
#include "service/record/names.hpp"
#include "service/ticket/times.hpp"

namespace ticketwire::service {

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
    const bool reply = message.text(names::Slevel) == "External" && !is_incoming(message);
    if (reply) ++replies;
    if (reply && (replied == 0 || row.created_at < replied)) replied = row.created_at;
    minutes += message.number(names::TimeSpent);
    const std::optional<json::value> list = message.value(names::AttachmentsInfo);
    attachments = attachments || (list && list->size() > 0);
  }
  const auto count = [&](std::string_view name, std::int64_t value) {
    if (value == 0) return ticket.erase(name);
    ticket.set_number(name, std::clamp<std::int64_t>(value, INT32_MIN, INT32_MAX));
  };
  count(names::NumMessages, static_cast<std::int64_t>(rows->size()));
  count(names::NumReplies, replies);
  count(names::TimeSpent, minutes);
  ticket.erase(names::HasAttachment);
  if (attachments) ticket.set_json(names::HasAttachment, "true");
  if (!ticket.has(names::RepliedAt)) ticket.set_date(names::RepliedAt, replied);
  return stamp_reply(presenter, ticket);
}

}  // namespace ticketwire::service

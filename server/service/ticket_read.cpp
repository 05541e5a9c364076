#include "service/context.hpp"
#include "service/ticket_rules.hpp"
#include "service/tickets.hpp"

namespace ticketwire::service {
namespace {

using schema::carrier_id;

}  // namespace

answer get_ticket(const context& context) {
  const schema::carrier_type& type = schema::get(carrier_id::TicketEntityWithLinks);
  const std::int32_t id = context.call.number("id").value_or(0);
  std::string body;
  store::ticks last_changed = 0;
  const result<void> done = context.store.read([&](store::reader& reader) -> result<void> {
    const auto row = reader.ticket(id);
    if (!row) return row.error();
    if (!*row) {
      return make_error(error_code::entity_not_found, {}, "Ticket " + std::to_string(id));
    }
    last_changed = (*row)->last_changed;
    if (is_unmodified(context, last_changed)) return {};
    presenter presenter(reader, context.locale);
    result<std::string> text =
        present_ticket(reader, presenter, **row, type, context.settings.origin);
    if (!text) return text.error();
    body = *std::move(text);
    return {};
  });
  if (!done) return done.error();
  answer found = value_answer(std::move(body), last_changed);
  found->unmodified = found->body.empty();
  return found;
}

answer create_default_ticket(const context& context) {
  const schema::carrier_type& type = schema::get(carrier_id::TicketEntity);
  std::string body;
  const result<void> done = context.store.read([&](store::reader& reader) -> result<void> {
    const result<members> ticket = default_ticket(reader, context);
    if (!ticket) return ticket.error();
    const result<json::document> document = json::document::parse(ticket->write(type));
    if (!document) return document.error();
    presenter presenter(reader, context.locale);
    result<std::string> text = presenter.root(document->root(), type);
    if (!text) return text.error();
    body = *std::move(text);
    return {};
  });
  if (!done) return done.error();
  return value_answer(std::move(body));
}

}  // namespace ticketwire::service

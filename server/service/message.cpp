#include "service/changes.hpp"
#include "service/context.hpp"
#include "service/html_text.hpp"
#include "service/message_rules.hpp"
#include "service/ticket_rules.hpp"
#include "service/tickets.hpp"

namespace ticketwire::service {
namespace {

using schema::carrier_id;

const schema::carrier_type& message_type() {
  return schema::get(carrier_id::TicketMessageEntity);
}

/// TicketId of the flat Ticket that a message names; 0 where it names none.
std::int32_t ticket_of(const json::value& message) {
  const std::optional<json::value> ticket = message.find("Ticket");
  return ticket ? key_of(*ticket, schema::get(carrier_id::Ticket)).value_or(0) : 0;
}

result<void> complete_new_message(presenter& presenter, const context& context, members& message) {
  if (!message.has("CreatedAt")) message.set_date("CreatedAt", context.now);
  message.set_reference("CreatedBy", "AssociateId", context.caller.associate_id);
  if (!message.has("Slevel")) message.set_text("Slevel", "External");
  if (!message.has("Type")) message.set_text("Type", message.has("HtmlBody") ? "Html" : "Plain");
  if (!message.has("Badge")) {
    // Only an incoming message has a person: the customer who wrote it.
    const std::string_view sent = message.has("Person") ? "Incoming" : "Reply";
    message.set_text("Badge", message.text("Slevel") == "Internal" ? "Comment" : sent);
  }
  if (message.has("Author")) return {};
  const auto caller =
      presenter.record(schema::get(carrier_id::Associate), context.caller.associate_id);
  if (!caller) return caller.error();
  if (*caller != nullptr) {
    message.set_text("Author", members((*caller)->root()).text("FullName"));
  }
  return {};
}

/// The main text leads: the other one follows from it, or is dropped.
void agree_texts(members& message) {
  if (message.text("Type") == "Html") {
    if (message.has("HtmlBody")) message.set_text("Body", html_to_text(message.text("HtmlBody")));
  } else {
    message.erase("HtmlBody");
  }
}

result<void> touch_ticket(store::writer& writer, const context& context,
                          const store::ticket_row& row, const members& message) {
  const result<json::document> body = json::document::parse(row.body);
  if (!body) return body.error();
  members ticket(body->root());
  const result<void> counted = count_messages(writer, row.id, ticket);
  if (!counted) return counted.error();
  if (is_incoming(message)) ticket.set_text("ReadStatus", "Yellow");
  ticket.set_date("LastChanged", next_change(context.now, row.last_changed));
  const result<std::int32_t> stored = writer.put_ticket(to_row(row.id, ticket));
  if (!stored) return stored.error();
  return {};
}

result<store::message_row> existing(store::writer& writer, std::int32_t id) {
  const auto found = writer.message(id);
  if (!found) return found.error();
  if (!*found) {
    return make_error(error_code::save_not_found, "/EjMessageId", "Message " + std::to_string(id));
  }
  return **found;
}

result<store::message_row> save_message(store::writer& writer, presenter& presenter,
                                        const context& context, const json::value& sent) {
  store::message_row row;
  const std::int32_t id = key_of(sent, message_type()).value_or(0);
  members message;
  if (id != 0) {
    result<store::message_row> found = existing(writer, id);
    if (!found) return found.error();
    row = *std::move(found);
    const result<json::document> body = json::document::parse(row.body);
    if (!body) return body.error();
    message = members(body->root());
  } else {
    row.ticket_id = ticket_of(sent);
    if (row.ticket_id == 0) return make_error(error_code::argument, "/Ticket/TicketId");
  }
  const auto ticket = writer.ticket(row.ticket_id);
  if (!ticket) return ticket.error();
  if (!*ticket) {
    return make_error(error_code::reference_not_found, "/Ticket/TicketId",
                      "Ticket " + std::to_string(row.ticket_id));
  }
  change_reader reader(presenter, context.locale.zone);
  const result<void> applied = reader.apply(sent, message_type(), dictionary_mode::merge, message);
  if (!applied) return applied.error();
  if (id == 0) {
    const result<void> completed = complete_new_message(presenter, context, message);
    if (!completed) return completed.error();
    message.set_text("SearchTitle", (*ticket)->title);
    message.set_reference("Ticket", "TicketId", row.ticket_id);
  }
  agree_texts(message);
  const result<std::int32_t> first =
      id != 0 ? result<std::int32_t>(id)
              : writer.put_message(to_message_row(0, row.ticket_id, message));
  if (!first) return first.error();
  message.set_number("EjMessageId", *first);
  row = to_message_row(*first, row.ticket_id, message);
  const result<std::int32_t> stored = writer.put_message(row);
  if (!stored) return stored.error();
  const result<void> touched = touch_ticket(writer, context, **ticket, message);
  if (!touched) return touched.error();
  return row;
}

}  // namespace

answer get_ticket_message(const context& context) {
  const schema::carrier_type& type = schema::get(carrier_id::TicketMessageEntityWithLinks);
  const std::int32_t id = context.call.number("id").value_or(0);
  std::string body;
  const result<void> done = context.store.read([&](store::reader& reader) -> result<void> {
    const auto row = reader.message(id);
    if (!row) return row.error();
    if (!*row) {
      return make_error(error_code::entity_not_found, {}, "Message " + std::to_string(id));
    }
    presenter presenter(reader, context.locale);
    result<std::string> text =
        present_message(reader, presenter, **row, type, context.settings.origin);
    if (!text) return text.error();
    body = *std::move(text);
    return {};
  });
  if (!done) return done.error();
  return value_answer(std::move(body));
}

answer save_ticket_message(const context& context) {
  const json::value sent = context.call.body->root();
  std::string body;
  const result<void> done = context.store.write([&](store::writer& writer) -> result<void> {
    presenter presenter(writer, context.locale);
    const result<store::message_row> row = save_message(writer, presenter, context, sent);
    if (!row) return row.error();
    result<std::string> text = present_message(writer, presenter, *row, message_type());
    if (!text) return text.error();
    body = *std::move(text);
    return {};
  });
  if (!done) return done.error();
  return value_answer(std::move(body));
}

}  // namespace ticketwire::service

#include <array>
#include <set>

#include "service/answer/answer.hpp"
#include "service/answer/arguments.hpp"
#include "service/attachment/references.hpp"
#include "service/message/inline_images.hpp"
#include "service/message/routes.hpp"
#include "service/record/make_error.hpp"
#include "service/record/names.hpp"
#include "service/ticket/counters.hpp"
#include "service/ticket/present.hpp"

namespace ticketwire::service {
namespace {

using exchange::endpoint_id;

using schema::carrier_id;

error not_found(std::int32_t id) {
  return make_error(error_code::entity_not_found, {}, "Message " + std::to_string(id));
}

/// Whether embedImages asks for pictures in the text. Errors: argument.
result<bool> wants_inline_images(std::string_view choice) {
  if (json::equal_ignore_case(choice, "Inline")) return true;
  if (choice.empty() || json::equal_ignore_case(choice, "Link")) return false;
  return make_error(error_code::argument, {}, "embedImages is Link or Inline");
}

result<store::message_row> with_images(store::reader& reader, store::message_row row) {
  const result<json::document> body = json::document::parse(row.body);
  if (!body) return body.error();
  members message(body->root());
  if (!message.has(names::HtmlBody)) return row;
  const result<std::string> html = inline_images(reader, message);
  if (!html) return html.error();
  message.set_text(names::HtmlBody, *html);
  row.body = message.write(schema::get(carrier_id::TicketMessageEntity));
  return row;
}

/// Without the attachments that its text does not show.
result<store::message_row> with_inline_alone(store::reader& reader, store::message_row row) {
  const result<json::document> body = json::document::parse(row.body);
  if (!body) return body.error();
  members message(body->root());
  std::vector<std::int32_t> kept;
  for (const std::int32_t id : attachment_ids(message)) {
    const result<members> found = find_attachment(reader, id, error_code::entity_not_found);
    if (!found && found.error().code == error_code::entity_not_found) continue;
    if (!found) return found.error();
    if (found->truth(names::InlineImage)) kept.push_back(id);
  }
  set_attachment_ids(message, kept);
  row.body = message.write(schema::get(carrier_id::TicketMessageEntity));
  return row;
}

result<store::ticks> last_changed_of(store::reader& reader, std::int32_t ticket_id) {
  const auto ticket = reader.ticket(ticket_id);
  if (!ticket) return ticket.error();
  return *ticket ? (*ticket)->last_changed : 0;
}

/// Presents one message by its id; entity_not_found where there is none.
template <class Present>
answer answer_message(const context& context, std::int32_t id, const Present& present) {
  return read_answer(context, [&](store::reader& reader) -> result<std::string> {
    const auto row = reader.message(id);
    if (!row) return row.error();
    if (!*row) return not_found(id);
    presenter presenter(reader, context.locale, context.caller.level);
    return present(reader, presenter, **row);
  });
}

answer get_default_ticket_message(const context& context) {
  const schema::carrier_type& type = schema::get(carrier_id::TicketMessageEntity);
  return read_answer(context, [&](store::reader& reader) -> result<std::string> {
    presenter presenter(reader, context.locale, context.caller.level);
    const auto caller =
        presenter.record(schema::get(carrier_id::Associate), context.caller.associate_id);
    if (!caller) return caller.error();
    members message;
    message.set_text(names::Slevel, "External");
    message.set_text(names::Type, "Html");
    message.set_reference(names::CreatedBy, names::AssociateId, context.caller.associate_id);
    if (*caller != nullptr) {
      message.set_text(names::Author, members((*caller)->root()).text(names::FullName));
    }
    const result<json::document> document = json::document::parse(message.write(type));
    if (!document) return document.error();
    return presenter.root(document->root(), type);
  });
}

answer get_ticket_message(const context& context) {
  const schema::carrier_type& type = schema::get(carrier_id::TicketMessageEntityWithLinks);
  const std::int32_t id = context.call.number("id").value_or(0);
  const result<bool> embed = wants_inline_images(context.call.find("embedImages").value_or(""));
  if (!embed) return embed.error();
  std::string body;
  store::ticks last_changed = 0;
  const result<void> done = context.store.read([&](store::reader& reader) -> result<void> {
    const auto row = reader.message(id);
    if (!row) return row.error();
    if (!*row) return not_found(id);
    const result<store::ticks> changed = last_changed_of(reader, (*row)->ticket_id);
    if (!changed) return changed.error();
    last_changed = *changed;
    TICKETWIRE_TRY(check_match(context, last_changed));
    if (is_unmodified(context, last_changed)) return {};
    const result<store::message_row> shown =
        *embed ? with_images(reader, **row) : result<store::message_row>(**row);
    if (!shown) return shown.error();
    presenter presenter(reader, context.locale, context.caller.level);
    result<std::string> text = present_message(
        reader, presenter, *shown, {.type = type, .link_origin = context.settings.origin});
    if (!text) return text.error();
    body = *std::move(text);
    return {};
  });
  if (!done) return done.error();
  answer found = value_answer(std::move(body), last_changed);
  found->unmodified = found->body.empty();
  return found;
}

answer get_ticket_message_entity(const context& context) {
  const schema::carrier_type& type = schema::get(carrier_id::TicketMessageEntity);
  return answer_message(
      context, context.call.number("ticketMessageEntityId").value_or(0),
      [&](store::reader& reader, presenter& presenter, const store::message_row& row) {
        return present_message(reader, presenter, row, {.type = type});
      });
}

answer get_ticket_message_with_embedded_data(const context& context) {
  const schema::carrier_type& type = schema::get(carrier_id::TicketMessageEntity);
  const json::value request = context.call.body->root();
  const result<bool> embed = wants_inline_images(text_argument(request, "EmbedImages"));
  if (!embed) return embed.error();
  return answer_message(
      context, number_argument(request, "Id"),
      [&](store::reader& reader, presenter& presenter, const store::message_row& row) {
        const result<store::message_row> shown =
            *embed ? with_images(reader, row) : result<store::message_row>(row);
        if (!shown) return result<std::string>(shown.error());
        return present_message(reader, presenter, *shown, {.type = type});
      });
}

answer get_ticket_message_with_options(const context& context) {
  const schema::carrier_type& type = schema::get(carrier_id::TicketMessageEntity);
  const json::value request = context.call.body->root();
  const bool whole = truth_argument(request, "IncludeNonInlineAttachmentsInfo");
  return answer_message(
      context, number_argument(request, "TicketMessageEntityId"),
      [&](store::reader& reader, presenter& presenter, const store::message_row& row) {
        const result<store::message_row> shown =
            whole ? result<store::message_row>(row) : with_inline_alone(reader, row);
        if (!shown) return result<std::string>(shown.error());
        return present_message(reader, presenter, *shown, {.type = type});
      });
}

answer get_flat_ticket_message(const context& context) {
  return answer_message(context, context.call.number("ticketMessageId").value_or(0),
                        [](store::reader&, presenter& presenter, const store::message_row& row) {
                          const result<json::document> body = json::document::parse(row.body);
                          if (!body) return result<std::string>(body.error());
                          return present_message_summary(presenter, body->root());
                        });
}

answer get_ticket_message_entities(const context& context) {
  const schema::carrier_type& type = schema::get(carrier_id::TicketMessageEntity);
  const json::value request = context.call.body->root();
  const std::int32_t ticket_id = number_argument(request, "TicketId");
  const std::vector<std::int32_t> list = ids_of(request.find("MessageIds"));
  const std::set<std::int32_t> wanted(list.begin(), list.end());
  return read_answer(context, [&](store::reader& reader) -> result<std::string> {
    const auto rows = reader.messages(ticket_id);
    if (!rows) return rows.error();
    presenter presenter(reader, context.locale, context.caller.level);
    std::string out;
    json::writer writer(out);
    writer.begin_array();
    for (const store::message_row& row : *rows) {
      if (!wanted.empty() && !wanted.contains(row.id)) continue;
      const result<std::string> text = present_message(reader, presenter, row, {.type = type});
      if (!text) return text.error();
      writer.raw(*text);
    }
    writer.end_array();
    return out;
  });
}

constexpr std::array routes_here = {
    route{endpoint_id::getDefaultTicketMessage, &get_default_ticket_message},
    route{endpoint_id::getTicketMessage, &get_ticket_message},
    route{endpoint_id::createDefaultTicketMessageEntity, &get_default_ticket_message},
    route{endpoint_id::getTicketMessageEntity, &get_ticket_message_entity},
    route{endpoint_id::getFlatTicketMessage, &get_flat_ticket_message},
    route{endpoint_id::getTicketMessageEntities, &get_ticket_message_entities},
    route{endpoint_id::getTicketMessageWithEmbeddedData, &get_ticket_message_with_embedded_data},
    route{endpoint_id::getTicketMessageWithOptions, &get_ticket_message_with_options},
};

}  // namespace

namespace message {

std::span<const route> read_routes() noexcept {
  return routes_here;
}

}  // namespace message
}  // namespace ticketwire::service

#include <array>
#include <set>

#include "service/answer/answer.hpp"
#include "service/answer/arguments.hpp"
#include "service/attachment/references.hpp"
#include "service/attachment/routes.hpp"
#include "service/record/make_error.hpp"

namespace ticketwire::service {
namespace {

using exchange::endpoint_id;

/// Attachments of one message.
answer of_message(const context& context, std::int32_t id, attachment_choice choice) {
  return read_answer(context, [&](store::reader& reader) -> result<std::string> {
    const auto row = reader.message(id);
    if (!row) return row.error();
    if (!*row) {
      return make_error(error_code::entity_not_found, {}, "Message " + std::to_string(id));
    }
    const result<json::document> message = json::document::parse((*row)->body);
    if (!message) return message.error();
    presenter presenter(reader, context.locale, context.caller.level);
    return present_attachments(reader, presenter, attachment_ids(members(message->root())), choice);
  });
}

/// Attachments of a ticket's messages, oldest message first; each once.
answer of_ticket(const context& context, std::int32_t id) {
  return read_answer(context, [&](store::reader& reader) -> result<std::string> {
    const auto ticket = reader.ticket(id);
    if (!ticket) return ticket.error();
    if (!*ticket) {
      return make_error(error_code::entity_not_found, {}, "Ticket " + std::to_string(id));
    }
    const auto rows = reader.messages(id);
    if (!rows) return rows.error();
    std::vector<std::int32_t> ids;
    std::set<std::int32_t> seen;
    for (const store::message_row& row : *rows) {
      const result<json::document> message = json::document::parse(row.body);
      if (!message) return message.error();
      for (const std::int32_t each : attachment_ids(members(message->root()))) {
        if (seen.insert(each).second) ids.push_back(each);
      }
    }
    presenter presenter(reader, context.locale, context.caller.level);
    return present_attachments(reader, presenter, ids, attachment_choice::all);
  });
}

std::int32_t addressed(const context& context) {
  return context.call.number("id").value_or(0);
}

answer list_message_attachments(const context& context) {
  return of_message(context, addressed(context), attachment_choice::all);
}

answer list_noninline_message_attachments(const context& context) {
  return of_message(context, addressed(context), attachment_choice::without_inline);
}

answer get_attachment_info(const context& context) {
  return of_message(context, number_argument(context.call.body->root(), "TicketMessageEntityId"),
                    attachment_choice::all);
}

answer get_attachment_info_non_inline(const context& context) {
  return of_message(context, number_argument(context.call.body->root(), "TicketMessageEntityId"),
                    attachment_choice::without_inline);
}

answer list_ticket_attachments(const context& context) {
  return of_ticket(context, addressed(context));
}

answer get_ticket_attachments(const context& context) {
  return of_ticket(context, number_argument(context.call.body->root(), "TicketEntityId"));
}

constexpr std::array routes_here = {
    route{endpoint_id::listTicketAttachments, &list_ticket_attachments},
    route{endpoint_id::listMessageAttachments, &list_message_attachments},
    route{endpoint_id::listNoninlineMessageAttachments, &list_noninline_message_attachments},
    route{endpoint_id::getAttachmentInfo, &get_attachment_info},
    route{endpoint_id::getTicketAttachments, &get_ticket_attachments},
    route{endpoint_id::getAttachmentInfoNonInline, &get_attachment_info_non_inline},
};

}  // namespace

namespace attachment {

std::span<const route> lists_routes() noexcept {
  return routes_here;
}

}  // namespace attachment
}  // namespace ticketwire::service

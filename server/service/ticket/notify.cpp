#include <array>

#include "service/record/make_error.hpp"
#include "service/ticket/ids.hpp"
#include "service/ticket/notice.hpp"
#include "service/ticket/routes.hpp"

namespace ticketwire::service {
namespace {

using exchange::endpoint_id;

using notice_kind = enum store::notification::kind;

/// The newest message of a ticket; 0 where it has none.
result<std::int32_t> newest_message(store::reader& reader, std::int32_t ticket_id) {
  const auto rows = reader.messages(ticket_id);
  if (!rows) return rows.error();
  return rows->empty() ? 0 : rows->back().id;
}

answer tell(const context& context, std::int32_t id, notice_kind kind, error_code missing) {
  const result<void> done = context.store.write([&](store::writer& writer) -> result<void> {
    const auto row = writer.ticket(id);
    if (!row) return row.error();
    if (!*row) return make_error(missing, {}, "Ticket " + std::to_string(id));
    const result<std::int32_t> message =
        kind == notice_kind::message_new ? newest_message(writer, id) : result<std::int32_t>(0);
    if (!message) return message.error();
    presenter presenter(writer, context.locale);
    return put_notice(writer, presenter,
                      {kind, **row, *message, context.caller.associate_id, context.now});
  });
  if (!done) return done.error();
  return exchange::reply();
}

answer tell_addressed(const context& context, notice_kind kind) {
  return tell(context, context.call.number("id").value_or(0), kind, error_code::entity_not_found);
}

answer tell_named(const context& context, notice_kind kind) {
  return tell(context, number_argument(context.call.body->root(), "TicketEntityId"), kind,
              error_code::save_not_found);
}

answer notify_new_ticket(const context& context) {
  return tell_addressed(context, notice_kind::ticket_new);
}

answer notify_new_message(const context& context) {
  return tell_addressed(context, notice_kind::message_new);
}

answer notify_new_ticket_entity(const context& context) {
  return tell_named(context, notice_kind::ticket_new);
}

answer notify_new_ticket_message(const context& context) {
  return tell_named(context, notice_kind::message_new);
}

constexpr std::array routes_here = {
    route{endpoint_id::notifyNewTicket, &notify_new_ticket, right::change},
    route{endpoint_id::notifyNewMessage, &notify_new_message, right::change},
    route{endpoint_id::notifyNewTicketEntity, &notify_new_ticket_entity, right::change},
    route{endpoint_id::notifyNewTicketMessage, &notify_new_ticket_message, right::change},
};

}  // namespace

namespace ticket {

std::span<const route> notify_routes() noexcept {
  return routes_here;
}

}  // namespace ticket
}  // namespace ticketwire::service

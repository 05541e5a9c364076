#include <array>

#include "service/answer/answer.hpp"
#include "service/record/custom_fields.hpp"
#include "service/record/make_error.hpp"
#include "service/ticket/routes.hpp"
#include "ticketwire/json/writer.hpp"

// Custom fields and foreign keys, of tickets and of messages.

namespace ticketwire::service {
namespace {

using exchange::endpoint_id;

answer list_fields(const context& context, std::string_view entity) {
  return read_answer(context, [&](store::reader& reader) -> result<std::string> {
    const auto list = custom_fields(reader, entity);
    if (!list) return list.error();
    std::string out;
    json::writer writer(out);
    writer.begin_array();
    for (const members& each : *list) writer.raw(write_custom_field(each));
    writer.end_array();
    return out;
  });
}

answer get_field(const context& context, std::string_view entity) {
  const std::string_view name = context.call.find("fieldName").value_or("");
  return read_answer(context, [&](store::reader& reader) -> result<std::string> {
    const auto list = custom_fields(reader, entity);
    if (!list) return list.error();
    for (const members& each : *list) {
      if (json::equal_ignore_case(each.text("FieldName"), name)) return write_custom_field(each);
    }
    return make_error(error_code::entity_not_found, {},
                      "Custom field " + std::string(name.substr(0, 40)));
  });
}

answer list_ticket_custom_fields(const context& context) {
  return list_fields(context, "Ticket");
}

answer get_ticket_custom_field(const context& context) {
  return get_field(context, "Ticket");
}

answer list_message_custom_fields(const context& context) {
  return list_fields(context, "TicketMessage");
}

answer get_message_custom_field(const context& context) {
  return get_field(context, "TicketMessage");
}

answer get_ticket_foreign_keys(const context& context) {
  const std::int32_t id = context.call.number("id").value_or(0);
  return read_answer(context, [&](store::reader& reader) -> result<std::string> {
    const auto row = reader.ticket(id);
    if (!row) return row.error();
    if (*row) return foreign_keys(reader, "Ticket", id);
    return make_error(error_code::entity_not_found, {}, "Ticket " + std::to_string(id));
  });
}

answer get_message_foreign_keys(const context& context) {
  const std::int32_t id = context.call.number("id").value_or(0);
  return read_answer(context, [&](store::reader& reader) -> result<std::string> {
    const auto row = reader.message(id);
    if (!row) return row.error();
    if (*row) return foreign_keys(reader, "TicketMessage", id);
    return make_error(error_code::entity_not_found, {}, "Message " + std::to_string(id));
  });
}

constexpr std::array routes_here = {
    route{endpoint_id::getTicketCustomField, &get_ticket_custom_field},
    route{endpoint_id::getTicketForeignKeys, &get_ticket_foreign_keys},
    route{endpoint_id::listTicketCustomFields, &list_ticket_custom_fields},
    route{endpoint_id::listMessageCustomFields, &list_message_custom_fields},
    route{endpoint_id::getMessageCustomField, &get_message_custom_field},
    route{endpoint_id::getMessageForeignKeys, &get_message_foreign_keys},
};

}  // namespace

namespace ticket {

std::span<const route> fields_routes() noexcept {
  return routes_here;
}

}  // namespace ticket
}  // namespace ticketwire::service

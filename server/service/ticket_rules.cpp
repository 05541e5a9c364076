#include "service/ticket_rules.hpp"

#include <algorithm>

#include "service/assignment.hpp"
#include "ticketwire/carrier/base_status.hpp"
#include "ticketwire/carrier/owner.hpp"

namespace ticketwire::service {
namespace {

using schema::carrier_id;
using schema::enum_id;

constexpr store::ticks minute = 60 * carrier::ticks_per_second;

constexpr std::string_view category_key = "TicketCategoryId";
constexpr std::string_view priority_key = "TicketPriorityId";
constexpr std::string_view status_key = "TicketStatusId";
constexpr std::string_view type_key = "TicketTypeId";
constexpr std::string_view associate_key = "AssociateId";

/// The first record for which `wanted` is true, or 0.
template <class Wanted>
result<std::int32_t> first_record(store::reader& reader, std::string_view carrier,
                                  const Wanted& wanted) {
  const auto records = reader.all(carrier);
  if (!records) return records.error();
  for (const store::record& record : *records) {
    const result<json::document> document = json::document::parse(record.body);
    if (document && wanted(members(document->root()))) return record.id;
  }
  return 0;
}

result<std::int32_t> default_status(store::reader& reader, std::string_view base_status) {
  return first_record(reader, "TicketStatusEntity", [&](const members& status) {
    return status.text("Status") == base_status && status.truth("IsDefault");
  });
}

result<std::int32_t> default_priority(store::reader& reader) {
  const schema::enum_type& flags = schema::get(enum_id::TicketPriorityFlags);
  const std::int32_t wanted = schema::to_enum_value(flags, "Default").value_or(0);
  return first_record(reader, "TicketPriorityEntity", [&](const members& priority) {
    return (schema::to_enum_value(flags, priority.text("Flags")).value_or(0) & wanted) != 0;
  });
}

result<std::int32_t> default_category(store::reader& reader) {
  return first_record(reader, "TicketCategoryEntity", [](const members&) { return true; });
}

result<std::int32_t> default_type(store::reader& reader) {
  return first_record(reader, "TicketType",
                      [](const members& type) { return type.truth("IsDefault"); });
}

/// Fills a reference that is unset; the default is asked for only then.
template <class Default>
result<void> fill(members& ticket, std::string_view name, std::string_view key,
                  const Default& chosen) {
  if (ticket.reference(name) != 0) return {};
  const result<std::int32_t> id = chosen();
  if (!id) return id.error();
  ticket.set_reference(name, key, *id);
  return {};
}

std::int32_t enum_value(enum_id id, std::string_view name) {
  return schema::to_enum_value(schema::get(id), name).value_or(0);
}

carrier::statuses statuses_of(const members& ticket, std::string_view base) {
  return {ticket.reference("Status"), base};
}

result<void> agree_status(store::reader& reader, presenter& presenter, const context& context,
                          const members& before, members& after) {
  const auto chosen = carrier::to_stored(after.text("BaseStatus"), context.now);
  after.set_text("BaseStatus", chosen ? chosen->name : "Active");
  if (chosen && chosen->activate) after.set_date("Activate", *chosen->activate);
  const std::string old_base = before.text("BaseStatus");
  const std::string new_base = after.text("BaseStatus");
  switch (carrier::agree(statuses_of(before, old_base), statuses_of(after, new_base))) {
    case carrier::status_rule::keep:
      return {};
    case carrier::status_rule::base_follows: {
      const auto record =
          presenter.record(schema::get(carrier_id::TicketStatusEntity), after.reference("Status"));
      if (!record) return record.error();
      if (*record != nullptr) {
        after.set_text("BaseStatus", members((*record)->root()).text("Status"));
      }
      return {};
    }
    case carrier::status_rule::status_follows: {
      const result<std::int32_t> status = default_status(reader, new_base);
      if (!status) return status.error();
      after.set_reference("Status", status_key, *status);
      return {};
    }
  }
  return {};
}

void stamp_closing(const context& context, const members& before, members& after) {
  const bool was_closed = before.text("BaseStatus") == "Closed";
  const bool closed = after.text("BaseStatus") == "Closed";
  if (closed && !was_closed) {
    after.set_date("ClosedAt", context.now);
    const std::int64_t minutes = (context.now - after.date("CreatedAt")) / minute;
    const std::int64_t bounded = std::clamp<std::int64_t>(minutes, 0, INT32_MAX);
    after.set_number("TimeToClose", bounded);
    after.set_number("RealTimeToClose", bounded);
  } else if (was_closed && !closed) {
    for (const std::string_view name : {"ClosedAt", "TimeToClose", "RealTimeToClose"}) {
      after.erase(name);
    }
  }
}

}  // namespace

result<members> default_ticket(store::reader& reader, const context& context) {
  members ticket;
  for (const schema::property& row : schema::get(carrier_id::TicketEntity).properties) {
    if (!row.initial.empty()) ticket.set_text(row.name, row.initial);
  }
  ticket.set_reference("CreatedBy", associate_key, context.caller.associate_id);
  ticket.set_reference("OwnedBy", associate_key, context.caller.associate_id);
  for (const result<void>& filled :
       {fill(ticket, "Status", status_key, [&] { return default_status(reader, "Active"); }),
        fill(ticket, "Priority", priority_key, [&] { return default_priority(reader); }),
        fill(ticket, "Category", category_key, [&] { return default_category(reader); }),
        fill(ticket, "TicketType", type_key, [&] { return default_type(reader); })}) {
    if (!filled) return filled.error();
  }
  return ticket;
}

result<void> apply_rules(store::writer& writer, presenter& presenter, const context& context,
                         const members& before, members& after) {
  const result<void> agreed = agree_status(writer, presenter, context, before, after);
  if (!agreed) return agreed.error();
  if (after.reference("OwnedBy") == carrier::automatic_owner) {
    const result<std::int32_t> chosen =
        choose_owner(writer, presenter, context.now, after.reference("Category"));
    if (!chosen) return chosen.error();
    after.set_reference("OwnedBy", associate_key, *chosen);
  }
  if (after.reference("OwnedBy") != before.reference("OwnedBy")) after.erase("FirstReadByOwner");
  stamp_closing(context, before, after);
  return {};
}

result<void> complete_new_ticket(store::reader& reader, presenter& presenter,
                                 const context& context, members& ticket) {
  const result<members> defaults = default_ticket(reader, context);
  if (!defaults) return defaults.error();
  for (const std::string_view name : {"Category", "Priority", "TicketType", "BaseStatus", "Slevel",
                                      "Origin", "ReadStatus", "CreatedBy"}) {
    if (!ticket.has(name)) ticket.set_json(name, std::string(defaults->json(name)));
  }
  ticket.set_date("CreatedAt", context.now);
  const auto caller =
      presenter.record(schema::get(carrier_id::Associate), context.caller.associate_id);
  if (!caller) return caller.error();
  if (!ticket.has("Author") && *caller != nullptr) {
    ticket.set_text("Author", members((*caller)->root()).text("FullName"));
  }
  const auto priority =
      presenter.record(schema::get(carrier_id::TicketPriorityEntity), ticket.reference("Priority"));
  if (!priority) return priority.error();
  if (!ticket.has("Deadline") && *priority != nullptr) {
    const std::int32_t minutes = members((*priority)->root()).number("Deadline");
    if (minutes > 0) ticket.set_date("Deadline", context.now + minutes * minute);
  }
  return {};
}

store::ticks next_change(store::ticks now, store::ticks before) {
  const store::ticks next = std::max(now, before + 1);
  return next % 10'000 == 0 ? next + 1 : next;
}

store::ticket_row to_row(std::int32_t id, const members& ticket) {
  store::ticket_row row;
  row.id = id;
  row.last_changed = ticket.date("LastChanged");
  row.created_at = ticket.date("CreatedAt");
  row.deadline = ticket.date("Deadline");
  row.activate = ticket.date("Activate");
  row.closed_at = ticket.date("ClosedAt");
  row.replied_at = ticket.date("RepliedAt");
  row.base_status = enum_value(enum_id::TicketBaseStatus, ticket.text("BaseStatus"));
  row.status_id = ticket.reference("Status");
  row.priority_id = ticket.reference("Priority");
  row.category_id = ticket.reference("Category");
  row.owner_id = ticket.reference("OwnedBy");
  row.person_id = ticket.reference("Person");
  row.created_by = ticket.reference("CreatedBy");
  row.type_id = ticket.reference("TicketType");
  row.sale_id = ticket.reference("Sale");
  row.project_id = ticket.reference("Project");
  row.connect_id = ticket.number("ConnectId");
  row.slevel = enum_value(enum_id::TicketSecurityLevel, ticket.text("Slevel"));
  row.read_status = enum_value(enum_id::TicketReadStatus, ticket.text("ReadStatus"));
  row.title = ticket.text("Title");
  row.author = ticket.text("Author");
  row.body = ticket.write(schema::get(carrier_id::TicketEntity));
  return row;
}

}  // namespace ticketwire::service

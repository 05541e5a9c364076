#include "service/ticket/defaults.hpp"
#include "service/record/make_error.hpp"

#include "service/answer/context.hpp"
#include "service/record/find_members.hpp"
#include "service/record/names.hpp"

namespace ticketwire::service {
namespace {

using schema::carrier_id;
using schema::enum_id;

constexpr store::ticks minute = 60 * carrier::ticks_per_second;

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

result<std::int32_t> default_priority(store::reader& reader) {
  const schema::enum_type& flags = schema::get(enum_id::TicketPriorityFlags);
  const std::int32_t wanted = schema::to_enum_value(flags, "Default").value_or(0);
  return first_record(reader, "TicketPriorityEntity", [&](const members& priority) {
    return (schema::to_enum_value(flags, priority.text(names::Flags)).value_or(0) & wanted) != 0;
  });
}

result<std::int32_t> default_category(store::reader& reader) {
  return first_record(reader, "TicketCategoryEntity", [](const members&) { return true; });
}

result<std::int32_t> default_type(store::reader& reader) {
  return first_record(reader, "TicketType",
                      [](const members& type) { return type.truth(names::IsDefault); });
}

/// Fills a reference that is unset; the default is asked for only then.
template <class Default>
result<void> fill(members& ticket, std::string_view name, carrier_id type, const Default& chosen) {
  if (ticket.reference(name) != 0) return {};
  const result<std::int32_t> id = chosen();
  if (!id) return id.error();
  ticket.set_reference(name, schema::get(type).key, *id);
  return {};
}

/// Takes a status with its base status, unless there is none of that number.
result<bool> take_status(presenter& presenter, std::int32_t id, members& ticket) {
  const auto status = find_members(presenter, carrier_id::TicketStatusEntity, id);
  if (!status) return status.error();
  if (!*status) return false;
  ticket.set_reference(names::Status, names::TicketStatusId, id);
  ticket.set_text(names::BaseStatus, (*status)->text(names::Status));
  return true;
}

result<void> take_priority(presenter& presenter, std::int32_t id, members& ticket) {
  const auto priority = find_members(presenter, carrier_id::TicketPriorityEntity, id);
  if (!priority) return priority.error();
  if (*priority) ticket.set_reference(names::Priority, names::TicketPriorityId, id);
  return {};
}

/// What the lists that a new ticket refers to say of its status and priority.
result<void> follow_lists(presenter& presenter, members& ticket) {
  const auto category =
      find_members(presenter, carrier_id::TicketCategoryEntity, ticket.reference(names::Category));
  if (!category) return category.error();
  const auto type =
      find_members(presenter, carrier_id::TicketType, ticket.reference(names::TicketType));
  if (!type) return type.error();
  if (!ticket.has(names::Priority) && *type) {
    const result<void> taken =
        take_priority(presenter, (*type)->number(names::DefaultTicketPriority), ticket);
    if (!taken) return taken.error();
  }
  if (ticket.has(names::Status) || ticket.has(names::BaseStatus)) return {};
  for (const std::int32_t id : {*category ? (*category)->reference(names::DefaultTicketStatus) : 0,
                                *type ? (*type)->number(names::DefaultTicketStatus) : 0}) {
    const result<bool> taken = take_status(presenter, id, ticket);
    if (!taken) return taken.error();
    if (*taken) return {};
  }
  return {};
}

}  // namespace

result<std::int32_t> default_status(store::reader& reader, std::string_view base_status) {
  const auto stands_for = [&](const members& status) {
    return status.text(names::Status) == base_status;
  };
  result<std::int32_t> chosen = first_record(
      reader, "TicketStatusEntity",
      [&](const members& status) { return stands_for(status) && status.truth(names::IsDefault); });
  if (!chosen || *chosen != 0) return chosen;
  return first_record(reader, "TicketStatusEntity", stands_for);
}

result<members> default_ticket(store::reader& reader, std::int32_t caller) {
  members ticket;
  for (const schema::property& row : schema::get(carrier_id::TicketEntity).properties) {
    if (!row.initial.empty()) ticket.set_text(row.name, row.initial);
  }
  ticket.set_reference(names::CreatedBy, names::AssociateId, caller);
  ticket.set_reference(names::OwnedBy, names::AssociateId, caller);
  for (const result<void>& filled : {fill(ticket, names::Status, carrier_id::TicketStatusEntity,
                                          [&] { return default_status(reader, "Active"); }),
                                     fill(ticket, names::Priority, carrier_id::TicketPriorityEntity,
                                          [&] { return default_priority(reader); }),
                                     fill(ticket, names::Category, carrier_id::TicketCategoryEntity,
                                          [&] { return default_category(reader); }),
                                     fill(ticket, names::TicketType, carrier_id::TicketType,
                                          [&] { return default_type(reader); })}) {
    if (!filled) return filled.error();
  }
  return ticket;
}

result<members> default_ticket_of_type(store::reader& reader, presenter& presenter,
                                       std::int32_t caller, std::int32_t type_id) {
  const auto type = find_members(presenter, carrier_id::TicketType, type_id);
  if (!type) return type.error();
  if (!*type) {
    return make_error(error_code::reference_not_found, "/TicketTypeId",
                      "TicketType " + std::to_string(type_id));
  }
  result<members> ticket = default_ticket(reader, caller);
  if (!ticket) return ticket.error();
  ticket->set_reference(names::TicketType, names::TicketTypeId, type_id);
  const result<bool> status =
      take_status(presenter, (*type)->number(names::DefaultTicketStatus), *ticket);
  if (!status) return status.error();
  TICKETWIRE_TRY(take_priority(presenter, (*type)->number(names::DefaultTicketPriority), *ticket));
  return ticket;
}

result<void> complete_new_ticket(store::reader& reader, presenter& presenter, std::int32_t caller,
                                 store::ticks now, members& ticket) {
  const result<members> defaults = default_ticket(reader, caller);
  if (!defaults) return defaults.error();
  const auto take = [&](std::string_view name) {
    if (ticket.has(name) || !defaults->has(name)) return;
    ticket.set_json(name, std::string(defaults->json(name)));
  };
  take(names::Category);
  take(names::TicketType);
  TICKETWIRE_TRY(follow_lists(presenter, ticket));
  for (const std::string_view name : {names::Priority, names::BaseStatus, names::Slevel,
                                      names::Origin, names::ReadStatus, names::CreatedBy}) {
    take(name);
  }
  ticket.set_date(names::CreatedAt, now);
  const auto author = find_members(presenter, carrier_id::Associate, caller);
  if (!author) return author.error();
  if (!ticket.has(names::Author) && *author)
    ticket.set_text(names::Author, (*author)->text(names::FullName));
  const auto priority =
      find_members(presenter, carrier_id::TicketPriorityEntity, ticket.reference(names::Priority));
  if (!priority) return priority.error();
  if (ticket.has(names::Deadline) || !*priority) return {};
  const std::int32_t minutes = (*priority)->number(names::Deadline);
  if (minutes > 0) ticket.set_date(names::Deadline, now + minutes * minute);
  return {};
}

}  // namespace ticketwire::service

#include "service/ticket/rules.hpp"

#include <algorithm>

#include "service/ticket/assignment.hpp"
#include "service/ticket/defaults.hpp"
#include "service/ticket/times.hpp"
#include "ticketwire/carrier/base_status.hpp"
#include "ticketwire/carrier/owner.hpp"

namespace ticketwire::service {
namespace {

using schema::carrier_id;
using schema::enum_id;

std::int32_t enum_value(enum_id id, std::string_view name) {
  return schema::to_enum_value(schema::get(id), name).value_or(0);
}

carrier::statuses statuses_of(const members& ticket, std::string_view base) {
  return {ticket.reference("Status"), base};
}

result<void> agree_status(store::reader& reader, presenter& presenter, store::ticks now,
                          const members& before, members& after) {
  const auto chosen = carrier::to_stored(after.text("BaseStatus"), now);
  // A ticket is never without one.
  const std::string kept = before.has("BaseStatus") ? before.text("BaseStatus") : "Active";
  after.set_text("BaseStatus", chosen ? chosen->name : kept);
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
      after.set_reference("Status", "TicketStatusId", *status);
      return {};
    }
  }
  return {};
}

}  // namespace

result<void> apply_rules(store::writer& writer, presenter& presenter, store::ticks now,
                         const members& before, members& after) {
  TICKETWIRE_TRY(agree_status(writer, presenter, now, before, after));
  if (after.reference("OwnedBy") == carrier::automatic_owner) {
    const assignment wanted{after.reference("Category"), after.reference("Person"), now};
    const result<std::int32_t> chosen = choose_owner(writer, presenter, wanted);
    if (!chosen) return chosen.error();
    after.set_reference("OwnedBy", "AssociateId", *chosen);
  }
  if (after.reference("OwnedBy") != before.reference("OwnedBy")) after.erase("FirstReadByOwner");
  // The time was for the postponement that is over.
  const bool resumed =
      before.text("BaseStatus") == "Postponed" && after.text("BaseStatus") != "Postponed";
  if (resumed && after.json("Activate") == before.json("Activate")) after.erase("Activate");
  // A ticket that is opened again is its own.
  const bool separated =
      before.text("BaseStatus") == "Merged" && after.text("BaseStatus") != "Merged";
  if (separated && after.json("ConnectId") == before.json("ConnectId")) after.erase("ConnectId");
  const result<void> closed = stamp_closing(presenter, now, before, after);
  return closed ? book_status(presenter, now, before, after) : closed;
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
  row.body = ticket.write(schema::get(carrier_id::TicketEntity), status_since);
  return row;
}

}  // namespace ticketwire::service

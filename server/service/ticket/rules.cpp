#include "service/ticket/rules.hpp"

#include <algorithm>

#include "service/record/names.hpp"
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
  return {ticket.reference(names::Status), base};
}

result<void> agree_status(store::reader& reader, presenter& presenter, store::ticks now,
                          const members& before, members& after) {
  const auto chosen = carrier::to_stored(after.text(names::BaseStatus), now);
  // A ticket is never without one.
  const std::string kept =
      before.has(names::BaseStatus) ? before.text(names::BaseStatus) : "Active";
  after.set_text(names::BaseStatus, chosen ? chosen->name : kept);
  if (chosen && chosen->activate) after.set_date(names::Activate, *chosen->activate);
  const std::string old_base = before.text(names::BaseStatus);
  const std::string new_base = after.text(names::BaseStatus);
  switch (carrier::agree(statuses_of(before, old_base), statuses_of(after, new_base))) {
    case carrier::status_rule::keep:
      return {};
    case carrier::status_rule::base_follows: {
      const auto record = presenter.record(schema::get(carrier_id::TicketStatusEntity),
                                           after.reference(names::Status));
      if (!record) return record.error();
      if (*record != nullptr) {
        after.set_text(names::BaseStatus, members((*record)->root()).text(names::Status));
      }
      return {};
    }
    case carrier::status_rule::status_follows: {
      const result<std::int32_t> status = default_status(reader, new_base);
      if (!status) return status.error();
      after.set_reference(names::Status, names::TicketStatusId, *status);
      return {};
    }
  }
  return {};
}

}  // namespace

result<void> apply_rules(store::writer& writer, presenter& presenter, store::ticks now,
                         const members& before, members& after) {
  TICKETWIRE_TRY(agree_status(writer, presenter, now, before, after));
  if (after.reference(names::OwnedBy) == carrier::automatic_owner) {
    const assignment wanted{after.reference(names::Category), after.reference(names::Person), now};
    const result<std::int32_t> chosen = choose_owner(writer, presenter, wanted);
    if (!chosen) return chosen.error();
    after.set_reference(names::OwnedBy, names::AssociateId, *chosen);
  }
  if (after.reference(names::OwnedBy) != before.reference(names::OwnedBy))
    after.erase(names::FirstReadByOwner);
  // The time was for the postponement that is over.
  const bool resumed =
      before.text(names::BaseStatus) == "Postponed" && after.text(names::BaseStatus) != "Postponed";
  if (resumed && after.json(names::Activate) == before.json(names::Activate))
    after.erase(names::Activate);
  // A ticket that is opened again is its own.
  const bool separated =
      before.text(names::BaseStatus) == "Merged" && after.text(names::BaseStatus) != "Merged";
  if (separated && after.json(names::ConnectId) == before.json(names::ConnectId))
    after.erase(names::ConnectId);
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
  row.last_changed = ticket.date(names::LastChanged);
  row.created_at = ticket.date(names::CreatedAt);
  row.deadline = ticket.date(names::Deadline);
  row.activate = ticket.date(names::Activate);
  row.closed_at = ticket.date(names::ClosedAt);
  row.replied_at = ticket.date(names::RepliedAt);
  row.base_status = enum_value(enum_id::TicketBaseStatus, ticket.text(names::BaseStatus));
  row.status_id = ticket.reference(names::Status);
  row.priority_id = ticket.reference(names::Priority);
  row.category_id = ticket.reference(names::Category);
  row.owner_id = ticket.reference(names::OwnedBy);
  row.person_id = ticket.reference(names::Person);
  row.created_by = ticket.reference(names::CreatedBy);
  row.type_id = ticket.reference(names::TicketType);
  row.sale_id = ticket.reference(names::Sale);
  row.project_id = ticket.reference(names::Project);
  row.connect_id = ticket.number(names::ConnectId);
  row.slevel = enum_value(enum_id::TicketSecurityLevel, ticket.text(names::Slevel));
  row.read_status = enum_value(enum_id::TicketReadStatus, ticket.text(names::ReadStatus));
  row.title = ticket.text(names::Title);
  row.author = ticket.text(names::Author);
  row.body = ticket.write(schema::get(carrier_id::TicketEntity), status_since);
  return row;
}

}  // namespace ticketwire::service

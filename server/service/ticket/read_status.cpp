#include <array>

#include "service/record/names.hpp"
#include "service/ticket/edit.hpp"
#include "service/ticket/ids.hpp"
#include "service/ticket/routes.hpp"

namespace ticketwire::service {
namespace {

using exchange::endpoint_id;

/// Escalation ends where the priority says so of reading (its TicketRead is Stop, the enum's zero).
result<void> stop_escalation(ticket_saving& saving, members& after) {
  const auto priority = saving.records().record(
      schema::get(schema::carrier_id::TicketPriorityEntity), after.reference(names::Priority));
  if (!priority) return priority.error();
  if (*priority == nullptr) return {};
  const std::string event = members((*priority)->root()).text(names::TicketRead);
  if (event.empty() || event == "Stop") after.erase(names::AlertTimeout);
  return {};
}

void stamp_owner(store::ticks now, members& after) {
  after.set_date(names::ReadByOwner, now);
  if (!after.has(names::FirstReadByOwner)) after.set_date(names::FirstReadByOwner, now);
}

answer read_ticket(const context& context,
                   const std::function<result<void>(ticket_saving&, members&)>& work) {
  const std::int32_t id = number_argument(context.call.body->root(), "TicketEntityId");
  const schema::carrier_type& type = schema::get(schema::carrier_id::TicketEntity);
  return save_and_answer(context, {.type = type}, [&](ticket_saving& saving) -> result<void> {
    TICKETWIRE_TRY(saving.load(id, error_code::save_not_found));
    members after = saving.ticket();
    const result<void> worked = work(saving, after);
    return worked ? saving.change(std::move(after)) : worked;
  });
}

bool is_owner(const context& context, const ticket_saving& saving) {
  return saving.row().owner_id != 0 && saving.row().owner_id == context.caller.associate_id;
}

// Only a ticket's owner has read it as its owner; for others nothing changes.
answer set_ticket_read_by_owner(const context& context) {
  const json::value arguments = context.call.body->root();
  const std::optional<json::value> status = arguments.find(names::ReadStatus);
  const std::optional<json::value> escalating = arguments.find("CheckEscalating");
  const std::string name = status ? status->string() : std::string();
  return read_ticket(context, [&](ticket_saving& saving, members& after) -> result<void> {
    if (!is_owner(context, saving) || name.empty() || name == "Unknown") return {};
    after.set_text(names::ReadStatus, name);
    if (name == "Green") stamp_owner(context.now, after);
    if (!escalating || !escalating->boolean()) return {};
    return stop_escalation(saving, after);
  });
}

answer process_ticket_when_read(const context& context) {
  return read_ticket(context, [&](ticket_saving& saving, members& after) -> result<void> {
    result<void> forgotten = saving.forget_notices();
    if (!forgotten) return forgotten;
    if (!after.has(names::FirstReadByUser)) after.set_date(names::FirstReadByUser, context.now);
    if (!is_owner(context, saving)) return {};
    after.set_text(names::ReadStatus, "Green");
    stamp_owner(context.now, after);
    return stop_escalation(saving, after);
  });
}

constexpr std::array routes_here = {
    route{endpoint_id::setTicketReadByOwner, &set_ticket_read_by_owner, right::change},
    route{endpoint_id::processTicketWhenRead, &process_ticket_when_read, right::change},
};

}  // namespace

namespace ticket {

std::span<const route> read_status_routes() noexcept {
  return routes_here;
}

}  // namespace ticket
}  // namespace ticketwire::service

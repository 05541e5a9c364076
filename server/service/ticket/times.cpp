#include "service/ticket/times.hpp"

#include <algorithm>

#include "service/record/find_members.hpp"
#include "service/record/names.hpp"
#include "service/ticket/office_hours.hpp"

namespace ticketwire::service {
namespace {

using schema::carrier_id;

constexpr store::ticks second = carrier::ticks_per_second;
constexpr store::ticks minute = 60 * second;

/// The time from one instant to a later one, by the clock and in the ticket's office time.
struct stretch {
  store::ticks real = 0;
  store::ticks office = 0;
};

result<stretch> measure(presenter& presenter, const members& ticket, store::ticks from,
                        store::ticks to) {
  const auto priority =
      find_members(presenter, carrier_id::TicketPriorityEntity, ticket.reference(names::Priority));
  if (!priority) return priority.error();
  const office_hours hours(presenter.locale().office, priority->value_or(members()));
  return stretch{std::max<store::ticks>(to - from, 0), hours.between(from, to)};
}

void set(members& ticket, std::string_view name, std::int64_t value) {
  ticket.set_number(name, std::clamp<std::int64_t>(value, 0, INT32_MAX));
}

result<void> stamp(presenter& presenter, members& ticket, std::string_view name, store::ticks end) {
  const auto taken = measure(presenter, ticket, ticket.date(names::CreatedAt), end);
  if (!taken) return taken.error();
  set(ticket, name, taken->office / minute);
  set(ticket, "Real" + std::string(name), taken->real / minute);
  return {};
}

void add(members& ticket, std::string_view name, store::ticks time) {
  const std::int64_t sum = ticket.number(name) + time / second;
  if (sum != 0) set(ticket, name, sum);
}

}  // namespace

result<void> stamp_reply(presenter& presenter, members& ticket) {
  if (!ticket.has(names::RepliedAt) || ticket.has(names::TimeToReply)) return {};
  return stamp(presenter, ticket, names::TimeToReply, ticket.date(names::RepliedAt));
}

result<void> stamp_closing(presenter& presenter, store::ticks now, const members& before,
                           members& after) {
  const bool was_closed = before.text(names::BaseStatus) == "Closed";
  const bool closed = after.text(names::BaseStatus) == "Closed";
  if (closed && !was_closed) {
    after.set_date(names::ClosedAt, now);
    return stamp(presenter, after, names::TimeToClose, now);
  }
  if (was_closed && !closed) {
    for (const std::string_view name :
         {names::ClosedAt, names::TimeToClose, names::RealTimeToClose}) {
      after.erase(name);
    }
  }
  return {};
}

result<void> book_status(presenter& presenter, store::ticks now, const members& before,
                         members& after) {
  const std::int32_t left = before.reference(names::Status);
  const bool created = !before.has(names::TicketId);
  if (!created && left == after.reference(names::Status)) return {};
  after.set_date(status_since, now);
  const store::ticks since = before.date(status_since);
  if (created || since == 0) return {};
  const auto status = find_members(presenter, carrier_id::TicketStatusEntity, left);
  if (!status) return status.error();
  const std::string counter = *status ? (*status)->text(names::TimeCounter) : std::string();
  if (counter.empty() || counter == "None") return {};
  const auto spent = measure(presenter, before, since, now);
  if (!spent) return spent.error();
  add(after, std::string(names::TimeSpent) + counter, spent->office);
  add(after, "RealTimeSpent" + counter, spent->real);
  return {};
}

}  // namespace ticketwire::service

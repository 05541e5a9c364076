#include <algorithm>
#include <array>

#include "service/answer/answer.hpp"
#include "service/record/make_error.hpp"
#include "service/record/names.hpp"
#include "service/ticket/edit.hpp"
#include "service/ticket/routes.hpp"

namespace ticketwire::service {
namespace {

using exchange::endpoint_id;

// A list is no lock: between it and the ticket's own row another process may take the ticket.
constexpr int most_attempts = 20;

using values = std::vector<std::variant<std::int64_t, std::string>>;

store::filter one_of(store::column column, values operands) {
  store::filter part;
  part.condition = {column, store::comparison::one_of, std::move(operands)};
  return part;
}

/// The ids of a carrier's records for which `wanted` is true.
template <class Wanted>
result<values> ids_of(store::reader& reader, std::string_view carrier, const Wanted& wanted) {
  const auto records = reader.all(carrier);
  if (!records) return records.error();
  values out;
  for (const store::record& record : *records) {
    const result<json::document> body = json::document::parse(record.body);
    if (!body) return body.error();
    const result<bool> chosen = wanted(record.id, members(body->root()));
    if (!chosen) return chosen.error();
    if (*chosen) out.emplace_back(record.id);
  }
  return out;
}

/// Categories whose tickets the caller may take: his own and those without members.
result<values> open_categories(store::reader& reader, std::int32_t caller) {
  const auto is_open = [&](std::int32_t id, const members&) -> result<bool> {
    const auto list = reader.members(id);
    if (!list) return list.error();
    return list->empty() || std::any_of(list->begin(), list->end(), [&](const auto& member) {
             return member.associate_id == caller;
           });
  };
  result<values> out = ids_of(reader, "TicketCategoryEntity", is_open);
  if (out) out->emplace_back(0);
  return out;
}

/// Priorities from the most urgent (the highest SortOrder) on, then none.
result<std::vector<std::int32_t>> priorities(store::reader& reader) {
  const auto records = reader.all("TicketPriorityEntity");
  if (!records) return records.error();
  std::vector<std::pair<std::int32_t, std::int32_t>> ranked;
  for (const store::record& record : *records) {
    const result<json::document> body = json::document::parse(record.body);
    if (!body) return body.error();
    ranked.emplace_back(-members(body->root()).number(names::SortOrder), record.id);
  }
  std::sort(ranked.begin(), ranked.end());
  std::vector<std::int32_t> out;
  out.reserve(ranked.size() + 1);
  for (const auto& [rank, id] : ranked) out.push_back(id);
  out.push_back(0);
  return out;
}

store::query waiting(const values& statuses, const values& categories, std::int32_t priority) {
  store::filter all;
  all.kind = store::filter::kind::all_of;
  all.parts = {one_of(store::column::status_id, statuses), one_of(store::column::owner_id, {0}),
               one_of(store::column::category_id, categories),
               one_of(store::column::priority_id, {priority})};
  store::query query;
  query.filter = std::make_shared<const store::filter>(std::move(all));
  query.order = {{store::column::created_at, false}};
  query.top = 1;
  return query;
}

/// The ticket that waits for the caller; 0 where none does.
result<std::int32_t> next_in_queue(store::reader& reader, std::int32_t caller) {
  const auto queued = [](std::int32_t, const members& status) -> result<bool> {
    return status.truth(names::UsedInQueue) && status.text(names::Status) == "Active";
  };
  const result<values> statuses = ids_of(reader, "TicketStatusEntity", queued);
  if (!statuses) return statuses.error();
  if (statuses->empty()) return 0;
  const result<values> categories = open_categories(reader, caller);
  if (!categories) return categories.error();
  const auto ranked = priorities(reader);
  if (!ranked) return ranked.error();
  for (const std::int32_t priority : *ranked) {
    const auto rows = reader.tickets(waiting(*statuses, *categories, priority));
    if (!rows) return rows.error();
    if (!rows->empty()) return rows->front().id;
  }
  return 0;
}

/// Takes the ticket unless somebody else was faster: then the next one.
/// Errors: entity_not_found where none waits.
result<void> take_next(store::writer& writer, const context& context, ticket_saving& saving) {
  const std::int32_t caller = context.caller.associate_id;
  for (int attempt = 0; attempt < most_attempts; ++attempt) {
    const result<std::int32_t> id = next_in_queue(writer, caller);
    if (!id) return id.error();
    TICKETWIRE_TRY(saving.load(*id, error_code::entity_not_found));
    if (saving.row().owner_id != 0) continue;
    members after = saving.ticket();
    after.set_reference(names::OwnedBy, names::AssociateId, caller);
    return saving.change(std::move(after));
  }
  return make_error(error_code::store_unavailable);
}

// Takes the oldest of the most urgent tickets that wait in the queue for the caller; null where
// none waits.
answer get_next_in_queue(const context& context) {
  const schema::carrier_type& type = schema::get(schema::carrier_id::TicketEntity);
  return save_and_answer(context, {.type = type},
                         [&](store::writer& writer) -> result<saved_ticket> {
                           ticket_saving saving(writer, context);
                           TICKETWIRE_TRY(take_next(writer, context, saving));
                           return saving.saved();
                         });
}

constexpr std::array routes_here = {
    route{endpoint_id::getNextInQueue, &get_next_in_queue, right::change},
};

}  // namespace

namespace ticket {

std::span<const route> queue_routes() noexcept {
  return routes_here;
}

}  // namespace ticket
}  // namespace ticketwire::service

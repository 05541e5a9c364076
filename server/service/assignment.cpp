#include "service/assignment.hpp"

#include <algorithm>
#include <tuple>

#include "service/members.hpp"

namespace ticketwire::service {
namespace {

result<std::int64_t> active_tickets(store::reader& reader, std::int32_t associate_id) {
  const auto equals = [](store::column column, std::int64_t value) {
    store::filter part;
    part.condition = {column, store::comparison::eq, {value}};
    return part;
  };
  store::filter both;
  both.kind = store::filter::kind::all_of;
  both.parts = {equals(store::column::owner_id, associate_id),
                equals(store::column::base_status, 1)};
  store::query query;
  query.filter = std::make_shared<const store::filter>(std::move(both));
  query.top = INT32_MAX;
  const auto rows = reader.tickets(query);
  if (!rows) return rows.error();
  return static_cast<std::int64_t>(rows->size());
}

bool has_flag(const members& category, std::string_view flag) {
  const schema::enum_type& type = schema::get(schema::enum_id::TicketCategoryFlags);
  const std::int32_t flags = schema::to_enum_value(type, category.text("Flags")).value_or(0);
  return (flags & schema::to_enum_value(type, flag).value_or(0)) != 0;
}

/// What decides between members; the least is chosen.
using rank = std::tuple<double, std::int32_t>;

result<rank> rank_of(store::reader& reader, const std::string& method,
                     const store::member& member) {
  if (method == "Even") {
    return rank(static_cast<double>(member.last_assigned), member.associate_id);
  }
  const result<std::int64_t> active = active_tickets(reader, member.associate_id);
  if (!active) return active.error();
  const double weight = method == "Weighted" ? std::max(member.weight, 1) : 1;
  return rank(static_cast<double>(*active) / weight, member.associate_id);
}

}  // namespace

result<std::int32_t> choose_owner(store::writer& writer, presenter& presenter, store::ticks now,
                                  std::int32_t category_id) {
  const auto record =
      presenter.record(schema::get(schema::carrier_id::TicketCategoryEntity), category_id);
  if (!record) return record.error();
  if (*record == nullptr) return 0;
  const members category((*record)->root());
  const std::string method = category.text("DelegateMethod");
  if (method == "Not") return 0;
  const auto list = writer.members(category_id);
  if (!list) return list.error();
  const store::member* chosen = nullptr;
  rank best;
  for (const store::member& member : *list) {
    const result<rank> candidate = rank_of(writer, method, member);
    if (!candidate) return candidate.error();
    if (chosen == nullptr || *candidate < best) {
      chosen = &member;
      best = *candidate;
    }
  }
  if (chosen == nullptr) {
    return has_flag(category, "DefaultToCategoryMaster") ? category.number("CategoryMaster") : 0;
  }
  store::member assigned = *chosen;
  assigned.last_assigned = now;
  const result<void> kept = writer.put_member(assigned);
  if (!kept) return kept.error();
  return assigned.associate_id;
}

}  // namespace ticketwire::service

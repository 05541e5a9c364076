#include "service/ticket/assignment.hpp"

#include <algorithm>
#include <tuple>

#include "service/record/find_members.hpp"
#include "service/record/names.hpp"

namespace ticketwire::service {
namespace {

constexpr store::ticks minute = 60 * carrier::ticks_per_second;

store::filter condition(store::column column, store::comparison comparison, std::int64_t value) {
  store::filter part;
  part.condition = {column, comparison, {value}};
  return part;
}

store::query all_of(std::vector<store::filter> conditions) {
  store::filter all;
  all.kind = store::filter::kind::all_of;
  all.parts = std::move(conditions);
  store::query query;
  query.filter = std::make_shared<const store::filter>(std::move(all));
  return query;
}

result<std::int64_t> active_tickets(store::reader& reader, std::int32_t associate_id) {
  return reader.count(
      all_of({condition(store::column::owner_id, store::comparison::eq, associate_id),
              condition(store::column::base_status, store::comparison::eq, 1)}));
}

/// The owner of the customer's latest ticket in the category, within the category's lag; else 0.
result<std::int32_t> recent_owner(store::reader& reader, const members& category,
                                  const assignment& wanted) {
  const std::int32_t lag = category.number(names::AssignmentLag);
  if (lag <= 0 || wanted.person_id == 0) return 0;
  auto latest = all_of(
      {condition(store::column::person_id, store::comparison::eq, wanted.person_id),
       condition(store::column::category_id, store::comparison::eq, wanted.category_id),
       condition(store::column::created_at, store::comparison::ge, wanted.now - lag * minute),
       condition(store::column::owner_id, store::comparison::ne, 0)});
  latest.order = {{store::column::created_at, true}};
  latest.top = 1;
  const auto rows = reader.tickets(latest);
  if (!rows) return rows.error();
  return rows->empty() ? 0 : rows->front().owner_id;
}

bool has_flag(const members& category, std::string_view flag) {
  const schema::enum_type& type = schema::get(schema::enum_id::TicketCategoryFlags);
  const std::int32_t flags = schema::to_enum_value(type, category.text(names::Flags)).value_or(0);
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

/// Who may be given a ticket now.
class available {
 public:
  static result<available> find(store::reader& reader, const members& category,
                                const assignment& wanted) {
    available out;
    out.anybody_ = !wanted.only_present && !has_flag(category, "OnlyLoggedInUsers");
    if (out.anybody_) return out;
    auto present = reader.logged_in(wanted.now);
    if (!present) return present.error();
    out.present_ = *std::move(present);
    return out;
  }
  [[nodiscard]] bool has(std::int32_t associate_id) const {
    return anybody_ || std::find(present_.begin(), present_.end(), associate_id) != present_.end();
  }

 private:
  bool anybody_ = true;
  std::vector<std::int32_t> present_;
};

/// Who looks after the customer, where the category prefers him and he may be asked; else 0.
result<std::int32_t> our_contact(presenter& presenter, const members& category,
                                 const assignment& wanted, const available& available) {
  if (!has_flag(category, "DelegateToOurContact") || wanted.person_id == 0) return 0;
  const auto person = find_members(presenter, schema::carrier_id::Person, wanted.person_id);
  if (!person) return person.error();
  if (!*person) return 0;
  for (const std::string_view name : {names::SupportAssociateId, names::AssociateId}) {
    const std::int32_t id = (*person)->number(name);
    if (id == 0 || !available.has(id)) continue;
    const auto associate = find_members(presenter, schema::carrier_id::Associate, id);
    if (!associate) return associate.error();
    if (*associate && !(*associate)->truth(names::Deleted)) return id;
  }
  return 0;
}

/// The member whose turn it is; null where there is none.
result<const store::member*> choose(store::reader& reader, const members& category,
                                    const std::vector<store::member>& list,
                                    const assignment& wanted) {
  const result<std::int32_t> recent = recent_owner(reader, category, wanted);
  if (!recent) return recent.error();
  const std::string method = category.text(names::DelegateMethod);
  const store::member* chosen = nullptr;
  rank best;
  for (const store::member& member : list) {
    if (member.associate_id == *recent) return &member;
    const result<rank> candidate = rank_of(reader, method, member);
    if (!candidate) return candidate.error();
    if (chosen == nullptr || *candidate < best) {
      chosen = &member;
      best = *candidate;
    }
  }
  return chosen;
}

}  // namespace

result<std::int32_t> choose_owner(store::writer& writer, presenter& presenter,
                                  const assignment& wanted) {
  const auto category =
      find_members(presenter, schema::carrier_id::TicketCategoryEntity, wanted.category_id);
  if (!category) return category.error();
  if (!*category || (*category)->text(names::DelegateMethod) == "Not") return 0;
  const auto available = available::find(writer, **category, wanted);
  if (!available) return available.error();
  result<std::int32_t> contact = our_contact(presenter, **category, wanted, *available);
  if (!contact || *contact != 0) return contact;
  auto list = writer.members(wanted.category_id);
  if (!list) return list.error();
  std::erase_if(*list, [&](const auto& member) { return !available->has(member.associate_id); });
  const auto chosen = choose(writer, **category, *list, wanted);
  if (!chosen) return chosen.error();
  if (*chosen == nullptr) {
    const bool master = !wanted.only_present && has_flag(**category, "DefaultToCategoryMaster");
    return master ? (*category)->number(names::CategoryMaster) : 0;
  }
  store::member assigned = **chosen;
  assigned.last_assigned = wanted.now;
  TICKETWIRE_TRY(writer.put_member(assigned));
  return assigned.associate_id;
}

result<void> redelegate(store::writer& writer, presenter& presenter, store::ticks now,
                        members& ticket) {
  const std::int32_t owner = ticket.reference(names::OwnedBy);
  const assignment wanted{ticket.reference(names::Category), ticket.reference(names::Person), now,
                          true};
  if (owner == 0) return {};
  const result<bool> asked = has_category_flag(presenter, wanted.category_id, "RedelegateNewMsg");
  if (!asked) return asked.error();
  if (!*asked) return {};
  const auto present = writer.logged_in(now);
  if (!present) return present.error();
  if (std::find(present->begin(), present->end(), owner) != present->end()) return {};
  const result<std::int32_t> chosen = choose_owner(writer, presenter, wanted);
  if (!chosen) return chosen.error();
  if (*chosen == 0) return {};
  ticket.set_reference(names::OwnedBy, names::AssociateId, *chosen);
  ticket.erase(names::FirstReadByOwner);
  return {};
}

result<bool> has_category_flag(presenter& presenter, std::int32_t category_id,
                               std::string_view flag) {
  const auto category =
      find_members(presenter, schema::carrier_id::TicketCategoryEntity, category_id);
  if (!category) return category.error();
  return *category && has_flag(**category, flag);
}

}  // namespace ticketwire::service

#include "service/ticket/relation.hpp"
#include "service/record/names.hpp"

#include <algorithm>
#include <set>

#include "ticketwire/schema/schema.hpp"

namespace ticketwire::service {
namespace {

/// A member beside those of the carrier.
constexpr std::string_view made_at = "RelationCreatedAt";

// A line of ancestors that is longer is none that anybody wanted.
constexpr std::size_t most_ancestors = 100;

const schema::carrier_type& relation_type() {
  return schema::get(schema::carrier_id::TicketRelationEntity);
}

std::string named(std::int32_t id) {
  return "Ticket " + std::to_string(id);
}

relation turned(const relation& from) {
  relation out = from;
  out.type = contrary(from.type);
  std::swap(out.ticket_id, out.other_id);
  return out;
}

}  // namespace

std::string contrary(const std::string& type) {
  if (type == "Parent") return "Child";
  return type == "Child" ? "Parent" : type;
}

relation to_relation(std::int32_t id, const members& stored) {
  const std::string type = stored.text(names::RelationType);
  return {.id = id,
          .type = type.empty() ? "Related" : type,
          .comment = stored.text(names::Comment),
          .ticket_id = stored.number(names::SourceTicketId),
          .other_id = stored.number(names::DestinationTicketId),
          .created_at = stored.date(made_at)};
}

result<void> put_relation(store::writer& writer, const relation& row) {
  members stored;
  stored.set_number(relation_type().key, row.id);
  stored.set_number(names::SourceTicketId, row.ticket_id);
  stored.set_number(names::DestinationTicketId, row.other_id);
  stored.set_text(names::RelationType, row.type);
  stored.set_text(names::Comment, row.comment);
  stored.set_date(made_at, row.created_at);
  const auto kept = writer.put_record(
      {std::string(relation_type().name), row.id, stored.write(relation_type(), made_at)});
  if (!kept) return kept.error();
  return {};
}

result<std::int32_t> hold_relations(store::writer& writer) {
  // A store of several writers makes whoever asks for an id wait for the carrier's counter.
  return writer.next_record_id(relation_type().name);
}

result<std::optional<relation>> find_relation(store::reader& reader, std::int32_t id) {
  // A writer's find() may tell of a record as it was before others were waited for.
  const auto rows = reader.records_after(relation_type().name, id - 1, 1);
  if (!rows) return rows.error();
  const bool found =
      !rows->empty() && rows->front().id == id && rows->front().carrier == relation_type().name;
  if (!found) return std::optional<relation>();
  const result<json::document> body = json::document::parse(rows->front().body);
  if (!body) return body.error();
  return std::optional(to_relation(id, members(body->root())));
}

result<const std::vector<relation>*> relation_book::of(std::int32_t ticket_id) {
  const auto known = known_.find(ticket_id);
  if (known != known_.end()) return &known->second;
  const auto rows = reader_.relations_of(ticket_id);
  if (!rows) return rows.error();
  std::vector<relation> list;
  for (const store::record& row : *rows) {
    const result<json::document> body = json::document::parse(row.body);
    if (!body) return body.error();
    const relation found = to_relation(row.id, members(body->root()));
    list.push_back(found.ticket_id == ticket_id ? found : turned(found));
  }
  return &known_.emplace(ticket_id, std::move(list)).first->second;
}

result<std::int32_t> relation_book::parent_of(std::int32_t ticket_id) {
  const auto list = of(ticket_id);
  if (!list) return list.error();
  const auto found = std::find_if((*list)->begin(), (*list)->end(),
                                  [](const relation& each) { return each.type == "Parent"; });
  return found != (*list)->end() ? found->other_id : 0;
}

result<std::int64_t> relation_book::count(std::int32_t ticket_id, std::string_view type) {
  const auto list = of(ticket_id);
  if (!list) return list.error();
  return std::count_if((*list)->begin(), (*list)->end(),
                       [&](const relation& each) { return each.type == type; });
}

result<std::optional<refusal>> relation_book::check_ticket(std::int32_t id) {
  const auto row = reader_.ticket(id);
  if (!row) return row.error();
  if (!*row) return refusal{{}, named(id) + " does not exist", true};
  static const auto merged =
      schema::to_enum_value(schema::get(schema::enum_id::TicketBaseStatus), "Merged");
  if ((*row)->base_status == merged) return refusal{{}, named(id) + " is merged into another"};
  const auto list = of(id);
  if (!list) return list.error();
  if ((*list)->size() >= most_relations) return refusal{{}, named(id) + " has too many relations"};
  return std::optional<refusal>();
}

result<std::optional<refusal>> relation_book::check_hierarchy(std::int32_t child,
                                                              std::int32_t parent) {
  const result<std::int32_t> before = parent_of(child);
  if (!before) return before.error();
  if (*before != 0) {
    return refusal{"ParentExists", named(child) + " has the parent " + std::to_string(*before)};
  }
  std::set<std::int32_t> seen;
  for (std::int32_t above = parent; above != 0 && seen.insert(above).second;) {
    if (above == child || seen.size() > most_ancestors) {
      return refusal{{}, named(child) + " would be an ancestor of its parent"};
    }
    const result<std::int32_t> next = parent_of(above);
    if (!next) return next.error();
    above = *next;
  }
  return std::optional<refusal>();
}

result<std::optional<refusal>> relation_book::check(const relation& wanted) {
  if (wanted.ticket_id == wanted.other_id) {
    return refusal{"SameTicket", "A ticket is not related to itself"};
  }
  for (const std::int32_t id : {wanted.ticket_id, wanted.other_id}) {
    auto refused = check_ticket(id);
    if (!refused || *refused) return refused;
  }
  const auto list = of(wanted.ticket_id);
  if (!list) return list.error();
  if (std::any_of((*list)->begin(), (*list)->end(),
                  [&](const relation& each) { return each.other_id == wanted.other_id; })) {
    return refusal{"RelationExists", "The two tickets are related already"};
  }
  if (wanted.type == "Parent") return check_hierarchy(wanted.ticket_id, wanted.other_id);
  if (wanted.type == "Child") return check_hierarchy(wanted.other_id, wanted.ticket_id);
  return std::optional<refusal>();
}

result<void> relation_book::add(const relation& made) {
  for (const relation& each : {made, turned(made)}) {
    if (const auto list = of(each.ticket_id); !list) return list.error();
    std::vector<relation>& list = known_.at(each.ticket_id);
    // What was written before it was first looked up is there already.
    std::erase_if(list, [&](const relation& known) { return known.id == each.id; });
    list.insert(std::find_if(list.begin(), list.end(),
                             [&](const relation& known) { return known.id > each.id; }),
                each);
  }
  return {};
}

result<void> relation_book::forget(const relation& gone) {
  for (const std::int32_t end : {gone.ticket_id, gone.other_id}) {
    if (const auto list = of(end); !list) return list.error();
    std::erase_if(known_.at(end), [&](const relation& known) { return known.id == gone.id; });
  }
  return {};
}

result<void> move_relations(store::writer& writer, std::int32_t from, std::int32_t to) {
  relation_book found(writer);
  const auto any = found.of(from);
  if (!any) return any.error();
  if ((*any)->empty()) return {};
  if (const auto held = hold_relations(writer); !held) return held.error();
  relation_book book(writer);
  const auto list = book.of(from);
  if (!list) return list.error();
  for (relation each : std::vector<relation>(**list)) {
    TICKETWIRE_TRY(book.forget(each));
    each.ticket_id = to;
    auto refused = book.check(each);
    if (!refused) return refused.error();
    if (*refused && each.type != "Related") {
      each.type = "Related";
      refused = book.check(each);
      if (!refused) return refused.error();
    }
    if (*refused) {
      TICKETWIRE_TRY(writer.remove_record(relation_type().name, each.id));
      continue;
    }
    TICKETWIRE_TRY(put_relation(writer, each));
    TICKETWIRE_TRY(book.add(each));
  }
  return {};
}

}  // namespace ticketwire::service

#include <algorithm>
#include <array>

#include "service/answer/answer.hpp"
#include "service/answer/arguments.hpp"
#include "service/record/change_reader.hpp"
#include "service/record/make_error.hpp"
#include "service/record/names.hpp"
#include "service/ticket/edit.hpp"
#include "service/ticket/ids.hpp"
#include "service/ticket/relation.hpp"
#include "service/ticket/routes.hpp"
#include "ticketwire/json/writer.hpp"

// How relations of tickets are made, changed and removed. Each change moves LastChanged of the two
// tickets: whoever has one of them open comes to know of it.

namespace ticketwire::service {
namespace {

using exchange::endpoint_id;

const schema::carrier_type& relation_type() {
  return schema::get(schema::carrier_id::TicketRelationEntity);
}

result<void> touch(store::writer& writer, const context& context, std::vector<std::int32_t> ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  for (const std::int32_t id : ids) {
    ticket_saving saving(writer, context);
    const result<void> loaded = saving.load(id, error_code::reference_not_found);
    // A relation may outlive a ticket in what was imported.
    if (!loaded && loaded.error().code == error_code::reference_not_found) continue;
    if (!loaded) return loaded.error();
    TICKETWIRE_TRY(saving.touch());
  }
  return {};
}

bool is_parent(const relation& each) {
  return each.type == "Parent";
}

error to_error(const refusal& refused, std::string pointer) {
  return make_error(refused.missing ? error_code::reference_not_found : error_code::argument,
                    std::move(pointer), refused.message);
}

result<void> check_comment(std::string_view comment) {
  // A continuing byte of UTF-8 begins no character.
  const auto characters = std::count_if(comment.begin(), comment.end(), [](char each) {
    return (static_cast<unsigned char>(each) & 0xC0U) != 0x80U;
  });
  if (static_cast<std::size_t>(characters) <=
      schema::find_property(relation_type(), names::Comment)->max_length)
    return {};
  return make_error(error_code::value_length, "/Comment", "too long");
}

/// What a call asks for that relates several tickets to one.
struct relating {
  std::vector<std::int32_t> sources;
  std::int32_t destination;
  std::string type;
  std::string comment;

  [[nodiscard]] relation from(std::int32_t source) const {
    return {.type = type, .comment = comment, .ticket_id = source, .other_id = destination};
  }
};

result<relating> read_relating(const context& context) {
  const json::value body = context.call.body->root();
  auto sources = id_arguments(context, "SourceTicketIds");
  if (!sources) return sources.error();
  std::string type = text_argument(body, "RelationType");
  if (type.empty()) type = "Related";
  relating out{*std::move(sources), number_argument(body, "DestinationTicketId"), std::move(type),
               text_argument(body, "Comment")};
  TICKETWIRE_TRY(check_comment(out.comment));
  return out;
}

/// A TicketRelationResult.
void write_result(json::writer& out, std::int32_t source, const std::optional<refusal>& refused) {
  out.begin_object().name(names::SourceTicketId).number(source);
  out.name("IsValid").boolean(!refused).name("RelationError");
  if (refused && !refused->error.empty()) {
    out.string(refused->error);
  } else {
    out.null();
  }
  out.name(names::ErrorMessage).string(refused ? refused->message : std::string()).end_object();
}

/// A row for each source; `make` is called for those that may be related.
template <class Make>
result<std::string> relate_each(store::reader& reader, const relating& asked, const Make& make) {
  relation_book book(reader);
  std::string out;
  json::writer writer(out);
  writer.begin_array();
  for (const std::int32_t source : asked.sources) {
    relation wanted = asked.from(source);
    const auto refused = book.check(wanted);
    if (!refused) return refused.error();
    if (!*refused) {
      TICKETWIRE_TRY(make(wanted));
      TICKETWIRE_TRY(book.add(wanted));
    }
    write_result(writer, source, *refused);
  }
  writer.end_array();
  return out;
}

answer validate(const context& context) {
  const result<relating> asked = read_relating(context);
  if (!asked) return asked.error();
  return read_answer(context, [&](store::reader& reader) {
    std::int32_t unsaved = 0;
    return relate_each(reader, *asked, [&](relation& wanted) -> result<void> {
      wanted.id = --unsaved;
      return {};
    });
  });
}

answer create(const context& context) {
  const result<relating> asked = read_relating(context);
  if (!asked) return asked.error();
  return write_answer(context, [&](store::writer& writer) -> result<std::string> {
    std::vector<std::int32_t> held = asked->sources;
    held.push_back(asked->destination);
    TICKETWIRE_TRY(hold_tickets(writer, std::move(held)));
    result<std::int32_t> id = hold_relations(writer);
    if (!id) return id.error();
    std::vector<std::int32_t> changed;
    auto rows = relate_each(writer, *asked, [&](relation& wanted) -> result<void> {
      if (!changed.empty()) id = hold_relations(writer);
      if (!id) return id.error();
      wanted.id = *id;
      wanted.created_at = context.now;
      changed.insert(changed.end(), {wanted.ticket_id, wanted.other_id});
      return put_relation(writer, wanted);
    });
    if (!rows) return rows;
    TICKETWIRE_TRY(touch(writer, context, std::move(changed)));
    return rows;
  });
}

result<std::string> present(store::reader& reader, const context& context,
                            const std::optional<relation>& row) {
  members stored;
  stored.set_text(names::RelationType, row ? row->type : "Related");
  if (row) {
    stored.set_number(relation_type().key, row->id);
    stored.set_number(names::SourceTicketId, row->ticket_id);
    stored.set_number(names::DestinationTicketId, row->other_id);
    stored.set_text(names::Comment, row->comment);
  }
  const result<json::document> body = json::document::parse(stored.write(relation_type()));
  if (!body) return body.error();
  presenter presenter(reader, context.locale, context.caller.level);
  return presenter.root(body->root(), relation_type());
}

answer get_default(const context& context) {
  return read_answer(context, [&](store::reader& reader) {
    return present(reader, context, std::optional<relation>());
  });
}

answer get_entity(const context& context) {
  const std::int32_t id = context.call.number("ticketRelationEntityId").value_or(0);
  return read_answer(context, [&](store::reader& reader) -> result<std::string> {
    const auto found = find_relation(reader, id);
    if (!found) return found.error();
    if (!*found) {
      return make_error(error_code::entity_not_found, {},
                        "TicketRelationEntity " + std::to_string(id));
    }
    return present(reader, context, *found);
  });
}

error unknown_relation(std::int32_t id) {
  return make_error(error_code::save_not_found, {}, "Relation " + std::to_string(id));
}

/// A relation that is about to be changed, as it is once nobody else can change it; a new one
/// where its id is 0. `more` are other tickets that the change is about.
result<relation> hold_relation(store::writer& writer, const context& context, std::int32_t id,
                               std::vector<std::int32_t> more = {}) {
  if (id != 0) {
    const auto seen = find_relation(writer, id);
    if (!seen) return seen.error();
    if (*seen) more.insert(more.end(), {(*seen)->ticket_id, (*seen)->other_id});
  }
  TICKETWIRE_TRY(hold_tickets(writer, std::move(more)));
  const result<std::int32_t> next = hold_relations(writer);
  if (!next) return next.error();
  if (id == 0) return relation{.id = *next, .type = "Related", .created_at = context.now};
  const auto found = find_relation(writer, id);
  if (!found) return found.error();
  if (!*found) return unknown_relation(id);
  return **found;
}

/// What was sent, over what there is.
result<relation> merged(store::writer& writer, const context& context, const json::value& sent,
                        const relation& before) {
  members stored;
  stored.set_text(names::RelationType, before.type);
  stored.set_text(names::Comment, before.comment);
  stored.set_number(names::SourceTicketId, before.ticket_id);
  stored.set_number(names::DestinationTicketId, before.other_id);
  presenter presenter(writer, context.locale);
  change_reader reader(presenter, context.locale.zone);
  TICKETWIRE_TRY(reader.apply(sent, relation_type(), dictionary_mode::merge, stored));
  relation out = to_relation(before.id, stored);
  out.created_at = before.created_at;
  return out;
}

bool same_ends(const relation& left, const relation& right) {
  return left.ticket_id == right.ticket_id && left.other_id == right.other_id &&
         left.type == right.type;
}

result<std::string> save(store::writer& writer, const context& context, const json::value& sent) {
  const std::int32_t id = key_of(sent, relation_type()).value_or(0);
  const auto before = hold_relation(
      writer, context, id,
      {number_argument(sent, "SourceTicketId"), number_argument(sent, "DestinationTicketId")});
  if (!before) return before.error();
  const result<relation> after = merged(writer, context, sent, *before);
  if (!after) return after.error();
  const bool same = id != 0 && same_ends(*before, *after);
  if (same && before->comment == after->comment) {
    return present(writer, context, std::optional(*after));
  }
  if (!same) {
    relation_book book(writer);
    TICKETWIRE_TRY(book.forget(*before));
    const auto refused = book.check(*after);
    if (!refused) return refused.error();
    if (*refused) return to_error(**refused, "/DestinationTicketId");
  }
  TICKETWIRE_TRY(put_relation(writer, *after));
  TICKETWIRE_TRY(touch(writer, context,
                       {before->ticket_id, before->other_id, after->ticket_id, after->other_id}));
  return present(writer, context, std::optional(*after));
}

answer save_entity(const context& context) {
  const json::value sent = context.call.body->root();
  return write_answer(context, [&](store::writer& writer) { return save(writer, context, sent); });
}

/// Runs `work` in one transaction; the answer has no content.
template <class Work>
answer change_quietly(const context& context, const Work& work) {
  const result<void> done = context.store.write(work);
  if (!done) return done.error();
  return exchange::reply{};
}

answer remove_entity(const context& context) {
  const std::int32_t id = context.call.number("ticketRelationEntityId").value_or(0);
  if (id == 0) return unknown_relation(id);
  return change_quietly(context, [&](store::writer& writer) -> result<void> {
    const auto held = hold_relation(writer, context, id);
    if (!held) return held.error();
    TICKETWIRE_TRY(writer.remove_record(relation_type().name, id));
    return touch(writer, context, {held->ticket_id, held->other_id});
  });
}

/// Replaces a ticket's parent, or takes it away where `to` is 0. The relation is a new one: who
/// wants to remove the old one by its number never removes this one.
result<void> set_parent(store::writer& writer, const context& context, relation wanted) {
  relation_book seen(writer);
  const result<std::int32_t> old = seen.parent_of(wanted.ticket_id);
  if (!old) return old.error();
  TICKETWIRE_TRY(hold_tickets(writer, {wanted.ticket_id, wanted.other_id, *old}));
  const auto row = writer.ticket(wanted.ticket_id);
  if (!row) return row.error();
  if (!*row) {
    return make_error(error_code::save_not_found, "/TicketId",
                      "Ticket " + std::to_string(wanted.ticket_id));
  }
  const result<std::int32_t> id = hold_relations(writer);
  if (!id) return id.error();
  relation_book book(writer);
  const auto list = book.of(wanted.ticket_id);
  if (!list) return list.error();
  const auto found = std::find_if((*list)->begin(), (*list)->end(), is_parent);
  const bool had = found != (*list)->end();
  const relation before = had ? *found : relation();
  if (before.other_id == wanted.other_id && before.comment == wanted.comment) return {};
  if (had) {
    TICKETWIRE_TRY(book.forget(before));
    TICKETWIRE_TRY(writer.remove_record(relation_type().name, before.id));
  }
  if (wanted.other_id != 0) {
    const auto refused = book.check(wanted);
    if (!refused) return refused.error();
    if (*refused) return to_error(**refused, "/ParentTicketId");
    wanted.id = *id;
    TICKETWIRE_TRY(put_relation(writer, wanted));
  }
  return touch(writer, context, {wanted.ticket_id, before.other_id, wanted.other_id});
}

answer set_ticket_parent(const context& context) {
  const json::value body = context.call.body->root();
  const relation wanted{.type = "Parent",
                        .comment = text_argument(body, "Comment"),
                        .ticket_id = number_argument(body, "TicketId"),
                        .other_id = number_argument(body, "ParentTicketId"),
                        .created_at = context.now};
  TICKETWIRE_TRY(check_comment(wanted.comment));
  return change_quietly(context,
                        [&](store::writer& writer) { return set_parent(writer, context, wanted); });
}

constexpr std::array routes_here = {
    route{endpoint_id::getTicketRelationEntity, &get_entity},
    route{endpoint_id::createDefaultTicketRelationEntity, &get_default},
    route{endpoint_id::validateTicketRelations, &validate},
    route{endpoint_id::createTicketRelations, &create, right::change},
    route{endpoint_id::saveTicketRelationEntity, &save_entity, right::change},
    route{endpoint_id::deleteTicketRelationEntity, &remove_entity, right::change},
    route{endpoint_id::setTicketParent, &set_ticket_parent, right::change},
};

}  // namespace

namespace ticket {

std::span<const route> relate_routes() noexcept {
  return routes_here;
}

}  // namespace ticket
}  // namespace ticketwire::service

#include <array>

#include "service/answer/answer.hpp"
#include "service/answer/arguments.hpp"
#include "service/record/make_error.hpp"
#include "service/record/members.hpp"
#include "service/record/names.hpp"
#include "service/record/presenter.hpp"
#include "service/ticket/relation.hpp"
#include "service/ticket/routes.hpp"
#include "ticketwire/json/writer.hpp"

// How tickets belong together, as it is read; relate.cpp is how it is changed.

namespace ticketwire::service {
namespace {

using exchange::endpoint_id;

class item_writer {
 public:
  item_writer(store::reader& reader, const context& context, relation_book& book)
      : reader_(reader), context_(context), book_(book), presenter_(reader, context.locale) {}

  /// A TicketRelationItem, where the other ticket exists.
  result<void> write(json::writer& out, const relation& at) {
    const auto row = reader_.ticket(at.other_id);
    if (!row) return row.error();
    if (!*row) return {};
    const store::ticket_row& ticket = **row;
    out.begin_object().name(names::TicketRelationId).number(at.id);
    out.name(names::RelationType).string(at.type).name("RelationComment").string(at.comment);
    TICKETWIRE_TRY(counts(out, ticket.id));
    if (at.created_at != 0) {
      out.name("RelationCreatedAt").string(context_.locale.format(at.created_at));
    }
    out.name(names::TicketId).number(ticket.id).name(names::Title).string(ticket.title);
    TICKETWIRE_TRY(person(out, ticket.person_id));
    TICKETWIRE_TRY(status(out, ticket));
    out.name("TicketCreatedAt").string(context_.locale.format(ticket.created_at)).end_object();
    return {};
  }

 private:
  result<void> counts(json::writer& out, std::int32_t id) {
    const auto parents = book_.count(id, "Parent");
    const auto children = book_.count(id, "Child");
    const auto related = book_.count(id, "Related");
    for (const auto* each : {&parents, &children, &related}) {
      if (!*each) return each->error();
    }
    out.name("HasParent").boolean(*parents > 0).name("ChildCount").number(*children);
    out.name("RelatedCount").number(*related);
    return {};
  }

  result<void> person(json::writer& out, std::int32_t id) {
    const auto found = presenter_.record(schema::get(schema::carrier_id::Person), id);
    if (!found) return found.error();
    const members kept = *found == nullptr ? members() : members((*found)->root());
    out.name(names::CustId)
        .number(id)
        .name(names::PersonFullname)
        .string(kept.text(names::FullName));
    out.name(names::ContactId).number(kept.number(names::ContactId));
    out.name(names::ContactName).string(kept.text(names::ContactName));
    return {};
  }

  result<void> status(json::writer& out, const store::ticket_row& ticket) {
    const schema::enum_type& base = schema::get(schema::enum_id::TicketBaseStatus);
    out.name(names::BaseStatus).string(schema::to_enum_text(base, ticket.base_status).value_or(""));
    const auto& type = schema::get(schema::carrier_id::TicketStatusEntity);
    const auto found = presenter_.record(type, ticket.status_id);
    if (!found) return found.error();
    const members kept = *found == nullptr ? members() : members((*found)->root());
    out.name(names::TicketStatus).number(ticket.status_id);
    out.name(names::TicketStatusDisplayValue).string(context_.locale.text(kept.text(names::Name)));
    return {};
  }

  store::reader& reader_;
  const context& context_;
  relation_book& book_;
  presenter presenter_;
};

/// A ticket that its parent may have to wait for, with where its customer is written to.
result<void> write_open_child(store::reader& reader, presenter& presenter, std::int32_t id,
                              json::writer& out) {
  const auto row = reader.ticket(id);
  if (!row) return row.error();
  const schema::enum_type& base = schema::get(schema::enum_id::TicketBaseStatus);
  const bool open = *row && ((*row)->base_status == schema::to_enum_value(base, "Active") ||
                             (*row)->base_status == schema::to_enum_value(base, "Postponed"));
  if (!open) return {};
  const auto person = presenter.record(schema::get(schema::carrier_id::Person), (*row)->person_id);
  if (!person) return person.error();
  const members kept = *person == nullptr ? members() : members((*person)->root());
  const schema::enum_type& levels = schema::get(schema::enum_id::TicketSecurityLevel);
  out.begin_object().name(names::TicketId).number(id);
  out.name(names::Slevel).string(schema::to_enum_text(levels, (*row)->slevel).value_or(""));
  out.name(names::EmailAddress).string(kept.text(names::Email)).end_object();
  return {};
}

answer get_relations(const context& context) {
  const std::int32_t id = number_argument(context.call.body->root(), "TicketId");
  return read_answer(context, [&](store::reader& reader) -> result<std::string> {
    relation_book book(reader);
    const auto list = book.of(id);
    if (!list) return list.error();
    item_writer items(reader, context, book);
    std::string out;
    json::writer writer(out);
    writer.begin_array();
    for (const relation& each : **list) TICKETWIRE_TRY(items.write(writer, each));
    writer.end_array();
    return out;
  });
}

// 0 where there is none.
answer get_parent_id(const context& context) {
  const std::int32_t id = number_argument(context.call.body->root(), "TicketId");
  return read_answer(context, [&](store::reader& reader) -> result<std::string> {
    const result<std::int32_t> parent = relation_book(reader).parent_of(id);
    if (!parent) return parent.error();
    return std::to_string(*parent);
  });
}

// As the rules are that a WebAPI has before anybody defines one: a parent closes by itself.
answer get_actions(const context& context) {
  const std::int32_t id = number_argument(context.call.body->root(), "TicketId");
  return read_answer(context, [&](store::reader& reader) -> result<std::string> {
    relation_book book(reader);
    const auto list = book.of(id);
    if (!list) return list.error();
    presenter presenter(reader, context.locale);
    std::string out;
    json::writer writer(out);
    writer.begin_object().name("TicketIdToClose").number(0).name("IsParentRequired").boolean(false);
    writer.name("CanCloseCurrentTicket").boolean(true).name("Children").begin_array();
    for (const relation& each : **list) {
      if (each.type != "Child") continue;
      TICKETWIRE_TRY(write_open_child(reader, presenter, each.other_id, writer));
    }
    writer.end_array().end_object();
    return out;
  });
}

constexpr std::array routes_here = {
    route{endpoint_id::getTicketRelations, &get_relations},
    route{endpoint_id::getTicketParentId, &get_parent_id},
    route{endpoint_id::getTicketRelationActions, &get_actions},
};

}  // namespace

namespace ticket {

std::span<const route> relations_routes() noexcept {
  return routes_here;
}

}  // namespace ticket
}  // namespace ticketwire::service

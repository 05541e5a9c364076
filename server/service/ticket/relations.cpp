#include <algorithm>
#include <array>

#include "service/answer/answer.hpp"
#include "service/answer/arguments.hpp"
#include "service/record/make_error.hpp"
#include "service/record/members.hpp"
#include "service/record/presenter.hpp"
#include "service/ticket/routes.hpp"
#include "ticketwire/json/writer.hpp"

// How tickets belong together. Relations are imported and read, not written.

namespace ticketwire::service {
namespace {

using exchange::endpoint_id;

/// A relation as one of its tickets sees it.
struct relation {
  std::int32_t id;
  /// What the other ticket is to this one: Related, Parent or Child.
  std::string type;
  std::string comment;
  std::int32_t ticket_id;
  std::int32_t other_id;
};

std::string contrary(const std::string& type) {
  if (type == "Parent") return "Child";
  return type == "Child" ? "Parent" : type;
}

/// Every relation, from either end.
result<std::vector<relation>> all_relations(store::reader& reader) {
  const auto rows = reader.all(schema::get(schema::carrier_id::TicketRelationEntity).name);
  if (!rows) return rows.error();
  std::vector<relation> out;
  for (const store::record& row : *rows) {
    const result<json::document> body = json::document::parse(row.body);
    if (!body) return body.error();
    const members stored(body->root());
    const std::string kept = stored.text("RelationType");
    const std::string type = kept.empty() ? "Related" : kept;
    const std::int32_t from = stored.number("SourceTicketId");
    const std::int32_t to = stored.number("DestinationTicketId");
    out.push_back({row.id, type, stored.text("Comment"), from, to});
    out.push_back({row.id, contrary(type), stored.text("Comment"), to, from});
  }
  return out;
}

std::int64_t count(const std::vector<relation>& list, std::int32_t ticket, std::string_view type) {
  return std::count_if(list.begin(), list.end(), [&](const relation& each) {
    return each.ticket_id == ticket && each.type == type;
  });
}

class item_writer {
 public:
  item_writer(store::reader& reader, const context& context, const std::vector<relation>& all)
      : reader_(reader), context_(context), all_(all), presenter_(reader, context.locale) {}

  /// A TicketRelationItem, where the other ticket exists.
  result<void> write(json::writer& out, const relation& at) {
    const auto row = reader_.ticket(at.other_id);
    if (!row) return row.error();
    if (!*row) return {};
    const store::ticket_row& ticket = **row;
    out.begin_object().name("TicketRelationId").number(at.id);
    out.name("RelationType").string(at.type).name("RelationComment").string(at.comment);
    out.name("HasParent").boolean(count(all_, ticket.id, "Parent") > 0);
    out.name("ChildCount").number(count(all_, ticket.id, "Child"));
    out.name("RelatedCount").number(count(all_, ticket.id, "Related"));
    out.name("TicketId").number(ticket.id).name("Title").string(ticket.title);
    TICKETWIRE_TRY(person(out, ticket.person_id));
    TICKETWIRE_TRY(status(out, ticket));
    out.name("TicketCreatedAt").string(context_.locale.format(ticket.created_at)).end_object();
    return {};
  }

 private:
  result<void> person(json::writer& out, std::int32_t id) {
    const auto found = presenter_.record(schema::get(schema::carrier_id::Person), id);
    if (!found) return found.error();
    const members kept = *found == nullptr ? members() : members((*found)->root());
    out.name("CustId").number(id).name("PersonFullname").string(kept.text("FullName"));
    out.name("ContactId").number(kept.number("ContactId"));
    out.name("ContactName").string(kept.text("ContactName"));
    return {};
  }

  result<void> status(json::writer& out, const store::ticket_row& ticket) {
    const schema::enum_type& base = schema::get(schema::enum_id::TicketBaseStatus);
    out.name("BaseStatus").string(schema::to_enum_text(base, ticket.base_status).value_or(""));
    const auto& type = schema::get(schema::carrier_id::TicketStatusEntity);
    const auto found = presenter_.record(type, ticket.status_id);
    if (!found) return found.error();
    const members kept = *found == nullptr ? members() : members((*found)->root());
    out.name("TicketStatus").number(ticket.status_id);
    out.name("TicketStatusDisplayValue").string(context_.locale.text(kept.text("Name")));
    return {};
  }

  store::reader& reader_;
  const context& context_;
  const std::vector<relation>& all_;
  presenter presenter_;
};

answer get_relations(const context& context) {
  const std::int32_t id = number_argument(context.call.body->root(), "TicketId");
  return read_answer(context, [&](store::reader& reader) -> result<std::string> {
    const auto all = all_relations(reader);
    if (!all) return all.error();
    item_writer items(reader, context, *all);
    std::string out;
    json::writer writer(out);
    writer.begin_array();
    for (const relation& each : *all) {
      if (each.ticket_id == id) TICKETWIRE_TRY(items.write(writer, each));
    }
    writer.end_array();
    return out;
  });
}

// 0 where there is none.
answer get_parent_id(const context& context) {
  const std::int32_t id = number_argument(context.call.body->root(), "TicketId");
  return read_answer(context, [&](store::reader& reader) -> result<std::string> {
    const auto all = all_relations(reader);
    if (!all) return all.error();
    for (const relation& each : *all) {
      if (each.ticket_id == id && each.type == "Parent") return std::to_string(each.other_id);
    }
    return std::string("0");
  });
}

constexpr std::array routes_here = {
    route{endpoint_id::getTicketRelations, &get_relations},
    route{endpoint_id::getTicketParentId, &get_parent_id},
};

}  // namespace

namespace ticket {

std::span<const route> relations_routes() noexcept {
  return routes_here;
}

}  // namespace ticket
}  // namespace ticketwire::service

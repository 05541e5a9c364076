#include <array>
#include <set>

#include "service/answer/answer.hpp"
#include "service/list/routes.hpp"
#include "service/record/make_error.hpp"
#include "service/record/members.hpp"
#include "service/record/names.hpp"
#include "service/record/presenter.hpp"
#include "ticketwire/json/writer.hpp"

// Agents that only read what is kept as records. The carrier is the one of the row's response.

namespace ticketwire::service {
namespace {

using exchange::endpoint_id;

using schema::carrier_type;

/// The records of a carrier, written one after the other into a JSON array.
class record_list {
 public:
  record_list(store::reader& reader, const context& context)
      : type_(*exchange::response_type(*context.call.endpoint)),
        presenter_(reader, context.locale) {
    writer_.begin_array();
  }

  result<void> add(const json::value& stored) {
    const result<std::string> text = presenter_.listed(stored, type_);
    if (!text) return text.error();
    writer_.raw(*text);
    return {};
  }

  std::string finish() {
    writer_.end_array();
    return std::move(out_);
  }

 private:
  const carrier_type& type_;
  presenter presenter_;
  std::string out_;
  json::writer writer_{out_};
};

using wanted = bool (*)(const members& record);

bool is_any(const members&) {
  return true;
}

bool is_not_deleted(const members& record) {
  return record.text(names::Status) != "Deleted";
}

answer list_all(const context& context, wanted is_wanted) {
  const carrier_type& type = *exchange::response_type(*context.call.endpoint);
  return read_answer(context, [&](store::reader& reader) -> result<std::string> {
    const auto rows = reader.all(type.name);
    if (!rows) return rows.error();
    record_list list(reader, context);
    for (const store::record& row : *rows) {
      const result<json::document> stored = json::document::parse(row.body);
      if (!stored) return stored.error();
      if (!is_wanted(members(stored->root()))) continue;
      TICKETWIRE_TRY(list.add(stored->root()));
    }
    return list.finish();
  });
}

// The record of the row's response type whose key is the row's only parameter.
answer find_record(const context& context) {
  const carrier_type& type = *exchange::response_type(*context.call.endpoint);
  const std::int32_t id =
      context.call.number(context.call.endpoint->query.front().name).value_or(0);
  return read_answer(context, [&](store::reader& reader) -> result<std::string> {
    presenter presenter(reader, context.locale);
    const result<const json::document*> stored = presenter.record(type, id);
    if (!stored) return stored.error();
    if (*stored == nullptr) {
      return make_error(error_code::entity_not_found, {},
                        std::string(type.name) + " " + std::to_string(id));
    }
    return presenter.listed((*stored)->root(), type, true);
  });
}

// Those of the ids in the body that exist, each once, in the order in which they are asked for.
answer find_records(const context& context) {
  const carrier_type& type = *exchange::response_type(*context.call.endpoint);
  return read_answer(context, [&](store::reader& reader) -> result<std::string> {
    record_list list(reader, context);
    // An id that is asked for twice is answered once: the answer is no longer than what is kept.
    std::set<std::int32_t> asked;
    for (const json::child& each : context.call.body->root().children()) {
      const result<std::int32_t> id = each.value.int32();
      if (!id) return id.error();
      if (!asked.insert(*id).second) continue;
      const auto row = reader.find(type.name, *id);
      if (!row) return row.error();
      if (!*row) continue;
      const result<json::document> stored = json::document::parse((*row)->body);
      if (!stored) return stored.error();
      TICKETWIRE_TRY(list.add(stored->root()));
    }
    return list.finish();
  });
}

// Every record of the row's response type.
answer list_records(const context& context) {
  return list_all(context, &is_any);
}

answer list_kept(const context& context) {
  return list_all(context, &is_not_deleted);
}

answer list_priorities(const context& context) {
  const std::optional<json::value> deleted = context.call.body->root().find("IncludeDeleted");
  return list_all(context, deleted && deleted->boolean() ? &is_any : &is_not_deleted);
}

constexpr std::array routes_here = {
    route{endpoint_id::getTicketCategoryEntity, &find_record},
    route{endpoint_id::getTicketPriorityEntity, &find_record},
    route{endpoint_id::getTicketStatusEntity, &find_record},
    route{endpoint_id::getTicketTypeEntity, &find_record},
    route{endpoint_id::getTicketCategories, &list_records},
    route{endpoint_id::getAllTicketPriorities, &list_priorities},
    route{endpoint_id::getTicketStatuses, &list_records},
    route{endpoint_id::getTicketTypes, &list_records},
    route{endpoint_id::listTicketCategoryItems, &list_records},
    route{endpoint_id::listTicketPriorityItems, &list_kept},
    route{endpoint_id::listTicketStatusItems, &list_records},
    route{endpoint_id::listTicketTypeItems, &list_records},
    route{endpoint_id::getAssociate, &find_record},
    route{endpoint_id::getAssociateList, &find_records},
    route{endpoint_id::getPerson, &find_record},
    route{endpoint_id::getPersonList, &find_records},
    route{endpoint_id::getSale, &find_record},
    route{endpoint_id::getSaleList, &find_records},
    route{endpoint_id::getProject, &find_record},
    route{endpoint_id::getProjectList, &find_records},
};

}  // namespace

namespace list {

std::span<const route> records_routes() noexcept {
  return routes_here;
}

}  // namespace list
}  // namespace ticketwire::service

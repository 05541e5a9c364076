#include <algorithm>
#include <array>

#include "service/answer/answer.hpp"
#include "service/list/lists.hpp"
#include "service/list/routes.hpp"
#include "service/record/make_error.hpp"
#include "service/record/names.hpp"
#include "ticketwire/carrier/defaults.hpp"
#include "ticketwire/json/writer.hpp"

namespace ticketwire::service {
namespace {

using exchange::endpoint_id;

void write_items(json::writer& out, const std::vector<mdo_item>& items,
                 const schema::carrier_type& type);

/// The members of the row's carrier in its order; what items do not tell is empty.
// Recursion is bounded by the depth of a list.
void write_item(json::writer& out, const mdo_item& item, const schema::carrier_type& type) {
  out.begin_object();
  for (const schema::property& row : type.properties) {
    out.name(row.name);
    if (row.name == type.key) {
      out.number(item.id);
    } else if (row.name == names::Name) {
      out.string(item.name);
    } else if (row.name == names::ToolTip) {
      out.string(item.tool_tip);
    } else if (row.name == names::Rank) {
      out.number(item.rank);
    } else if (row.name == names::Type) {
      out.string(item.type);
    } else if (row.name == names::ExtraInfo) {
      out.string(item.extra_info);
    } else if (row.name == names::FullName) {
      out.string(item.full_name);
    } else if (row.name == names::Deleted) {
      out.boolean(item.deleted);
    } else if (row.name == names::ChildItems) {
      write_items(out, item.children, type);
    } else {
      carrier::write_empty(out, row);
    }
  }
  out.end_object();
}

void write_items(json::writer& out, const std::vector<mdo_item>& items,
                 const schema::carrier_type& type) {
  out.begin_array();
  for (const mdo_item& each : items) write_item(out, each, type);
  out.end_array();
}

answer answer_list(const context& context, const mdo_request& request) {
  return read_answer(context, [&](store::reader& reader) -> result<std::string> {
    const auto items = read_mdo_list(reader, context.locale, context.caller.associate_id, request);
    if (!items) return items.error();
    if (!*items) {
      return make_error(error_code::entity_not_found, {}, "List " + request.name.substr(0, 40));
    }
    std::string body;
    json::writer out(body);
    write_items(out, **items, *exchange::response_type(*context.call.endpoint));
    return body;
  });
}

answer get_mdo_list(const context& context) {
  mdo_request request;
  request.name = context.call.find("name").value_or("");
  request.query = context.call.find("query").value_or("");
  request.flat = context.call.truth("flat") || !request.query.empty();
  request.read_additional(context.call.find("additional").value_or(""));
  return answer_list(context, request);
}

answer get_list(const context& context) {
  const json::value body = context.call.body->root();
  const auto text = [&](std::string_view name) {
    const std::optional<json::value> member = body.find(name);
    return member ? member->string() : std::string();
  };
  const auto truth = [&](std::string_view name) {
    const std::optional<json::value> member = body.find(name);
    return member && member->boolean();
  };
  // Nothing is kept about who chose what before.
  if (truth("OnlyHistory")) return value_answer("[]");
  mdo_request request;
  request.name = text(names::Name);
  request.flat = truth("ForceFlatList");
  request.read_additional(text("AdditionalInfo"));
  return answer_list(context, request);
}

constexpr std::array routes_here = {
    route{endpoint_id::getMdoList, &get_mdo_list},
    route{endpoint_id::getSelectableMdoList, &get_mdo_list},
    route{endpoint_id::getList, &get_list},
};

}  // namespace

namespace list {

std::span<const route> handlers_routes() noexcept {
  return routes_here;
}

}  // namespace list
}  // namespace ticketwire::service

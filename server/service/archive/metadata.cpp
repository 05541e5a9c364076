#include <array>

#include "service/answer/answer.hpp"
#include "service/archive/condition.hpp"
#include "service/archive/order.hpp"
#include "service/archive/routes.hpp"
#include "service/record/make_error.hpp"
#include "ticketwire/json/writer.hpp"

namespace ticketwire::service {
namespace {

using exchange::endpoint_id;

/// The WebAPI's name for what a column holds.
std::string_view type_of(const archive_column& column, const schema::carrier_type& type) {
  const schema::property& row = *schema::find_property(type, column.property);
  if (row.shape == schema::shape::array) {
    return column.stored == store::column::content ? "string" : "intArray";
  }
  const schema::carrier_type* nested = schema::carrier_of(row);
  const schema::property& shown =
      nested == nullptr ? row : *schema::find_property(*nested, column.member);
  switch (shown.type) {
    case schema::value_type::int32:
    case schema::value_type::number:
      return "int";
    case schema::value_type::boolean:
      return "bool";
    case schema::value_type::date_time:
      return "datetime";
    case schema::value_type::enumeration:
    case schema::value_type::flags:
      return "listAny";
    default:
      return "string";
  }
}

/// The columns of an archive by name, as the WebAPI describes them.
std::string write_metadata(const archive_provider& archive) {
  const schema::carrier_type& type = schema::get(archive.carrier);
  std::string out;
  json::writer writer(out);
  writer.begin_object();
  for (const archive_column& each : archive.columns) {
    const schema::property& row = *schema::find_property(type, each.property);
    const std::string_view kind = type_of(each, type);
    writer.name(each.name).begin_object().name("Name").string(each.name);
    writer.name("DisplayName").string(each.name).name("DisplayTooltip").string("");
    writer.name("DisplayType").string(kind).name("RestrictionType").string(kind);
    writer.name("RestrictionListName");
    row.mdo_list.empty() ? writer.null() : writer.string(row.mdo_list);
    writer.name("CanOrderBy").boolean(is_sortable(each, type));
    writer.name("CanRestrictBy").boolean(each.stored.has_value());
    writer.name("IsVisible").boolean(true).name("ExtraInfo").string("").name("Width").string("");
    writer.name("IconHint").string("").name("HeadingIconHint").string("").end_object();
  }
  writer.end_object();
  return out;
}

answer ticket_metadata(const context&) {
  return value_answer(write_metadata(ticket_archive()));
}

answer message_metadata(const context&) {
  return value_answer(write_metadata(message_archive()));
}

answer archive_metadata(const context& context) {
  const std::string_view name = context.call.find("name").value_or("");
  if (const archive_provider* archive = find_archive(name)) {
    return value_answer(write_metadata(*archive));
  }
  return make_error(error_code::entity_not_found, {}, "Archive " + std::string(name.substr(0, 40)));
}

constexpr std::array routes_here = {
    route{endpoint_id::getArchiveMetadata, &archive_metadata},
    route{endpoint_id::getTicketMetadata, &ticket_metadata},
    route{endpoint_id::getMessageMetadata, &message_metadata},
};

}  // namespace

namespace archive {

std::span<const route> metadata_routes() noexcept {
  return routes_here;
}

}  // namespace archive
}  // namespace ticketwire::service

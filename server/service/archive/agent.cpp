#include <algorithm>
#include <array>

#include "service/answer/answer.hpp"
#include "service/answer/arguments.hpp"
#include "service/archive/page.hpp"
#include "service/archive/restriction.hpp"
#include "service/archive/routes.hpp"
#include "service/archive/rows.hpp"
#include "service/archive/words.hpp"
#include "service/record/make_error.hpp"
#include "ticketwire/ascii.hpp"
#include "ticketwire/json/writer.hpp"

namespace ticketwire::service {
namespace {

using exchange::endpoint_id;

error refused(const std::string& why) {
  return make_error(error_code::argument, {}, why);
}

result<std::string> order_of(const json::value& body) {
  std::string out;
  const std::optional<json::value> list = body.find("SortOrder");
  if (!list) return out;
  for (const json::child& each : list->children()) {
    const std::string name = member_text(each.value, "Name");
    if (!is_filter_word(name)) return refused("SortOrder: a name is needed");
    const bool down = ascii::lower(member_text(each.value, "Direction")) == "desc";
    out.append(out.empty() ? "" : ",").append(name).append(down ? " desc" : " asc");
  }
  return out;
}

result<archive_ask> read_ask(const json::value& body) {
  archive_ask out;
  result<std::string> filter = restriction_filter(body.find("Restriction"));
  if (!filter) return filter.error();
  out.filter = *std::move(filter);
  result<std::string> order = order_of(body);
  if (!order) return order.error();
  out.order = *std::move(order);
  out.entities = texts_argument(body, "Entities");
  const std::int64_t size = number_argument(body, "PageSize");
  const std::int64_t skip = size * number_argument(body, "Page");
  if (size < 0 || skip < 0 || skip > INT32_MAX) return refused("Page, PageSize");
  out.top = static_cast<std::int32_t>(size);
  out.skip = static_cast<std::int32_t>(skip);
  return out;
}

/// ArchiveListItems; what does not exist is an archive's failure, as it is a list's.
answer list_by_columns(const context& context) {
  const json::value body = context.call.body->root();
  const std::string name = text_argument(body, "ProviderName");
  const archive_provider* archive = find_archive(name);
  if (archive == nullptr) return refused("there is no archive " + shown(name));
  return read_answer(context, [&](store::reader& reader) -> result<std::string> {
    const result<archive_ask> ask = read_ask(body);
    if (!ask) return ask.error();
    const result<store::query> query = read_query(reader, context, *archive, *ask);
    if (!query) return query.error();
    archive_rows writer(reader, context, *archive, texts_argument(body, "Columns"), row_mode::item,
                        false);
    const auto rows = write_rows(reader, context, writer, *query);
    if (!rows) return rows.error();
    std::string text;
    json::writer out(text);
    out.begin_array();
    for (const auto& row : *rows) out.raw(*row);
    out.end_array();
    return text;
  });
}

constexpr std::array routes_here = {
    route{endpoint_id::getArchiveListByColumns, &list_by_columns},
};

}  // namespace

namespace archive {

std::span<const route> agent_routes() noexcept {
  return routes_here;
}

}  // namespace archive
}  // namespace ticketwire::service

#include <algorithm>
#include <array>
#include <boost/url/url.hpp>

#include "service/answer/answer.hpp"
#include "service/archive/condition.hpp"
#include "service/archive/filter.hpp"
#include "service/archive/routes.hpp"
#include "service/archive/rows.hpp"
#include "service/record/make_error.hpp"
#include "ticketwire/json/writer.hpp"

namespace ticketwire::service {
namespace {

using exchange::endpoint_id;

using store::comparison;

constexpr std::int32_t default_top = 100;
constexpr std::int32_t most_top = 1000;

/// A row of either kind.
struct found_row {
  std::int32_t id;
  std::int32_t ticket_id;
  std::string body;
};

result<std::int32_t> whole_number(const context& context, std::string_view name,
                                  std::int32_t fallback) {
  const std::int32_t number = context.call.number(name).value_or(fallback);
  if (number >= 0) return number;
  return make_error(error_code::argument, {}, "$" + std::string(name));
}

std::vector<std::string> split(std::string_view list) {
  std::vector<std::string> out;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    std::string name(list.substr(0, comma));
    std::erase(name, ' ');
    if (!name.empty()) out.push_back(std::move(name));
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return out;
}

/// The columns asked for under the names that were asked for; aggregations are left out.
std::vector<std::string> read_columns(const context& context, const archive_provider& archive) {
  const std::string_view wanted = context.call.find("select").value_or("");
  std::vector<std::string> out = split(wanted.empty() ? archive.default_columns : wanted);
  std::erase_if(
      out, [](const std::string& name) { return name.find_first_of(":()") != std::string::npos; });
  return out;
}

store::filter status_filter(std::string_view member) {
  const auto& type = schema::get(schema::enum_id::TicketBaseStatus);
  return make_filter(store::column::base_status, comparison::ne,
                     {operand(std::int64_t{schema::find_member(type, member)->value})});
}

/// What $entities leaves out. Errors: argument for a name that the archive lacks.
result<std::vector<store::filter>> read_entities(const context& context,
                                                 const archive_provider& archive) {
  bool open = false;
  bool closed = false;
  const std::vector<std::string> names = split(context.call.find("entities").value_or(""));
  for (const std::string& name : names) {
    const bool is_open = json::equal_ignore_case(name, archive.entity);
    const bool is_closed = json::equal_ignore_case(name, archive.entity_of_closed);
    if (!is_open && !is_closed) return make_error(error_code::argument, {}, "$entities");
    open = open || is_open;
    closed = closed || is_closed;
  }
  std::vector<store::filter> out;
  if (open && !closed && !archive.entity_of_closed.empty()) out.push_back(status_filter("Closed"));
  return out;
}

/// Every condition of the request; `only` is what the address says besides.
result<store::query> read_query(store::reader& reader, const context& context,
                                const archive_provider& archive,
                                std::optional<store::filter> only) {
  store::query query;
  result<std::vector<store::filter>> parts = read_entities(context, archive);
  if (!parts) return parts.error();
  bool by_status = false;
  const odata_scope scope{archive, reader, context.locale, context.now,
                          context.caller.associate_id};
  const std::optional<std::string_view> text = context.call.find("filter");
  if (text && !text->empty()) {
    result<odata_filter> parsed = parse_filter(*text, scope);
    if (!parsed) return parsed.error();
    by_status = parsed->by_status;
    parts->push_back(std::move(parsed->filter));
  }
  if (only) parts->push_back(*std::move(only));
  if (!parts->empty()) {
    // Deleted tickets are there for those alone who ask for them.
    const bool tickets = !archive.entity_of_closed.empty();
    if (tickets && !by_status) parts->push_back(status_filter("Deleted"));
    query.filter = std::make_shared<const store::filter>(
        make_filter(store::filter::kind::all_of, *std::move(parts)));
  }
  result<std::vector<store::order>> order =
      parse_order(context.call.find("orderBy").value_or(""), scope);
  if (!order) return order.error();
  query.order = *std::move(order);
  const result<std::int32_t> top = whole_number(context, "top", default_top);
  if (!top) return top.error();
  query.top = std::min(*top, most_top);
  const result<std::int32_t> skip = whole_number(context, "skip", 0);
  if (!skip) return skip.error();
  query.skip = *skip;
  return query;
}

/// The request's own URL with $skip moved on.
std::string next_link(const context& context, std::int32_t skip) {
  boost::urls::url url(context.request.target);
  auto params = url.params();
  const auto found = params.find("$skip", boost::urls::ignore_case);
  if (found != params.end()) {
    params.set(found, std::to_string(skip));
  } else {
    params.append(boost::urls::param_view("$skip", std::to_string(skip)));
  }
  return context.settings.origin + std::string(url.buffer());
}

result<std::vector<found_row>> find_rows(store::reader& reader, const archive_provider& archive,
                                         const store::query& query) {
  std::vector<found_row> out;
  if (archive.carrier == schema::carrier_id::TicketEntity) {
    auto rows = reader.tickets(query);
    if (!rows) return rows.error();
    for (store::ticket_row& row : *rows) out.push_back({row.id, 0, std::move(row.body)});
    return out;
  }
  auto rows = reader.messages(query);
  if (!rows) return rows.error();
  for (store::message_row& row : *rows) {
    out.push_back({row.id, row.ticket_id, std::move(row.body)});
  }
  return out;
}

result<row_mode> read_mode(const context& context) {
  const std::string_view mode = context.call.find("mode").value_or("Slim");
  if (json::equal_ignore_case(mode, "Slim")) return row_mode::slim;
  const bool full = json::equal_ignore_case(mode, "Full") || json::equal_ignore_case(mode, "Wide");
  if (full) return row_mode::full;
  return make_error(error_code::argument, {}, "$mode");
}

result<std::string> write_page(store::reader& reader, const context& context,
                               const archive_provider& archive, store::query query) {
  const result<row_mode> mode = read_mode(context);
  if (!mode) return mode.error();
  const std::int32_t top = query.top;
  // One row more tells whether there is a next page.
  query.top = top + 1;
  auto rows = find_rows(reader, archive, query);
  if (!rows) return rows.error();
  const bool cut = rows->size() > static_cast<std::size_t>(top);
  if (cut) rows->pop_back();
  // A page without rows leads nowhere: its next link would be its own.
  const bool more = cut && top > 0 && query.skip <= INT32_MAX - top;
  const bool texts = json::equal_ignore_case(context.call.find("output").value_or(""), "Display");
  archive_rows writer(reader, context, archive, read_columns(context, archive), *mode, texts);
  std::string body;
  json::writer out(body);
  out.begin_object();
  out.name("odata.metadata")
      .string(context.settings.origin + "/api/v1/" + std::string(archive.path) + "/$metadata");
  out.name("odata.nextLink");
  more ? out.string(next_link(context, query.skip + top)) : out.null();
  out.name("value").begin_array();
  for (const found_row& row : *rows) {
    TICKETWIRE_TRY(writer.write(out, row.id, row.body, row.ticket_id));
  }
  out.end_array().end_object();
  return body;
}

answer list_rows(const context& context, const archive_provider& archive,
                 std::optional<std::int32_t> ticket_id) {
  return read_answer(context, [&](store::reader& reader) -> result<std::string> {
    std::optional<store::filter> only;
    if (ticket_id) {
      const auto ticket = reader.ticket(*ticket_id);
      if (!ticket) return ticket.error();
      if (!*ticket) {
        return make_error(error_code::entity_not_found, {}, "Ticket " + std::to_string(*ticket_id));
      }
      only = make_filter(store::column::ticket_id, comparison::eq,
                         {operand(std::int64_t{*ticket_id})});
    }
    const result<store::query> query = read_query(reader, context, archive, std::move(only));
    if (!query) return query.error();
    return write_page(reader, context, archive, *query);
  });
}

answer list_tickets(const context& context) {
  return list_rows(context, ticket_archive(), std::nullopt);
}

answer list_ticket_messages(const context& context) {
  return list_rows(context, message_archive(), context.call.number("id").value_or(0));
}

answer list_messages(const context& context) {
  return list_rows(context, message_archive(), std::nullopt);
}

constexpr std::array routes_here = {
    route{endpoint_id::listTickets, &list_tickets},
    route{endpoint_id::listTicketMessages, &list_ticket_messages},
    route{endpoint_id::listMessages, &list_messages},
};

}  // namespace

namespace archive {

std::span<const route> routes() noexcept {
  return routes_here;
}

}  // namespace archive
}  // namespace ticketwire::service

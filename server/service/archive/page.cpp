#include "service/archive/page.hpp"

#include <algorithm>

#include "service/archive/condition.hpp"
#include "service/archive/filter.hpp"
#include "service/archive/words.hpp"
#include "service/record/make_error.hpp"

namespace ticketwire::service {
namespace {

using store::comparison;

constexpr std::int32_t most_top = 1000;

store::filter status_filter(std::string_view member) {
  const auto& type = schema::get(schema::enum_id::TicketBaseStatus);
  return make_filter(store::column::base_status, comparison::ne,
                     {operand(std::int64_t{schema::find_member(type, member)->value})});
}

/// What the entities leave out. Errors: argument for a name that the archive lacks.
result<std::vector<store::filter>> read_entities(const std::vector<std::string>& names,
                                                 const archive_provider& archive) {
  bool open = false;
  bool closed = false;
  for (const std::string& name : names) {
    const bool is_open = json::equal_ignore_case(name, archive.entity);
    const bool is_closed = json::equal_ignore_case(name, archive.entity_of_closed);
    if (!is_open && !is_closed) {
      return make_error(error_code::argument, {}, "$entities: there is no entity " + shown(name));
    }
    open = open || is_open;
    closed = closed || is_closed;
  }
  std::vector<store::filter> out;
  if (open && !closed && !archive.entity_of_closed.empty()) out.push_back(status_filter("Closed"));
  return out;
}

}  // namespace

std::vector<std::string> split_names(std::string_view list) {
  std::vector<std::string> out;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    std::string name(list.substr(0, comma));
    // The WebAPI's samples join the next option by `?&`.
    std::erase_if(name, [](char c) { return c == ' ' || c == '?'; });
    if (!name.empty()) out.push_back(std::move(name));
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return out;
}

result<store::query> read_query(store::reader& reader, const context& context,
                                const archive_provider& archive, const archive_ask& ask) {
  store::query query;
  result<std::vector<store::filter>> parts = read_entities(ask.entities, archive);
  if (!parts) return parts.error();
  bool by_status = false;
  const odata_scope scope{archive, reader, context.locale, context.now,
                          context.caller.associate_id};
  if (!ask.filter.empty()) {
    result<odata_filter> parsed = parse_filter(ask.filter, scope);
    if (!parsed) return parsed.error();
    by_status = parsed->by_status;
    parts->push_back(std::move(parsed->filter));
  }
  if (ask.only) parts->push_back(*ask.only);
  if (!parts->empty()) {
    // Deleted tickets are there for those alone who ask for them.
    const bool tickets = !archive.entity_of_closed.empty();
    if (tickets && !by_status) parts->push_back(status_filter("Deleted"));
    query.filter = std::make_shared<const store::filter>(
        make_filter(store::filter::kind::all_of, *std::move(parts)));
  }
  result<std::vector<store::order>> order = parse_order(ask.order, scope);
  if (!order) return order.error();
  query.order = *std::move(order);
  query.top = std::min(ask.top, most_top);
  query.skip = ask.skip;
  return query;
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

result<std::int64_t> count_rows(store::reader& reader, const archive_provider& archive,
                                const store::query& query) {
  return archive.carrier == schema::carrier_id::TicketEntity ? reader.count(query)
                                                             : reader.count_messages(query);
}

}  // namespace ticketwire::service

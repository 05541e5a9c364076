#include "service/archive/page.hpp"

#include <algorithm>
#include <map>
#include <variant>

#include "service/answer/ticket_cache.hpp"
#include "service/archive/condition.hpp"
#include "service/archive/filter.hpp"
#include "service/archive/words.hpp"
#include "service/record/make_error.hpp"
#include "ticketwire/json/writer.hpp"

namespace ticketwire::service {
namespace {

using store::comparison;

using written_row = written_rows::value_type;

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

result<written_row> write_row(archive_rows& writer, std::int32_t id, std::string_view body,
                              std::int32_t ticket_id = 0) {
  auto text = std::make_shared<std::string>();
  json::writer out(*text);
  TICKETWIRE_TRY(writer.write(out, id, body, ticket_id));
  return written_row(std::move(text));
}

std::int32_t ticket_of(const store::ticket_row& /*row*/) {
  return 0;
}

std::int32_t ticket_of(const store::message_row& row) {
  return row.ticket_id;
}

template <class Row>
result<written_rows> write_all(archive_rows& writer, const result<std::vector<Row>>& rows) {
  if (!rows) return rows.error();
  written_rows out;
  for (const Row& row : *rows) {
    result<written_row> text = write_row(writer, row.id, row.body, ticket_of(row));
    if (!text) return text.error();
    out.push_back(*std::move(text));
  }
  return out;
}

/// Tickets by their ids, in the order of these.
store::query query_of(std::vector<std::variant<std::int64_t, std::string>> ids) {
  store::query out;
  out.top = static_cast<std::int32_t>(ids.size());
  out.filter = std::make_shared<const store::filter>(
      make_filter(store::column::id, comparison::one_of, std::move(ids)));
  return out;
}

result<written_rows> known_tickets(store::reader& reader, ticket_cache& cache, archive_rows& writer,
                                   const store::query& query) {
  const auto page = reader.versions_of(query);
  if (!page) return page.error();
  const std::string form = writer.key();
  const auto key_of = [&](std::int32_t id) { return std::to_string(id) + form; };
  written_rows out;
  std::vector<std::variant<std::int64_t, std::string>> unknown;
  std::map<std::int32_t, std::size_t> places;
  for (const auto& [id, version] : *page) {
    out.push_back(cache.find(key_of(id), version));
    if (out.back() != nullptr) continue;
    unknown.emplace_back(std::int64_t{id});
    places.emplace(id, out.size() - 1);
  }
  if (unknown.empty()) return out;
  const auto rows = reader.tickets(query_of(std::move(unknown)));
  if (!rows) return rows.error();
  for (const store::ticket_row& row : *rows) {
    const std::size_t place = places.at(row.id);
    result<written_row> text = write_row(writer, row.id, row.body);
    if (!text) return text.error();
    cache.put(key_of(row.id), (*page)[place].version, **text);
    out[place] = *std::move(text);
  }
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

result<written_rows> write_rows(store::reader& reader, const context& context, archive_rows& writer,
                                const store::query& query) {
  if (writer.archive().carrier != schema::carrier_id::TicketEntity) {
    return write_all(writer, reader.messages(query));
  }
  return context.settings.cache != nullptr
             ? known_tickets(reader, *context.settings.cache, writer, query)
             : write_all(writer, reader.tickets(query));
}

result<std::int64_t> count_rows(store::reader& reader, const archive_provider& archive,
                                const store::query& query) {
  return archive.carrier == schema::carrier_id::TicketEntity ? reader.count(query)
                                                             : reader.count_messages(query);
}

}  // namespace ticketwire::service

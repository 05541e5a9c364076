#include <boost/url/url.hpp>

#include "service/archive.hpp"
#include "service/context.hpp"
#include "service/members.hpp"
#include "service/odata.hpp"
#include "ticketwire/carrier/defaults.hpp"

namespace ticketwire::service {
namespace {

constexpr std::int32_t default_top = 100;
constexpr std::int32_t most_top = 1000;

result<std::int32_t> whole_number(const context& context, std::string_view name,
                                  std::int32_t fallback) {
  const std::int32_t number = context.call.number(name).value_or(fallback);
  if (number >= 0) return number;
  return make_error(error_code::argument, {}, "$" + std::string(name));
}

result<store::query> read_query(const context& context) {
  store::query query;
  const std::optional<std::string_view> filter = context.call.find("filter");
  if (filter && !filter->empty()) {
    result<store::filter> parsed = parse_filter(*filter, context.locale.zone);
    if (!parsed) return parsed.error();
    query.filter = std::make_shared<const store::filter>(*std::move(parsed));
  }
  result<std::vector<store::order>> order = parse_order(context.call.find("orderBy").value_or(""));
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

/// The columns asked for under the names that were asked for; names that are not known are null in
/// every row.
std::vector<std::string> read_columns(const context& context) {
  std::string_view rest = context.call.find("select").value_or("");
  if (rest.empty()) rest = "ticketId,title,status,ownedBy/fullName,lastChanged";
  std::vector<std::string> out;
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    std::string name(rest.substr(0, comma));
    std::erase(name, ' ');
    if (!name.empty()) out.push_back(std::move(name));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  return out;
}

result<void> write_column(json::writer& out, presenter& presenter, const context& context,
                          const members& ticket, const archive_column* column) {
  const schema::carrier_type& type = schema::get(schema::carrier_id::TicketEntity);
  const schema::property* row =
      column == nullptr ? nullptr : schema::find_property(type, column->property);
  if (row == nullptr) {
    out.null();
  } else if (!column->member.empty()) {
    const std::int32_t id = ticket.reference(row->name);
    const auto record = presenter.record(*schema::carrier_of(*row), id);
    if (!record) return record.error();
    const std::optional<json::value> value =
        *record == nullptr ? std::nullopt : (*record)->root().find(column->member);
    out.raw(value ? json::write(*value) : "null");
  } else if (row->type == schema::value_type::date_time) {
    const store::ticks date = ticket.date(row->name);
    date == 0 ? out.null() : out.string(context.locale.zone.format(date));
  } else if (ticket.has(row->name)) {
    out.raw(ticket.json(row->name));
  } else {
    std::string unset;
    carrier::append_unset(unset, *row);
    out.raw(unset);
  }
  return {};
}

result<void> write_row(json::writer& out, presenter& presenter, const context& context,
                       const store::ticket_row& row, const std::vector<std::string>& columns) {
  const result<json::document> body = json::document::parse(row.body);
  if (!body) return body.error();
  const members ticket(body->root());
  out.begin_object().name("PrimaryKey").number(row.id).name("EntityName").string("ticket");
  for (const std::string& name : columns) {
    out.name(name);
    const result<void> written =
        write_column(out, presenter, context, ticket, find_archive_column(name));
    if (!written) return written.error();
  }
  out.end_object();
  return {};
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

result<std::string> write_page(store::reader& reader, const context& context, store::query query) {
  const std::int32_t top = query.top;
  // One row more tells whether there is a next page.
  query.top = top + 1;
  auto rows = reader.tickets(query);
  if (!rows) return rows.error();
  const bool cut = rows->size() > static_cast<std::size_t>(top);
  if (cut) rows->pop_back();
  // A page without rows leads nowhere: its next link would be its own.
  const bool more = cut && top > 0;
  presenter presenter(reader, context.locale);
  const std::vector<std::string> columns = read_columns(context);
  std::string body;
  json::writer out(body);
  out.begin_object();
  out.name("odata.metadata").string(context.settings.origin + "/api/v1/Ticket/$metadata");
  out.name("odata.nextLink");
  more ? out.string(next_link(context, query.skip + top)) : out.null();
  out.name("value").begin_array();
  for (const store::ticket_row& row : *rows) {
    const result<void> written = write_row(out, presenter, context, row, columns);
    if (!written) return written.error();
  }
  out.end_array().end_object();
  return body;
}

}  // namespace

answer list_tickets(const context& context) {
  const result<store::query> query = read_query(context);
  if (!query) return query.error();
  std::string body;
  const result<void> done = context.store.read([&](store::reader& reader) -> result<void> {
    result<std::string> page = write_page(reader, context, *query);
    if (!page) return page.error();
    body = *std::move(page);
    return {};
  });
  if (!done) return done.error();
  return value_answer(std::move(body));
}

}  // namespace ticketwire::service

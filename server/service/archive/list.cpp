#include <algorithm>
#include <array>
#include <boost/url/url.hpp>

#include "service/answer/answer.hpp"
#include "service/archive/condition.hpp"
#include "service/archive/page.hpp"
#include "service/archive/routes.hpp"
#include "service/archive/rows.hpp"
#include "service/record/make_error.hpp"
#include "ticketwire/json/writer.hpp"

namespace ticketwire::service {
namespace {

using exchange::endpoint_id;

using store::comparison;

constexpr std::int32_t default_top = 100;

result<std::int32_t> whole_number(const context& context, std::string_view name,
                                  std::int32_t fallback) {
  const std::int32_t number = context.call.number(name).value_or(fallback);
  if (number >= 0) return number;
  return make_error(error_code::argument, {}, "$" + std::string(name));
}

/// The columns asked for under the names that were asked for; aggregations are left out.
std::vector<std::string> read_columns(const context& context, const archive_provider& archive) {
  const std::string_view wanted = context.call.find("select").value_or("");
  std::vector<std::string> out = split_names(wanted.empty() ? archive.default_columns : wanted);
  std::erase_if(
      out, [](const std::string& name) { return name.find_first_of(":()") != std::string::npos; });
  return out;
}

/// What the request's options ask for; `only` is what the address says besides.
result<archive_ask> read_ask(const context& context, std::optional<store::filter> only) {
  archive_ask out;
  out.filter = context.call.find("filter").value_or("");
  out.order = context.call.find("orderBy").value_or("");
  out.entities = split_names(context.call.find("entities").value_or(""));
  out.only = std::move(only);
  const result<std::int32_t> top = whole_number(context, "top", default_top);
  if (!top) return top.error();
  out.top = *top;
  const result<std::int32_t> skip = whole_number(context, "skip", 0);
  if (!skip) return skip.error();
  out.skip = *skip;
  return out;
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

result<row_mode> read_mode(const context& context) {
  const std::string_view mode = context.call.find("mode").value_or("Slim");
  if (json::equal_ignore_case(mode, "Slim")) return row_mode::slim;
  const bool full = json::equal_ignore_case(mode, "Full") || json::equal_ignore_case(mode, "Wide");
  if (full) return row_mode::full;
  return make_error(error_code::argument, {}, "$mode");
}

bool is_asked_for(const context& context, std::string_view option) {
  const std::string_view text = context.call.find(option).value_or("");
  return text == "1" || json::equal_ignore_case(text, "true") ||
         json::equal_ignore_case(text, "allpages");
}

/// A Warning for columns that the archive lacks (RFC 7234 section 5.5), within 500 bytes.
void warn(const std::vector<std::string>& unknown, http::fields& fields) {
  static constexpr std::size_t most = 500;
  static constexpr std::string_view hex = "0123456789ABCDEF";
  std::string text;
  for (const std::string& name : unknown) {
    text.append(text.empty() ? "unknown columns: " : ", ");
    for (const char c : name) {
      if (text.size() >= most) break;
      if (c > ' ' && c < 0x7f && c != '"' && c != '\\' && c != '%') {
        text.push_back(c);
        continue;
      }
      const auto byte = static_cast<unsigned char>(c);
      text.append("%").append(1, hex[byte >> 4]).append(1, hex[byte & 15]);
    }
    if (text.size() >= most) break;
  }
  if (!text.empty()) fields.set("Warning", "299 - \"" + text + "\"");
}

result<std::string> write_page(store::reader& reader, const context& context,
                               const archive_provider& archive, store::query query,
                               http::fields& fields) {
  const result<row_mode> mode = read_mode(context);
  if (!mode) return mode.error();
  const std::int32_t top = query.top;
  // One row more tells whether there is a next page.
  query.top = top + 1;
  const bool texts = json::equal_ignore_case(context.call.find("output").value_or(""), "Display");
  archive_rows writer(reader, context, archive, read_columns(context, archive), *mode, texts);
  auto rows = write_rows(reader, context, writer, query);
  if (!rows) return rows.error();
  const bool cut = rows->size() > static_cast<std::size_t>(top);
  if (cut) rows->pop_back();
  // A page without rows leads nowhere: its next link would be its own.
  const bool more = cut && top > 0 && query.skip <= INT32_MAX - top;
  std::optional<std::int64_t> total;
  if (is_asked_for(context, "inlineCount") || is_asked_for(context, "count")) {
    const result<std::int64_t> counted = count_rows(reader, archive, query);
    if (!counted) return counted.error();
    total = *counted;
  }
  warn(writer.unknown(), fields);
  std::string body;
  json::writer out(body);
  out.begin_object();
  out.name("odata.metadata")
      .string(context.settings.origin + "/api/v1/" + std::string(archive.path) + "/$metadata");
  if (total) out.name("odata.count").number(*total);
  out.name("odata.nextLink");
  more ? out.string(next_link(context, query.skip + top)) : out.null();
  out.name("value").begin_array();
  for (const auto& row : *rows) out.raw(*row);
  out.end_array().end_object();
  return body;
}

answer list_rows(const context& context, const archive_provider& archive,
                 std::optional<std::int32_t> ticket_id) {
  http::fields fields;
  answer page = read_answer(context, [&](store::reader& reader) -> result<std::string> {
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
    const result<archive_ask> ask = read_ask(context, std::move(only));
    if (!ask) return ask.error();
    const result<store::query> query = read_query(reader, context, archive, *ask);
    if (!query) return query.error();
    return write_page(reader, context, archive, *query, fields);
  });
  if (page) page->fields = std::move(fields);
  return page;
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

answer list_archive(const context& context) {
  const archive_provider* archive = find_archive(context.call.find("name").value_or(""));
  if (archive != nullptr) return list_rows(context, *archive, std::nullopt);
  return make_error(error_code::entity_not_found, {},
                    "Archive " + std::string(context.call.find("name").value_or("").substr(0, 40)));
}

constexpr std::array routes_here = {
    route{endpoint_id::listArchive, &list_archive},
    route{endpoint_id::listTickets, &list_tickets},
    route{endpoint_id::listTicketMessages, &list_ticket_messages},
    route{endpoint_id::listMessages, &list_messages},
};

}  // namespace

namespace archive {

std::span<const route> list_routes() noexcept {
  return routes_here;
}

}  // namespace archive
}  // namespace ticketwire::service

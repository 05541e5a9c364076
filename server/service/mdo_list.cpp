#include <algorithm>
#include <array>

#include "service/context.hpp"
#include "service/members.hpp"

namespace ticketwire::service {
namespace {

/// Where a list's items come from, by the members of the records behind it.
struct list_row {
  std::string_view name;
  std::string_view carrier;
  std::string_view item_name;
  std::string_view tool_tip;
  std::string_view rank;
  /// Members that ExtraInfo names, each as `label=value`; a single one without label is its text.
  std::array<std::pair<std::string_view, std::string_view>, 2> extra;
  /// Members that a query searches; none where the list is always whole.
  std::array<std::string_view, 3> searched;
};

constexpr std::array<list_row, 10> lists = {{
    {"ticketstatus", "TicketStatusEntity", "Name", "", "", {{{"", "Status"}}}, {}},
    {"ticketpriority", "TicketPriorityEntity", "Name", "", "SortOrder", {{{"", "SortOrder"}}}, {}},
    {"ejcategory",
     "TicketCategoryEntity",
     "Fullname",
     "Name",
     "",
     {{{"parentId", "ParentId"}, {"replyTemplateId", "ReplyTemplate"}}},
     {}},
    {"associate", "Associate", "FullName", "Tooltip", "Rank", {{{"person_id", "PersonId"}}}, {}},
    {"tickettype", "TicketType", "Name", "", "", {}, {}},
    {"tags", "Tag", "Name", "ToolTip", "", {}, {}},
    {"person_new",
     "Person",
     "FullName",
     "ContactName",
     "",
     {{{"contact_id", "ContactId"}}},
     {"FullName", "Email", "ContactName"}},
    {"person",
     "Person",
     "FullName",
     "ContactName",
     "",
     {{{"contact_id", "ContactId"}}},
     {"FullName", "Email", "ContactName"}},
    {"sale", "Sale", "Title", "ContactName", "", {}, {"Title", "Number", "ContactName"}},
    {"project", "Project", "Name", "Description", "", {}, {"Name", "ProjectNumber", "Type"}},
}};

constexpr std::size_t most_found = 50;

const list_row* find_list(std::string_view name) {
  for (const list_row& each : lists) {
    if (json::equal_ignore_case(each.name, name)) return &each;
  }
  return nullptr;
}

bool contains_ignore_case(std::string_view text, std::string_view part) {
  const auto found =
      std::search(text.begin(), text.end(), part.begin(), part.end(), [](char a, char b) {
        return json::equal_ignore_case({&a, 1}, {&b, 1});
      });
  return found != text.end() || part.empty();
}

bool is_found(const list_row& list, const members& record, std::string_view query) {
  if (list.searched.front().empty()) return true;
  return std::any_of(list.searched.begin(), list.searched.end(), [&](std::string_view name) {
    return !name.empty() && contains_ignore_case(record.text(name), query);
  });
}

/// A member as text, whichever its type; a category's root has no parent in lists.
std::string plain(const members& record, std::string_view name) {
  std::string text = record.text(name);
  if (!text.empty()) return text;
  return std::to_string(std::max(record.number(name), 0));
}

std::string extra_info(const list_row& list, const members& record) {
  std::string out;
  for (const auto& [label, name] : list.extra) {
    if (name.empty()) continue;
    if (!out.empty()) out.push_back('&');
    if (!label.empty()) out.append(label).push_back('=');
    out.append(plain(record, name));
  }
  return out;
}

result<std::string> item(presenter& presenter, const list_row& list, const store::record& row,
                         const members& record) {
  std::string out;
  json::writer writer(out);
  writer.begin_object().name("Id").number(row.id);
  writer.name("Name").string(record.text(list.item_name));
  writer.name("ToolTip").string(list.tool_tip.empty() ? "" : record.text(list.tool_tip));
  writer.name("Rank").number(list.rank.empty() ? 0 : record.number(list.rank));
  writer.name("ExtraInfo").string(extra_info(list, record));
  writer.name("FullName").string(record.text(list.item_name));
  if (record.truth("Deleted")) writer.name("Deleted").boolean(true);
  writer.end_object();
  const result<json::document> document = json::document::parse(std::move(out));
  if (!document) return document.error();
  return presenter.nested(document->root(), schema::get(schema::carrier_id::MDOListItem));
}

result<std::string> write_list(store::reader& reader, const context& context, const list_row& list,
                               std::string_view query) {
  const auto records = reader.all(list.carrier);
  if (!records) return records.error();
  presenter presenter(reader, context.locale);
  std::string out;
  json::writer writer(out);
  writer.begin_array();
  std::size_t count = 0;
  for (const store::record& row : *records) {
    const result<json::document> body = json::document::parse(row.body);
    if (!body) return body.error();
    const members record(body->root());
    if (!is_found(list, record, query)) continue;
    const result<std::string> text = item(presenter, list, row, record);
    if (!text) return text.error();
    writer.raw(*text);
    if (!list.searched.front().empty() && ++count == most_found) break;
  }
  writer.end_array();
  return out;
}

}  // namespace

answer get_mdo_list(const context& context) {
  const std::string_view name = context.call.find("name").value_or("");
  const list_row* list = find_list(name);
  if (list == nullptr) {
    return make_error(error_code::entity_not_found, {}, "List " + std::string(name.substr(0, 40)));
  }
  std::string body;
  const result<void> done = context.store.read([&](store::reader& reader) -> result<void> {
    result<std::string> text =
        write_list(reader, context, *list, context.call.find("query").value_or(""));
    if (!text) return text.error();
    body = *std::move(text);
    return {};
  });
  if (!done) return done.error();
  return value_answer(std::move(body));
}

}  // namespace ticketwire::service

#include "service/list/lists.hpp"
#include "service/record/names.hpp"

#include <algorithm>
#include <map>

#include "store/text.hpp"
#include "ticketwire/json/document.hpp"

namespace ticketwire::service {
namespace {

constexpr std::array<mdo_list, 10> lists = {{
    {"ticketstatus", "TicketStatusEntity", names::Name, "", "", {{{"", names::Status}}}, {}},
    {"ticketpriority",
     "TicketPriorityEntity",
     names::Name,
     "",
     names::SortOrder,
     {{{"", names::SortOrder}}},
     {},
     "",
     "",
     "",
     {"Status", "Deleted"}},
    {"ejcategory",
     "TicketCategoryEntity",
     names::Fullname,
     names::Name,
     "",
     {{{"parentId", names::ParentId}, {"replyTemplateId", names::ReplyTemplate}}},
     {},
     "",
     names::Name,
     names::ParentId},
    {"associate",
     "Associate",
     names::FullName,
     names::Tooltip,
     names::Rank,
     {{{"person_id", names::PersonId}}},
     {}},
    {"tickettype", "TicketType", names::Name, "", "", {}, {}},
    {"tags", "Tag", names::Name, names::ToolTip, "", {}, {}},
    {"person_new",
     "Person",
     names::FullName,
     names::ContactName,
     "",
     {{{"contact_id", names::ContactId}}},
     {names::FullName, names::Email, names::ContactName},
     "Person"},
    {"person",
     "Person",
     names::FullName,
     names::ContactName,
     "",
     {{{"contact_id", names::ContactId}}},
     {names::FullName, names::Email, names::ContactName},
     "Person"},
    {"sale",
     "Sale",
     names::Title,
     names::ContactName,
     "",
     {},
     {names::Title, names::Number, names::ContactName}},
    {"project",
     "Project",
     names::Name,
     names::Description,
     "",
     {},
     {names::Name, names::ProjectNumber, names::Type}},
}};

constexpr std::size_t most_found = 50;
/// Words of a query beyond which it is not read.
constexpr std::size_t most_words = 16;

constexpr std::string_view all_items =
    R"-(US:"(All)";NO:"(Alle)";SV:"(Alla)";DA:"(Alle)";DE:"(Alle)";NL:"(Alle)")-";
constexpr std::string_view no_selection =
    R"-(US:"(None)";NO:"(Ingen)";SV:"(Ingen)";DA:"(Ingen)";DE:"(Keine)";NL:"(Geen)")-";

const mdo_list* find_list(std::string_view name) {
  for (const mdo_list& each : lists) {
    if (json::equal_ignore_case(each.name, name)) return &each;
  }
  return nullptr;
}

bool take_suffix(std::string_view& name, std::string_view suffix) {
  if (name.size() <= suffix.size()) return false;
  const std::string_view end = name.substr(name.size() - suffix.size());
  if (!json::equal_ignore_case(end, suffix)) return false;
  name.remove_suffix(suffix.size());
  return true;
}

std::vector<std::string> words_of(std::string_view query) {
  std::vector<std::string> out;
  while (out.size() < most_words) {
    const std::size_t begin = query.find_first_not_of(" \t,;");
    if (begin == std::string_view::npos) break;
    query.remove_prefix(begin);
    const std::size_t end = std::min(query.find_first_of(" \t,;"), query.size());
    out.push_back(store::folded(std::string(query.substr(0, end))));
    query.remove_prefix(end);
  }
  return out;
}

/// How well a word fits a text: as its beginning, as that of a word in it, or anywhere.
int fit(const std::string& text, const std::string& word) {
  const std::size_t first = text.find(word);
  if (first == std::string::npos) return 0;
  if (first == 0) return text.size() == word.size() ? 4 : 3;
  for (std::size_t at = first; at != std::string::npos; at = text.find(word, at + 1)) {
    if (text[at - 1] == ' ' || text[at - 1] == '.' || text[at - 1] == '-') return 2;
  }
  return 1;
}

/// The sum over the words, of which each must fit one of the texts; 0 where one does not.
int score(const std::vector<std::string>& texts, const std::vector<std::string>& words) {
  int sum = 0;
  for (const std::string& word : words) {
    int best = 0;
    // What is named first counts more.
    int weight = static_cast<int>(texts.size());
    for (const std::string& text : texts) best = std::max(best, fit(text, word) * 8 + weight--);
    if (best <= static_cast<int>(texts.size())) return 0;
    sum += best;
  }
  return sum;
}

/// A member as text, whichever its type; a category's root has no parent in lists.
std::string plain(const members& record, std::string_view name) {
  std::string text = record.text(name);
  if (!text.empty()) return text;
  return std::to_string(std::max(record.number(name), 0));
}

class list_reader {
 public:
  list_reader(store::reader& reader, const locale& locale, std::int32_t caller,
              const mdo_list& list, const mdo_request& request)
      : reader_(reader),
        locale_(locale),
        caller_(caller),
        list_(list),
        request_(request),
        words_(words_of(request.query)),
        searched_(!list.searched.front().empty()) {}

  result<std::vector<mdo_item>> read() {
    const auto records = reader_.all(list_.carrier);
    if (!records) return records.error();
    for (const store::record& row : *records) {
      TICKETWIRE_TRY(add(row));
    }
    if (searched_ || !words_.empty()) return best();
    const bool tree = request_.hierarchy && !request_.flat && !list_.parent.empty();
    return tree ? nested() : std::move(items_);
  }

 private:
  struct scored {
    int score;
    std::size_t index;
  };

  result<void> add(const store::record& row) {
    const result<json::document> body = json::document::parse(row.body);
    if (!body) return body.error();
    const members record(body->root());
    const auto& [member, value] = list_.retired;
    if (!member.empty() && !request_.show_deleted && record.text(member) == value) return {};
    if (request_.only_own && !list_.parent.empty()) {
      const result<bool> own = is_own(row.id);
      if (!own) return own.error();
      if (!*own) return {};
    }
    result<mdo_item> made = item(row.id, record);
    if (!made) return made.error();
    if (!words_.empty()) {
      const int found = score(texts(*made, record), words_);
      if (found == 0) return {};
      scores_.push_back({found, items_.size()});
    } else if (searched_) {
      scores_.push_back({0, items_.size()});
    }
    items_.push_back(*std::move(made));
    return {};
  }

  result<bool> is_own(std::int32_t category) {
    const auto handlers = reader_.members(category);
    if (!handlers) return handlers.error();
    return std::any_of(handlers->begin(), handlers->end(),
                       [&](const store::member& each) { return each.associate_id == caller_; });
  }

  [[nodiscard]] std::vector<std::string> texts(const mdo_item& item, const members& record) const {
    std::vector<std::string> out = {store::folded(item.name)};
    for (const std::string_view name : list_.searched) {
      if (!name.empty() && name != list_.item_name) out.push_back(store::folded(record.text(name)));
    }
    return out;
  }

  result<mdo_item> item(std::int32_t id, const members& record) {
    mdo_item out;
    out.id = id;
    out.full_name = locale_.text(record.text(list_.item_name));
    const bool tree = request_.hierarchy && !request_.flat;
    const bool brief = !list_.short_name.empty() && (request_.short_names || tree);
    out.name = brief ? locale_.text(record.text(list_.short_name)) : out.full_name;
    if (!list_.tool_tip.empty()) out.tool_tip = locale_.text(record.text(list_.tool_tip));
    if (request_.short_tool_tip && !list_.short_name.empty()) out.tool_tip = out.full_name;
    if (!list_.rank.empty()) out.rank = record.number(list_.rank);
    out.type = list_.type;
    out.deleted =
        record.truth(names::Deleted) ||
        (!list_.retired.first.empty() && record.text(list_.retired.first) == list_.retired.second);
    if (!list_.parent.empty()) out.parent = std::max(record.number(list_.parent), 0);
    result<std::string> extra = extra_info(record);
    if (!extra) return extra.error();
    out.extra_info = *std::move(extra);
    return out;
  }

  result<std::string> extra_info(const members& record) {
    std::string out;
    for (const auto& [label, name] : list_.extra) {
      if (name.empty()) continue;
      if (!out.empty()) out.push_back('&');
      if (!label.empty()) out.append(label).push_back('=');
      out.append(plain(record, name));
      if (label != "person_id") continue;
      // Where the person works.
      const auto person = reader_.find("Person", record.number(name));
      if (!person) return person.error();
      std::int32_t contact = 0;
      if (*person) {
        const result<json::document> body = json::document::parse((*person)->body);
        if (!body) return body.error();
        contact = members(body->root()).number(names::ContactId);
      }
      out.append("&contact_id=").append(std::to_string(contact));
    }
    return out;
  }

  /// The best first, by name among equals.
  std::vector<mdo_item> best() {
    std::stable_sort(scores_.begin(), scores_.end(), [&](const scored& a, const scored& b) {
      if (a.score != b.score) return a.score > b.score;
      return a.score > 0 && items_[a.index].name < items_[b.index].name;
    });
    if (searched_ && scores_.size() > most_found) scores_.resize(most_found);
    std::vector<mdo_item> out;
    for (const scored& each : scores_) out.push_back(std::move(items_[each.index]));
    return out;
  }

  /// Items below their parents; one whose parent is not there is a root.
  std::vector<mdo_item> nested() {
    std::multimap<std::int32_t, std::size_t> below;
    const auto has = [&](std::int32_t id) {
      return std::any_of(items_.begin(), items_.end(),
                         [&](const mdo_item& each) { return each.id == id; });
    };
    for (std::size_t i = 0; i < items_.size(); ++i) {
      const std::int32_t parent = items_[i].parent;
      const bool root = parent == items_[i].id || !has(parent);
      below.emplace(root ? 0 : parent, i);
    }
    return children(below, 0, 0);
  }

  std::vector<mdo_item> children(const std::multimap<std::int32_t, std::size_t>& below,
                                 std::int32_t parent, int depth) {
    // Parents in a circle have no root; the bound is for what may be stored besides.
    static constexpr int most_levels = 64;
    std::vector<mdo_item> out;
    if (depth == most_levels) return out;
    const auto [first, last] = below.equal_range(parent);
    for (auto each = first; each != last; ++each) {
      mdo_item item = items_[each->second];
      item.children = children(below, item.id, depth + 1);
      out.push_back(std::move(item));
    }
    return out;
  }

  store::reader& reader_;
  const locale& locale_;
  std::int32_t caller_;
  const mdo_list& list_;
  const mdo_request& request_;
  std::vector<std::string> words_;
  bool searched_;
  std::vector<mdo_item> items_;
  std::vector<scored> scores_;
};

}  // namespace

void mdo_request::read_additional(std::string_view text) {
  const std::array<std::pair<std::string_view, bool*>, 5> options = {
      {{"hierarchy", &hierarchy},
       {"onlyOwnCategories", &only_own},
       {"shortNames", &short_names},
       {"shortTooltip", &short_tool_tip},
       {"showDeleted", &show_deleted}}};
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("&;"), text.size());
    const std::string_view pair = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const std::string_view value = pair.substr(std::min(equals + 1, pair.size()));
    for (const auto& [option, target] : options) {
      if (!json::equal_ignore_case(option, pair.substr(0, equals))) continue;
      *target = equals == pair.size() || value == "1" || json::equal_ignore_case(value, "true");
    }
  }
}

result<std::optional<std::vector<mdo_item>>> read_mdo_list(store::reader& reader,
                                                           const locale& locale,
                                                           std::int32_t caller,
                                                           const mdo_request& request) {
  std::string_view name = request.name;
  const bool none = take_suffix(name, "withnoselection");
  const bool all = take_suffix(name, "withallitem");
  take_suffix(name, "headings");
  const mdo_list* list = find_list(name);
  if (list == nullptr) return std::optional<std::vector<mdo_item>>();
  result<std::vector<mdo_item>> items = list_reader(reader, locale, caller, *list, request).read();
  if (!items) return items.error();
  const auto add = [&](std::int32_t id, std::string_view text) {
    mdo_item item;
    item.id = id;
    item.name = locale.text(text);
    item.full_name = item.name;
    items->insert(items->begin(), std::move(item));
  };
  if (all) add(-1, all_items);
  if (none) add(0, no_selection);
  return std::optional(*std::move(items));
}

}  // namespace ticketwire::service

#include "store/sqlite/selection.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "store/sqlite/failure.hpp"

namespace ticketwire::store::sqlite {
namespace {

constexpr int max_depth = 64;
constexpr std::size_t max_operands = 10'000;
// SQLite's planner takes time that grows with the square of the alternatives.
constexpr std::size_t max_conditions = 500;
struct table {
  std::string_view name;
  /// In the order of enum column; empty where the table has none.
  std::array<std::string_view, 23> columns;
  std::string_view default_filter;
};

constexpr table tickets{"ticket",
                        {"id",
                         "title",
                         "author",
                         "created_at",
                         "slevel",
                         "last_changed",
                         "deadline",
                         "activate",
                         "closed_at",
                         "replied_at",
                         "base_status",
                         "status_id",
                         "priority_id",
                         "category_id",
                         "owner_id",
                         "person_id",
                         "created_by",
                         "type_id",
                         "sale_id",
                         "project_id",
                         "connect_id",
                         "read_status",
                         ""},
                        "base_status <> 4"};

constexpr table messages{
    "message",
    {"id", "title", "author", "created_at", "slevel", "", "", "", "", "", "",         "",
     "",   "",      "",       "",           "",       "", "", "", "", "", "ticket_id"},
    "1"};

// In the order of enum comparison; one_of is spelled out where it is used.
constexpr std::array<std::string_view, 9> operators{
    " = ?", " <> ?", " < ?", " <= ?", " > ?", " >= ?", " LIKE ? ESCAPE '\\'", " LIKE ? ESCAPE '\\'",
    " IN ("};

std::string_view name_of(const table& from, column column) {
  return from.columns[static_cast<std::size_t>(column)];
}

std::string literal_pattern(const std::variant<std::int64_t, std::string>& operand) {
  const auto* text = std::get_if<std::string>(&operand);
  const auto plain = text != nullptr ? *text : std::to_string(std::get<std::int64_t>(operand));
  std::string pattern;
  for (const char c : plain) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern;
}

class translator {
 public:
  translator(selection& into, const table& from) : into_(into), from_(from) {}

  std::optional<error> filter(const struct filter& filter, int depth) {
    if (depth > max_depth) return failure(error_code::argument, "$filter");
    switch (filter.kind) {
      case filter::kind::condition:
        return condition(filter.condition);
      case filter::kind::all_of:
        return parts(filter.parts, 0, filter.parts.size(), {" AND ", "1"}, depth);
      case filter::kind::any_of:
        return parts(filter.parts, 0, filter.parts.size(), {" OR ", "0"}, depth);
    }
    return failure(error_code::internal);
  }

 private:
  struct junction {
    std::string_view between;
    std::string_view when_empty;
  };

  // Halving keeps SQLite's expression tree shallow however many parts there are.
  std::optional<error> parts(const std::vector<struct filter>& all, std::size_t first,
                             std::size_t last, junction join, int depth) {
    if (first == last) {
      into_.sql += join.when_empty;
      return {};
    }
    if (last - first == 1) return filter(all[first], depth + 1);
    const auto middle = first + (last - first) / 2;
    into_.sql += '(';
    if (auto failed = parts(all, first, middle, join, depth)) return failed;
    into_.sql += join.between;
    if (auto failed = parts(all, middle, last, join, depth)) return failed;
    into_.sql += ')';
    return {};
  }

  std::optional<error> condition(const struct condition& condition) {
    const auto count = condition.operands.size();
    if (condition.comparison != comparison::one_of && count != 1) {
      return failure(error_code::argument, "$filter");
    }
    if (++conditions_ > max_conditions || into_.parameters.size() + count > max_operands) {
      return failure(error_code::argument, "$filter");
    }
    const auto name = name_of(from_, condition.column);
    if (name.empty()) return failure(error_code::argument, "$filter");
    into_.sql += name;
    into_.sql += operators[static_cast<std::size_t>(condition.comparison)];
    switch (condition.comparison) {
      case comparison::contains:
        into_.parameters.emplace_back('%' + literal_pattern(condition.operands.front()) + '%');
        return {};
      case comparison::begins:
        into_.parameters.emplace_back(literal_pattern(condition.operands.front()) + '%');
        return {};
      case comparison::one_of:
        for (std::size_t i = 0; i < count; ++i) into_.sql += i == 0 ? "?" : ",?";
        into_.sql += ')';
        [[fallthrough]];
      default:
        into_.parameters.insert(into_.parameters.end(), condition.operands.begin(),
                                condition.operands.end());
        return {};
    }
  }

  selection& into_;
  const table& from_;
  std::size_t conditions_ = 0;
};

std::optional<error> append_order(selection& into, const query& query, const table& from) {
  into.sql += " ORDER BY ";
  bool by_id = false;
  for (const auto& order : query.order) {
    const auto name = name_of(from, order.column);
    if (name.empty()) return failure(error_code::argument, "$orderBy");
    into.sql += name;
    into.sql += order.descending ? " DESC, " : ", ";
    by_id = by_id || order.column == column::id;
  }
  if (by_id) {
    into.sql.resize(into.sql.size() - 2);
  } else {
    into.sql += "id";
  }
  return {};
}

result<selection> select(const table& from, const query& query, std::string_view columns) {
  selection into;
  into.sql = "SELECT " + std::string(columns) + " FROM " + std::string(from.name) + " WHERE ";
  if (query.filter == nullptr) {
    into.sql += from.default_filter;
  } else if (auto failed = translator(into, from).filter(*query.filter, 0)) {
    return *failed;
  }
  if (auto failed = append_order(into, query, from)) return *failed;
  into.sql += " LIMIT ? OFFSET ?";
  into.parameters.emplace_back(std::int64_t{std::max(query.top, 0)});
  into.parameters.emplace_back(std::int64_t{std::max(query.skip, 0)});
  return into;
}

}  // namespace

result<selection> select_tickets(const query& query, std::string_view columns) {
  return select(tickets, query, columns);
}

result<selection> select_messages(const query& query, std::string_view columns) {
  return select(messages, query, columns);
}

}  // namespace ticketwire::store::sqlite

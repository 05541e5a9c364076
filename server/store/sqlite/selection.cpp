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
constexpr std::string_view not_deleted = "base_status <> 4";

// In the order of enum column.
constexpr std::array<std::string_view, 11> column_names{
    "id",        "title",       "last_changed", "created_at", "deadline", "base_status",
    "status_id", "priority_id", "category_id",  "owner_id",   "person_id"};

// In the order of enum comparison; one_of is spelled out where it is used.
constexpr std::array<std::string_view, 9> operators{
    " = ?", " <> ?", " < ?", " <= ?", " > ?", " >= ?", " LIKE ? ESCAPE '\\'", " LIKE ? ESCAPE '\\'",
    " IN ("};

std::string_view name_of(column column) {
  return column_names[static_cast<std::size_t>(column)];
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
  explicit translator(selection& into) : into_(into) {}

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
    into_.sql += name_of(condition.column);
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
  std::size_t conditions_ = 0;
};

void append_order(selection& into, const query& query) {
  into.sql += " ORDER BY ";
  bool by_id = false;
  for (const auto& order : query.order) {
    into.sql += name_of(order.column);
    into.sql += order.descending ? " DESC, " : ", ";
    by_id = by_id || order.column == column::id;
  }
  if (by_id) {
    into.sql.resize(into.sql.size() - 2);
  } else {
    into.sql += "id";
  }
}

}  // namespace

result<selection> select_tickets(const query& query, std::string_view columns) {
  selection into;
  into.sql = "SELECT " + std::string(columns) + " FROM ticket WHERE ";
  if (query.filter == nullptr) {
    into.sql += not_deleted;
  } else if (auto failed = translator(into).filter(*query.filter, 0)) {
    return *failed;
  }
  append_order(into, query);
  into.sql += " LIMIT ? OFFSET ?";
  into.parameters.emplace_back(std::int64_t{std::max(query.top, 0)});
  into.parameters.emplace_back(std::int64_t{std::max(query.skip, 0)});
  return into;
}

}  // namespace ticketwire::store::sqlite

#include "store/memory/selection.hpp"

#include <algorithm>
#include <compare>
#include <optional>
#include <type_traits>
#include <variant>

#include "store/columns.hpp"
#include "store/failure.hpp"
#include "store/rows.hpp"
#include "store/search.hpp"
#include "store/text.hpp"

namespace ticketwire::store::memory {
namespace {

using operand = std::variant<std::int64_t, std::string>;

/// Looks for a column's value, texts folded.
struct value_finder {
  column wanted;
  std::optional<operand>& found;

  void operator()(std::string_view, const auto&) {}
  template <class Member>
  void operator()(std::string_view, const Member& member, column column) {
    if (column != wanted) return;
    if constexpr (std::is_same_v<Member, std::string>) {
      found = folded(member);
    } else {
      found = std::int64_t{member};
    }
  }
  void made(std::string_view name, const auto& member, column column) {
    (*this)(name, member, column);
  }
};

/// Nothing where the row has no such column.
template <class Row>
std::optional<operand> value_of(const Row& row, column column) {
  std::optional<operand> found;
  stored<Row>::visit(value_finder{column, found}, row);
  return found;
}

template <class Row>
operand value_of(const Row& row, column column, const fact& fact) {
  return column == column::fact ? fact_of(search_texts_of(row).facts, fact)
                                : *value_of(row, column);
}

std::int64_t found_by_content(const ticket_row*, const message_row& message) {
  return message.ticket_id;
}

std::int64_t found_by_content(const message_row*, const message_row& message) {
  return message.id;
}

/// Checks a filter, folds its texts and looks up what is found by content.
template <class Row>
class preparation {
 public:
  explicit preparation(const data& from) noexcept : from_(from) {}

  /// Its depth is known to be bounded.
  std::optional<error> prepare(filter& filter) {
    if (filter.kind == filter::kind::condition) return prepare(filter.condition);
    for (auto& part : filter.parts) {
      if (auto failed = prepare(part)) return failed;
    }
    return {};
  }

 private:
  std::optional<error> prepare(condition& condition) {
    operands_ += condition.operands.size();
    const bool known = condition.column == column::fact || condition.column == column::content ||
                       value_of(Row{}, condition.column);
    if (!is_answerable(condition) || !known || ++conditions_ > max_filter_conditions ||
        operands_ > max_filter_operands) {
      return failure(error_code::argument, "$filter");
    }
    for (auto& each : condition.operands) {
      auto* text = std::get_if<std::string>(&each);
      if (text == nullptr) continue;
      const bool fact = condition.column == column::fact || condition.column == column::content;
      *text = fact ? folded_fact(*text) : folded(*text);
    }
    if (condition.column == column::content) condition = by_content(condition);
    return {};
  }

  condition by_content(const condition& wanted) const {
    condition out{column::id, comparison::one_of, {}};
    const auto& text = std::get<std::string>(wanted.operands.front());
    for (const auto& message : from_.messages) {
      if (search_texts_of(*message).content.find(text) == std::string::npos) continue;
      out.operands.emplace_back(found_by_content(static_cast<const Row*>(nullptr), *message));
    }
    return out;
  }

  const data& from_;

  std::size_t conditions_ = 0;
  std::size_t operands_ = 0;
};

template <class Row>
bool matches(const Row& row, const condition& condition) {
  const auto value = value_of(row, condition.column, condition.fact);
  const auto& operands = condition.operands;
  switch (condition.comparison) {
    case comparison::eq:
      return value == operands.front();
    case comparison::ne:
      return value != operands.front();
    case comparison::lt:
      return value < operands.front();
    case comparison::le:
      return value <= operands.front();
    case comparison::gt:
      return value > operands.front();
    case comparison::ge:
      return value >= operands.front();
    case comparison::contains:
      return std::get<std::string>(value).find(std::get<std::string>(operands.front())) !=
             std::string::npos;
    case comparison::begins:
      return std::get<std::string>(value).starts_with(std::get<std::string>(operands.front()));
    case comparison::ends:
      return std::get<std::string>(value).ends_with(std::get<std::string>(operands.front()));
    case comparison::one_of:
      return std::ranges::find(operands, value) != operands.end();
  }
  return false;
}

template <class Row>
bool matches(const Row& row, const filter& filter) {
  const auto fits = [&](const struct filter& part) { return matches(row, part); };
  switch (filter.kind) {
    case filter::kind::condition:
      return matches(row, filter.condition);
    case filter::kind::all_of:
      return std::ranges::all_of(filter.parts, fits);
    case filter::kind::any_of:
      return std::ranges::any_of(filter.parts, fits);
    case filter::kind::none_of:
      return std::ranges::none_of(filter.parts, fits);
  }
  return false;
}

template <class Row>
operand sorted_by(const Row& row, const order& order) {
  auto value = value_of(row, order.column, order.fact);
  if (!order.places) return value;
  const auto found = std::ranges::lower_bound(*order.places, std::get<std::int64_t>(value), {},
                                              &key_places::value_type::first);
  const bool known = found != order.places->end() && found->first == std::get<std::int64_t>(value);
  return std::int64_t{known ? found->second : -1};
}

template <class Row>
bool comes_before(const Row& a, const Row& b, const std::vector<order>& orders) {
  for (const auto& order : orders) {
    const auto first = sorted_by(a, order);
    const auto second = sorted_by(b, order);
    if (first != second) return (first < second) != order.descending;
  }
  return a.id < b.id;
}

bool is_shown(const ticket_row& row) {
  constexpr std::int32_t deleted = 4;
  return row.base_status != deleted;
}

bool is_shown(const message_row&) {
  return true;
}

/// Every row that the filter lets through, by ascending key.
template <class Row, class Table>
result<std::vector<const Row*>> find(const data& all, const Table& from, const query& query) {
  std::optional<filter> wanted;
  if (query.filter != nullptr) {
    // A copy goes as deep as the filter does.
    if (nesting(*query.filter, max_filter_depth + 1) > max_filter_depth) {
      return failure(error_code::argument, "$filter");
    }
    wanted = *query.filter;
    if (auto failed = preparation<Row>(all).prepare(*wanted)) return *failed;
  }
  std::vector<const Row*> found;
  for (const auto& row : from) {
    if (wanted ? matches(*row, *wanted) : is_shown(*row)) found.push_back(row.get());
  }
  return found;
}

/// The rows of the query's page, each as `take` makes it.
template <class Row, class Table, class Take>
auto select(const data& all, const Table& from, const query& query, const Take& take)
    -> result<std::vector<std::invoke_result_t<Take, const Row&>>> {
  auto matching = find<Row>(all, from, query);
  if (!matching) return matching.error();
  auto& found = *matching;
  for (const auto& order : query.order) {
    const bool known = order.column == column::fact || value_of(Row{}, order.column);
    if (!known || !is_sortable(order)) {
      return failure(error_code::argument, "$orderBy");
    }
  }
  std::ranges::sort(found,
                    [&](const Row* a, const Row* b) { return comes_before(*a, *b, query.order); });
  const auto skip = std::min(found.size(), static_cast<std::size_t>(std::max(query.skip, 0)));
  const auto top = std::min(found.size() - skip, static_cast<std::size_t>(std::max(query.top, 0)));
  std::vector<std::invoke_result_t<Take, const Row&>> rows;
  rows.reserve(top);
  for (std::size_t i = 0; i < top; ++i) rows.push_back(take(*found[skip + i]));
  return rows;
}

template <class Row>
Row copy(const Row& row) {
  return row;
}

}  // namespace

result<std::vector<ticket_row>> select_tickets(const data& from, const query& query) {
  return select<ticket_row>(from, from.tickets, query, copy<ticket_row>);
}

result<std::vector<versioned_ticket>> select_versions(const data& from, const query& query) {
  return select<ticket_row>(from, from.tickets, query, [&](const ticket_row& row) {
    return versioned_ticket{row.id, {row.last_changed, from.records_generation}};
  });
}

result<std::int64_t> count_tickets(const data& from, const query& query) {
  const auto found = find<ticket_row>(from, from.tickets, query);
  if (!found) return found.error();
  return static_cast<std::int64_t>(found->size());
}

result<std::int64_t> count_messages(const data& from, const query& query) {
  const auto found = find<message_row>(from, from.messages, query);
  if (!found) return found.error();
  return static_cast<std::int64_t>(found->size());
}

result<std::vector<message_row>> select_messages(const data& from, const query& query) {
  return select<message_row>(from, from.messages, query, copy<message_row>);
}

}  // namespace ticketwire::store::memory

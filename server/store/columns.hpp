#pragma once

#include <string_view>

#include "store/query.hpp"

namespace ticketwire::store {

/// Bounds of a filter, the same in every store. SQLite's planner takes time that grows with the
/// square of the conditions.
inline constexpr int max_filter_depth = 64;
inline constexpr std::size_t max_filter_operands = 10'000;
inline constexpr std::size_t max_filter_conditions = 500;

/// Keys that one query may sort by the places of.
inline constexpr std::size_t max_order_keys = 10'000;

[[nodiscard]] constexpr bool is_text(column column) noexcept {
  return column == column::title || column == column::author || column == column::message_id ||
         column == column::content;
}

/// Whether a fact's name means the same to every store: in quotes it is a path to SQLite.
[[nodiscard]] inline bool is_name(std::string_view fact) noexcept {
  return !fact.empty() && fact.find_first_of("\"\\") == std::string_view::npos;
}

/// Whether an order has no more keys than a query may, and those of a column of keys.
[[nodiscard]] inline bool is_sortable(const order& order) noexcept {
  if (order.column == column::content) return false;
  if (order.column == column::fact && !is_name(order.fact.name)) return false;
  if (!order.places) return true;
  return !is_text(order.column) && order.column != column::fact &&
         order.places->size() <= max_order_keys;
}

/// Whether a condition can be answered: the right number of operands, each of its column's type,
/// and `contains`, `begins` and `ends` of texts only.
[[nodiscard]] inline bool is_answerable(const condition& condition) noexcept {
  if (condition.comparison != comparison::one_of && condition.operands.size() != 1) return false;
  const bool fact = condition.column == column::fact;
  if (fact && !is_name(condition.fact.name)) return false;
  const bool text = fact ? condition.fact.text : is_text(condition.column);
  const bool pattern = condition.comparison == comparison::contains ||
                       condition.comparison == comparison::begins ||
                       condition.comparison == comparison::ends;
  if (pattern && !text) return false;
  if (condition.column == column::content && condition.comparison != comparison::contains) {
    return false;
  }
  for (const auto& operand : condition.operands) {
    if (std::holds_alternative<std::string>(operand) != text) return false;
  }
  return true;
}

}  // namespace ticketwire::store

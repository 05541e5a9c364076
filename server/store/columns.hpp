#pragma once

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
  return column == column::title || column == column::author || column == column::message_id;
}

/// Whether an order has no more keys than a query may, and those of a column of keys.
[[nodiscard]] inline bool is_sortable(const order& order) noexcept {
  return !order.places || (!is_text(order.column) && order.places->size() <= max_order_keys);
}

/// Whether a condition can be answered: the right number of operands, each of its column's type,
/// and `contains`, `begins` and `ends` of texts only.
[[nodiscard]] inline bool is_answerable(const condition& condition) noexcept {
  if (condition.comparison != comparison::one_of && condition.operands.size() != 1) return false;
  const bool text = is_text(condition.column);
  const bool pattern = condition.comparison == comparison::contains ||
                       condition.comparison == comparison::begins ||
                       condition.comparison == comparison::ends;
  if (pattern && !text) return false;
  for (const auto& operand : condition.operands) {
    if (std::holds_alternative<std::string>(operand) != text) return false;
  }
  return true;
}

}  // namespace ticketwire::store

#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace ticketwire::store {

/// What lists can filter and sort by: members of ticket_row, of message_row or of both. A store
/// answers `argument` for one that the rows asked for lack.
enum class column : std::uint8_t {
  id,
  title,
  author,
  created_at,
  slevel,
  last_changed,
  deadline,
  activate,
  closed_at,
  replied_at,
  base_status,
  status_id,
  priority_id,
  category_id,
  owner_id,
  person_id,
  created_by,
  type_id,
  sale_id,
  project_id,
  connect_id,
  read_status,
  ticket_id,
  message_id,
  /// A member of the body that has no column of its own: see fact.
  fact,
  /// What a message says; of a ticket, what any of its messages says. For `contains` alone.
  content
};

/// A member of a body by which rows are found: a property, or `CustomFields/` and a field's name.
/// Dates, numbers, truth values and enumerations' values are numbers, 0 where unset; sets are texts
/// such as `,3,7,`.
struct fact {
  std::string name = {};
  bool text = false;
};

enum class comparison : std::uint8_t { eq, ne, lt, le, gt, ge, contains, begins, one_of, ends };

/// `column comparison operands`; texts compare as store/text.hpp says. one_of takes any number of
/// operands, the others exactly one.
struct condition {
  enum column column = column::id;
  enum comparison comparison = comparison::eq;
  std::vector<std::variant<std::int64_t, std::string>> operands;
  /// Of column::fact.
  store::fact fact = {};
};

/// A tree of conditions; depth is bounded where it is parsed (64).
struct filter {
  enum class kind : std::uint8_t { condition, all_of, any_of, none_of };
  enum kind kind = kind::condition;
  store::condition condition;
  std::vector<filter> parts;
};

/// Levels of parts below a filter, as far as `most`.
[[nodiscard]] inline int nesting(const filter& filter, int most) {
  int deepest = 0;
  if (most == 0) return deepest;
  for (const auto& part : filter.parts) deepest = std::max(deepest, 1 + nesting(part, most - 1));
  return deepest;
}

/// Places of a column's keys, ascending by key, each key once.
using key_places = std::vector<std::pair<std::int64_t, std::int32_t>>;

struct order {
  enum column column = column::id;
  bool descending = false;
  /// Where the column holds keys of records: rows are sorted by their places, those of other keys
  /// as if theirs were -1. At most max_order_keys (store/columns.hpp); absent for the values
  /// themselves.
  std::shared_ptr<const key_places> places = {};
  /// Of column::fact.
  store::fact fact = {};
};

struct query {
  /// Absent: every ticket that is not deleted, or every message.
  std::shared_ptr<const store::filter> filter;
  /// The id decides where these are equal.
  std::vector<store::order> order;
  std::int32_t skip = 0;
  std::int32_t top = 100;
};

}  // namespace ticketwire::store

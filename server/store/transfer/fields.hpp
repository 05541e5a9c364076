#pragma once

#include <string_view>

#include "store/rows.hpp"

namespace ticketwire::store {

// Lines of a file that are no rows, declared as rows are.

template <>
struct stored<last_ids> {
  static constexpr std::string_view table = "lastIds";
  static int key(const last_ids&) { return 0; }
  static void visit(auto&& field, auto& row) {
    field("ticket", row.ticket);
    field("message", row.message);
    field("notification", row.notification);
  }
};

namespace transfer {

/// The number of rows before it.
struct end {
  std::int64_t rows = 0;
};

}  // namespace transfer

template <>
struct stored<transfer::end> {
  static constexpr std::string_view table = "end";
  static int key(const transfer::end&) { return 0; }
  static void visit(auto&& field, auto& row) { field("rows", row.rows); }
};

namespace transfer {

/// The highest value of an enumeration that a file may hold.
[[nodiscard]] constexpr auto last_of(enum user::level) {
  return user::level::admin;
}
[[nodiscard]] constexpr auto last_of(enum token::kind) {
  return token::kind::session;
}
[[nodiscard]] constexpr auto last_of(enum notification::kind) {
  return notification::kind::message;
}
[[nodiscard]] constexpr auto last_of(enum notification::state) {
  return notification::state::failed;
}

}  // namespace transfer
}  // namespace ticketwire::store

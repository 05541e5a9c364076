#pragma once

#include <map>
#include <string>
#include <tuple>

#include "store/memory/table.hpp"
#include "store/rows.hpp"

namespace ticketwire::store::memory {

/// Everything that is kept. Copies are cheap; see table.
struct data {
  template <class Row>
  using table_of = table<Row, &stored<Row>::key>;

  static std::tuple<std::int32_t, ticks, std::int32_t> place_of(const message_row& row) {
    return {row.ticket_id, row.created_at, row.id};
  }

  table_of<ticket_row> tickets;
  table_of<message_row> messages;
  /// The same rows as in `messages`.
  table<message_row, &place_of> threads;
  table_of<record> records;
  table_of<member> members;
  table_of<user> users;
  table_of<token> tokens;
  table_of<content> contents;
  table_of<notification> notifications;
  struct last_ids last;
  std::int64_t records_generation = 1;
  /// The highest number of a record that was given out or removed, by carrier.
  std::map<std::string, std::int32_t, std::less<>> given_records;
};

}  // namespace ticketwire::store::memory

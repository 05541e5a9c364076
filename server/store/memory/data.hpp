#pragma once

#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "store/memory/table.hpp"
#include "store/store.hpp"

namespace ticketwire::store::memory {

struct content {
  std::int32_t attachment_id = 0;
  std::string bytes;
};

/// Everything that is kept. Copies are cheap; see table.
struct data {
  static std::int32_t id_of(const ticket_row& row) { return row.id; }
  static std::int32_t id_of_message(const message_row& row) { return row.id; }
  static std::tuple<std::int32_t, ticks, std::int32_t> place_of(const message_row& row) {
    return {row.ticket_id, row.created_at, row.id};
  }
  static std::pair<std::string_view, std::int32_t> key_of(const record& row) {
    return {row.carrier, row.id};
  }
  static std::pair<std::int32_t, std::int32_t> key_of_member(const member& row) {
    return {row.category_id, row.associate_id};
  }
  static std::string_view name_of(const user& row) { return row.name; }
  static std::pair<enum token::kind, std::string_view> key_of_token(const token& row) {
    return {row.kind, row.secret_hash};
  }
  static std::int32_t attachment_of(const content& row) { return row.attachment_id; }
  static std::int64_t id_of_notification(const notification& row) { return row.id; }

  table<ticket_row, &id_of> tickets;
  table<message_row, &id_of_message> messages;
  /// The same rows as in `messages`.
  table<message_row, &place_of> threads;
  table<record, &key_of> records;
  table<member, &key_of_member> members;
  table<user, &name_of> users;
  table<token, &key_of_token> tokens;
  table<content, &attachment_of> contents;
  table<notification, &id_of_notification> notifications;
  struct last_ids last;
  std::int64_t records_generation = 1;
  /// The highest number of a removed record, by carrier.
  std::map<std::string, std::int32_t, std::less<>> removed_records;
};

}  // namespace ticketwire::store::memory

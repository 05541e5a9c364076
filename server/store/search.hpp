#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "store/store.hpp"

namespace ticketwire::store {

/// What a store keeps beside a row to find it by, all of it made of the row.
struct search_texts {
  std::string title;
  std::string author;
  std::string message_id;
  /// One flat JSON object of those members of the body that have a value and no column: see fact in
  /// store/query.hpp. Texts are folded and hold no U+0000.
  std::string facts;
  /// What a message says, folded, without U+0000.
  std::string content;
};

[[nodiscard]] search_texts search_texts_of(const ticket_row& row);
/// The same of a row whose body has been parsed already.
[[nodiscard]] search_texts search_texts_of(const ticket_row& row, const json::value& body);
[[nodiscard]] search_texts search_texts_of(const message_row& row);

/// A fact in search_texts::facts; 0 or an empty text where there is none.
[[nodiscard]] std::variant<std::int64_t, std::string> fact_of(const std::string& facts,
                                                              const fact& wanted);

/// Whether a record of TicketRelationEntity names a ticket at one of its ends.
[[nodiscard]] bool is_relation_of(const record& relation, std::int32_t ticket_id);

}  // namespace ticketwire::store

#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/record/members.hpp"
#include "store/store.hpp"

namespace ticketwire::service {

/// Relations that one ticket may have.
inline constexpr std::size_t most_relations = 500;

/// A relation as one of its tickets sees it.
struct relation {
  std::int32_t id = 0;
  /// What the other ticket is to this one: Related, Parent or Child.
  std::string type = {};
  std::string comment = {};
  std::int32_t ticket_id = 0;
  std::int32_t other_id = 0;
  /// When it was made; 0 where that was not kept.
  store::ticks created_at = 0;
};

/// What the ticket of a relation is to the other one.
[[nodiscard]] std::string contrary(const std::string& type);

/// Why two tickets cannot be related as it was asked for.
struct refusal {
  /// A member of TicketRelationError; empty where none of them says it.
  std::string_view error;
  std::string message;
  /// Whether it is because a ticket is not there.
  bool missing = false;
};

/// The relations of tickets as they are in a snapshot, and as a transaction leaves them. Each
/// ticket's are looked up once.
class relation_book {
 public:
  explicit relation_book(store::reader& reader) : reader_(reader) {}

  /// Of one ticket, by ascending id.
  result<const std::vector<relation>*> of(std::int32_t ticket_id);
  /// 0 where there is none.
  result<std::int32_t> parent_of(std::int32_t ticket_id);
  /// How many of a ticket's relations are of a type.
  result<std::int64_t> count(std::int32_t ticket_id, std::string_view type);

  /// Whether a relation may be made: nullopt where it may.
  result<std::optional<refusal>> check(const relation& wanted);

  // What the transaction does, seen by both tickets from here on.
  result<void> add(const relation& made);
  result<void> forget(const relation& gone);

 private:
  result<std::optional<refusal>> check_ticket(std::int32_t id);
  result<std::optional<refusal>> check_hierarchy(std::int32_t child, std::int32_t parent);

  store::reader& reader_;
  std::map<std::int32_t, std::vector<relation>> known_;
};

/// Makes everybody else who makes or changes relations wait until this transaction ends, so that
/// what is checked still holds when it is written. To be called with the tickets held (ids.hpp).
/// Returns an id for a new relation.
[[nodiscard]] result<std::int32_t> hold_relations(store::writer& writer);

/// A relation that is stored, as the transaction sees it; nullopt where there is none.
[[nodiscard]] result<std::optional<relation>> find_relation(store::reader& reader, std::int32_t id);

/// A stored TicketRelationEntity from its source's side.
[[nodiscard]] relation to_relation(std::int32_t id, const members& stored);
[[nodiscard]] result<void> put_relation(store::writer& writer, const relation& row);

/// The relations of a ticket that is merged into another become the other's: those between the two,
/// and to a ticket that the other is related to already, are removed; where a parent or child would
/// be one too many, or its own ancestor, the two stay related as peers.
[[nodiscard]] result<void> move_relations(store::writer& writer, std::int32_t from,
                                          std::int32_t to);

}  // namespace ticketwire::service

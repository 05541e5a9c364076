#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/query.hpp"
#include "ticketwire/result.hpp"

namespace ticketwire::store {

/// 100 ns steps since 1970-01-01T00:00:00Z.
using ticks = std::int64_t;

/// One ticket as it is kept. `body` is a TicketEntity whose nested carriers hold their key alone
/// and whose Messages are left out: those are joined when it is read. The other members repeat
/// what lists filter and sort by.
struct ticket_row {
  std::int32_t id = 0;
  ticks last_changed = 0;
  ticks created_at = 0;
  /// 0 where unset.
  ticks deadline = 0;
  std::int32_t base_status = 0;
  std::int32_t status_id = 0;
  std::int32_t priority_id = 0;
  std::int32_t category_id = 0;
  /// 0 while nobody owns the ticket.
  std::int32_t owner_id = 0;
  std::int32_t person_id = 0;
  std::string title;
  std::string body;
};

/// One message as it is kept: a TicketMessageEntity whose nested carriers hold their key alone.
struct message_row {
  std::int32_t id = 0;
  std::int32_t ticket_id = 0;
  ticks created_at = 0;
  std::string body;
};

/// Anything that is looked up whole by its key: people, associates, categories, list items.
struct record {
  std::string carrier;
  std::int32_t id = 0;
  std::string body;
};

/// Who handles a category, for automatic assignment.
struct member {
  std::int32_t category_id = 0;
  std::int32_t associate_id = 0;
  std::int32_t weight = 1;
  /// When automatic assignment last chose the associate; 0 for never.
  ticks last_assigned = 0;
};

struct user {
  std::string name;
  std::int32_t associate_id = 0;
  /// Encoded Argon2id hash; empty where the user cannot log in with a password.
  std::string password_hash;
};

/// A bearer token, a SoTicket or a browser session. Only the SHA-256 of the secret is kept.
struct token {
  enum class kind : std::uint8_t { bearer, ticket, session };
  enum kind kind = kind::bearer;
  std::string secret_hash;
  std::string user;
  /// SHA-256 of the session's XSRF value; empty for the other kinds.
  std::string xsrf_hash;
  /// 0 where it does not expire.
  ticks expires_at = 0;
};

struct notification {
  std::int32_t ticket_id = 0;
  std::int32_t recipient_associate_id = 0;
  ticks created_at = 0;
};

/// Reads within one consistent snapshot. Strings are copies.
class reader {
 public:
  virtual ~reader() = default;
  virtual result<std::optional<ticket_row>> ticket(std::int32_t id) = 0;
  virtual result<std::vector<ticket_row>> tickets(const query& query) = 0;
  virtual result<std::optional<message_row>> message(std::int32_t id) = 0;
  /// Oldest first.
  virtual result<std::vector<message_row>> messages(std::int32_t ticket_id) = 0;
  virtual result<std::optional<record>> find(std::string_view carrier, std::int32_t id) = 0;
  /// Every record of a carrier, by ascending id.
  virtual result<std::vector<record>> all(std::string_view carrier) = 0;
  virtual result<std::vector<member>> members(std::int32_t category_id) = 0;
  virtual result<std::optional<user>> find_user(std::string_view name) = 0;
  virtual result<std::optional<token>> find_token(enum token::kind kind,
                                                  std::string_view secret_hash) = 0;
  /// Tickets in the store, deleted ones included.
  virtual result<std::int64_t> count() = 0;
};

/// Reads and writes within one transaction. Nothing is visible to others, or kept, before the
/// transaction ends well.
class writer : public reader {
 public:
  /// Stores a row; an id of 0 is replaced by the next free one. Returns the id.
  virtual result<std::int32_t> put_ticket(const ticket_row& row) = 0;
  virtual result<std::int32_t> put_message(const message_row& row) = 0;
  virtual result<std::int32_t> put_record(const record& row) = 0;
  virtual result<void> put_member(const member& row) = 0;
  virtual result<void> put_user(const user& row) = 0;
  virtual result<void> put_token(const token& row) = 0;
  virtual result<void> remove_token(enum token::kind kind, std::string_view secret_hash) = 0;
  virtual result<void> put_notification(const notification& row) = 0;
};

/// A durable place for tickets. Safe to call from several threads.
class store {
 public:
  virtual ~store() = default;
  /// Runs `work` over a snapshot. Its error, or the store's own, is returned.
  virtual result<void> read(const std::function<result<void>(reader&)>& work) = 0;
  /// Runs `work` alone among writers. When it succeeds the changes are on disk before this
  /// returns; when it fails, or the store does, nothing has changed.
  virtual result<void> write(const std::function<result<void>(writer&)>& work) = 0;
};

}  // namespace ticketwire::store

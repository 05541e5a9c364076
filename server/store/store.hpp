#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/query.hpp"
#include "ticketwire/json/value.hpp"
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
  /// Dates, keys and enum values are 0 where unset.
  ticks deadline = 0;
  ticks activate = 0;
  ticks closed_at = 0;
  ticks replied_at = 0;
  std::int32_t base_status = 0;
  std::int32_t status_id = 0;
  std::int32_t priority_id = 0;
  std::int32_t category_id = 0;
  std::int32_t owner_id = 0;
  std::int32_t person_id = 0;
  std::int32_t created_by = 0;
  std::int32_t type_id = 0;
  std::int32_t sale_id = 0;
  std::int32_t project_id = 0;
  std::int32_t connect_id = 0;
  std::int32_t slevel = 0;
  std::int32_t read_status = 0;
  std::string title;
  std::string author;
  std::string body;
};

/// One message as it is kept: a TicketMessageEntity whose nested carriers hold their key alone. The
/// other members repeat what lists filter and sort by; `title` is its SearchTitle.
struct message_row {
  std::int32_t id = 0;
  std::int32_t ticket_id = 0;
  ticks created_at = 0;
  std::int32_t slevel = 0;
  std::string title;
  std::string author;
  std::string body;
  /// The MessageId of the mail, by which a client finds again what it has sent.
  std::string message_id;
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
  /// What the user may do with tickets and all that belongs to them: read, change it as well, or
  /// also see how the server fares. A user without an associate has nothing to do with tickets.
  enum class level : std::uint8_t { read, write, admin };

  std::string name;
  std::int32_t associate_id = 0;
  /// Encoded Argon2id hash; empty where the user cannot log in with a password.
  std::string password_hash;
  /// BCP 47 tag of the language that the user is written to in; empty for the server's.
  std::string language = {};
  enum level level = level::write;
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

/// A mail that is to be sent. It is written in the transaction of the save that causes it.
struct notification {
  enum class kind : std::uint8_t {
    /// To an associate, or to the address in `envelope`: a ticket was saved with notify, is new, or
    /// has a new message.
    ticket_saved,
    ticket_new,
    message_new,
    /// A message itself, to the addresses in `envelope`.
    message
  };
  enum class state : std::uint8_t { pending, sent, failed };

  /// Given by the store.
  std::int64_t id = 0;
  enum kind kind = kind::ticket_saved;
  enum state state = state::pending;
  std::int32_t ticket_id = 0;
  /// 0 where no message is meant.
  std::int32_t message_id = 0;
  /// 0 where the envelope says who.
  std::int32_t recipient_associate_id = 0;
  /// JSON: {"To":[..],"Cc":[..],"Bcc":[..],"Subject":".."} of kind::message, {"To":[..]} of another
  /// without an associate; empty otherwise.
  std::string envelope;
  /// The time of the save.
  ticks created_at = 0;
  /// When it may next be tried.
  ticks due_at = 0;
  std::int32_t attempts = 0;
  /// Why the last try failed; empty otherwise.
  std::string problem;
};

/// The highest ids that have ever been given out or put, of rows that exist no more as well.
struct last_ids {
  std::int32_t ticket = 0;
  std::int32_t message = 0;
  std::int64_t notification = 0;
};

/// What the answer about a ticket is made of: its row and messages, which no save changes without
/// moving the ticket's last_changed, and records, of which every change is counted.
struct ticket_version {
  ticks last_changed = 0;
  std::int64_t records = 0;

  bool operator==(const ticket_version&) const = default;
};

/// A ticket and the version that it is at.
struct versioned_ticket {
  std::int32_t id = 0;
  ticket_version version = {};
};

/// Reads within one consistent snapshot. Strings are copies.
class reader {
 public:
  virtual ~reader() = default;
  virtual result<std::optional<ticket_row>> ticket(std::int32_t id) = 0;
  /// nullopt where there is no such ticket.
  virtual result<std::optional<ticket_version>> version_of(std::int32_t id) = 0;
  virtual result<std::vector<ticket_row>> tickets(const query& query) = 0;
  /// The count of changes to records as it was seen within the snapshot; 0 where it was not, or is
  /// moved by the transaction itself.
  virtual std::int64_t record_changes() { return 0; }
  /// From here on find() may answer records as they were at that count.
  virtual void assume_record_changes(std::int64_t /*count*/) {}
  /// The same tickets without what they hold.
  virtual result<std::vector<versioned_ticket>> versions_of(const query& query) = 0;
  /// Tickets that match a query's filter; the rest of the query does not matter.
  virtual result<std::int64_t> count(const query& query) = 0;
  /// Messages that do.
  virtual result<std::int64_t> count_messages(const query& query) = 0;
  virtual result<std::optional<message_row>> message(std::int32_t id) = 0;
  /// Oldest first.
  virtual result<std::vector<message_row>> messages(std::int32_t ticket_id) = 0;
  /// Of any ticket. Without a filter: every message.
  virtual result<std::vector<message_row>> messages(const query& query) = 0;
  virtual result<std::optional<record>> find(std::string_view carrier, std::int32_t id) = 0;
  /// Every record of a carrier, by ascending id.
  virtual result<std::vector<record>> all(std::string_view carrier) = 0;
  /// The same of a carrier none of whose records was ever given its id by the store: each that is
  /// added counts as a change of records, as of which they may be answered.
  virtual result<std::vector<record>> definitions(std::string_view carrier) { return all(carrier); }
  /// Records of carrier TicketRelationEntity that name a ticket at one of their ends, by ascending
  /// id.
  virtual result<std::vector<record>> relations_of(std::int32_t ticket_id) = 0;
  virtual result<std::vector<member>> members(std::int32_t category_id) = 0;
  virtual result<std::optional<user>> find_user(std::string_view name) = 0;
  /// The user who is this associate; of several the one whose name comes first.
  virtual result<std::optional<user>> user_of(std::int32_t associate_id) = 0;
  virtual result<std::optional<token>> find_token(enum token::kind kind,
                                                  std::string_view secret_hash) = 0;
  /// The bytes of an attachment, which itself is a record of carrier AttachmentEntity.
  virtual result<std::optional<std::string>> content(std::int32_t attachment_id) = 0;
  /// Oldest first.
  virtual result<std::vector<notification>> notifications(enum notification::state state,
                                                          std::int32_t top) = 0;
  /// Associates of users with a session, a ticket or a bearer token that expires, but has not yet.
  virtual result<std::vector<std::int32_t>> logged_in(ticks now) = 0;
  /// Tickets in the store, deleted ones included.
  virtual result<std::int64_t> count() = 0;
  /// Mails in the outbox that are in a state.
  virtual result<std::int64_t> count_notifications(enum notification::state state) = 0;

  // Everything there is, at most `top` rows at a time: those after a key, by ascending key; texts
  // are ordered by their bytes. 0, an empty text or token::kind::bearer with it come before all.
  virtual result<std::vector<ticket_row>> tickets_after(std::int32_t id, std::int32_t top) = 0;
  virtual result<std::vector<message_row>> messages_after(std::int32_t id, std::int32_t top) = 0;
  virtual result<std::vector<record>> records_after(std::string_view carrier, std::int32_t id,
                                                    std::int32_t top) = 0;
  virtual result<std::vector<member>> members_after(std::int32_t category_id,
                                                    std::int32_t associate_id,
                                                    std::int32_t top) = 0;
  virtual result<std::vector<user>> users_after(std::string_view name, std::int32_t top) = 0;
  virtual result<std::vector<token>> tokens_after(enum token::kind kind,
                                                  std::string_view secret_hash,
                                                  std::int32_t top) = 0;
  /// Ids of attachments that have content.
  virtual result<std::vector<std::int32_t>> contents_after(std::int32_t attachment_id,
                                                           std::int32_t top) = 0;
  virtual result<std::vector<notification>> notifications_after(std::int64_t id,
                                                                std::int32_t top) = 0;
  virtual result<struct last_ids> last_ids() = 0;
};

/// Reads and writes within one transaction. Nothing is visible to others, or kept, before the
/// transaction ends well. Tickets, messages and members that a writer has read by their key stay as
/// they are until then.
class writer : public reader {
 public:
  /// An id for a new row, which is not given out again.
  virtual result<std::int32_t> next_ticket_id() = 0;
  virtual result<std::int32_t> next_message_id() = 0;
  virtual result<std::int32_t> next_record_id(std::string_view carrier) = 0;
  /// Stores a row; an id of 0 is replaced by the next one. Returns the id.
  result<std::int32_t> put_ticket(const ticket_row& row) { return store_ticket(row, nullptr); }
  /// The same of a row whose body has been parsed already.
  result<std::int32_t> put_ticket(const ticket_row& row, const json::value& body) {
    return store_ticket(row, &body);
  }
  virtual result<std::int32_t> put_message(const message_row& row) = 0;
  /// One with an id counts as a change of records, unless it was new in this transaction.
  virtual result<std::int32_t> put_record(const record& row) = 0;
  /// Counts as a change of records: of rows that were put without moving what tells their version.
  virtual result<void> count_change() = 0;
  virtual result<void> put_member(const member& row) = 0;
  virtual result<void> put_user(const user& row) = 0;
  virtual result<void> put_token(const token& row) = 0;
  virtual result<void> remove_token(enum token::kind kind, std::string_view secret_hash) = 0;
  virtual result<std::size_t> remove_expired_tokens(ticks now) = 0;
  /// Removes a user's tokens of a kind but for the `keep` that expire last; those that never do
  /// come last of all.
  virtual result<void> remove_tokens(enum token::kind kind, std::string_view user,
                                     std::int32_t keep) = 0;
  /// Their tokens stay; one of a user who is not there is worth nothing.
  virtual result<void> remove_user(std::string_view name) = 0;
  /// The number of a removed record is not given out again.
  virtual result<void> remove_record(std::string_view carrier, std::int32_t id) = 0;
  virtual result<void> remove_content(std::int32_t attachment_id) = 0;
  virtual result<void> remove_message(std::int32_t id) = 0;
  virtual result<void> put_content(std::int32_t attachment_id, std::string_view bytes) = 0;
  /// Adds a row with id 0, replaces one that has an id. A second row for the same kind, ticket,
  /// message, recipient and save adds nothing.
  virtual result<void> put_notification(const notification& row) = 0;
  /// Removes what is pending for an associate about a ticket, claimed or not.
  virtual result<void> remove_notifications(std::int32_t ticket_id,
                                            std::int32_t recipient_associate_id) = 0;
  /// Pending rows that are due, oldest first, with due_at moved to `until`: no other process or
  /// thread is given them before that.
  virtual result<std::vector<notification>> claim_notifications(ticks now, ticks until,
                                                                std::int32_t top) = 0;
  /// Ids up to these are not given out any more; lower values than the store's own change nothing.
  virtual result<void> put_last_ids(const struct last_ids& ids) = 0;

 private:
  /// `body` is null where nobody has parsed it.
  virtual result<std::int32_t> store_ticket(const ticket_row& row, const json::value* body) = 0;
};

/// What a store may take for one thing.
struct query_limits {
  /// For each statement of a read; what takes longer ends with query_time. A store in memory has
  /// none.
  std::chrono::milliseconds time{5'000};
};

/// A durable place for tickets. Safe to call from several threads.
class store {
 public:
  virtual ~store() = default;
  /// Runs `work` over a snapshot. Its error, or the store's own, is returned.
  virtual result<void> read(const std::function<result<void>(reader&)>& work) = 0;
  /// The same for work that makes one call of the reader, which is a snapshot by itself: over a
  /// network that is one round trip.
  virtual result<void> look(const std::function<result<void>(reader&)>& work) { return read(work); }
  [[nodiscard]] result<std::optional<ticket_version>> version_of(std::int32_t id);
  /// Runs `work` as if alone among writers, in another thread perhaps; more than once where the
  /// store must begin anew, so it may change nothing but its own results. When it succeeds the
  /// changes are on disk before this returns; when it fails, or the store does, nothing has
  /// changed.
  virtual result<void> write(const std::function<result<void>(writer&)>& work) = 0;
};

}  // namespace ticketwire::store

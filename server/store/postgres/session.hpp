#pragma once

#include <set>
#include <type_traits>

#include "store/postgres/connection.hpp"
#include "store/postgres/record_cache.hpp"
#include "store/store.hpp"

namespace ticketwire::store::postgres {

/// Reads and writes rows over one connection, within the transaction that is open on it. Over one
/// that is open for reading only its reader half may be handed out.
class session final : public writer {
 public:
  enum class locking : std::uint8_t {
    none,
    /// Rows that a writer has read by their key stay as they are until its transaction ends. A
    /// ticket is held before its messages, so that no two wait for each other in a circle.
    rows
  };

  /// `records`: where records are looked for first; null outside of a transaction.
  session(connection& database, locking held, record_cache* records) noexcept
      : database_(database), locking_(held), records_(records) {}

  /// To be called before a commit: moves the sequences past the ids that have been put, and counts
  /// a change of records, for which others then wait no longer than the commit takes.
  [[nodiscard]] result<void> finish();

  result<std::optional<ticket_row>> ticket(std::int32_t id) override;
  result<std::optional<ticket_version>> version_of(std::int32_t id) override;
  std::int64_t record_changes() override;
  void assume_record_changes(std::int64_t count) override;
  result<std::vector<ticket_row>> tickets(const query& query) override;
  result<std::vector<versioned_ticket>> versions_of(const query& query) override;
  result<std::int64_t> count(const query& query) override;
  result<std::int64_t> count_messages(const query& query) override;
  result<std::optional<message_row>> message(std::int32_t id) override;
  result<std::vector<message_row>> messages(std::int32_t ticket_id) override;
  result<std::vector<message_row>> messages(const query& query) override;
  result<std::optional<record>> find(std::string_view carrier, std::int32_t id) override;
  result<std::vector<record>> all(std::string_view carrier) override;
  result<std::vector<record>> definitions(std::string_view carrier) override;
  result<std::vector<record>> relations_of(std::int32_t ticket_id) override;
  result<std::vector<member>> members(std::int32_t category_id) override;
  result<std::optional<user>> find_user(std::string_view name) override;
  result<std::optional<user>> user_of(std::int32_t associate_id) override;
  result<std::optional<token>> find_token(enum token::kind kind,
                                          std::string_view secret_hash) override;
  result<std::optional<std::string>> content(std::int32_t attachment_id) override;
  result<std::vector<notification>> notifications(enum notification::state state,
                                                  std::int32_t top) override;
  result<std::vector<std::int32_t>> logged_in(ticks now) override;
  result<std::int64_t> count() override;
  result<std::int64_t> count_notifications(enum notification::state state) override;
  result<std::vector<ticket_row>> tickets_after(std::int32_t id, std::int32_t top) override;
  result<std::vector<message_row>> messages_after(std::int32_t id, std::int32_t top) override;
  result<std::vector<record>> records_after(std::string_view carrier, std::int32_t id,
                                            std::int32_t top) override;
  result<std::vector<member>> members_after(std::int32_t category_id, std::int32_t associate_id,
                                            std::int32_t top) override;
  result<std::vector<user>> users_after(std::string_view name, std::int32_t top) override;
  result<std::vector<token>> tokens_after(enum token::kind kind, std::string_view secret_hash,
                                          std::int32_t top) override;
  result<std::vector<std::int32_t>> contents_after(std::int32_t attachment_id,
                                                   std::int32_t top) override;
  result<std::vector<notification>> notifications_after(std::int64_t id, std::int32_t top) override;
  result<struct last_ids> last_ids() override;

  result<std::int32_t> next_ticket_id() override;
  result<std::int32_t> next_message_id() override;
  result<std::int32_t> next_record_id(std::string_view carrier) override;
  result<std::int32_t> put_message(const message_row& row) override;
  result<std::int32_t> put_record(const record& row) override;
  result<void> count_change() override;
  result<void> put_member(const member& row) override;
  result<void> put_user(const user& row) override;
  result<void> put_token(const token& row) override;
  result<void> remove_token(enum token::kind kind, std::string_view secret_hash) override;
  result<std::size_t> remove_expired_tokens(ticks now) override;
  result<void> remove_tokens(enum token::kind kind, std::string_view user,
                             std::int32_t keep) override;
  result<void> remove_user(std::string_view name) override;
  result<void> remove_record(std::string_view carrier, std::int32_t id) override;
  result<void> remove_content(std::int32_t attachment_id) override;
  result<void> remove_message(std::int32_t id) override;
  result<void> put_content(std::int32_t attachment_id, std::string_view bytes) override;
  result<void> put_notification(const notification& row) override;
  result<void> remove_notifications(std::int32_t ticket_id,
                                    std::int32_t recipient_associate_id) override;
  result<std::vector<notification>> claim_notifications(ticks now, ticks until,
                                                        std::int32_t top) override;
  result<void> put_last_ids(const struct last_ids& ids) override;

 private:
  result<std::int32_t> store_ticket(const ticket_row& row, const json::value* body) override;
  /// What a reading snapshot has told of records, or a statement of a writing transaction, which
  /// may be older than the next.
  void see_changes(std::int64_t count);
  [[nodiscard]] result<void> count_changes();
  /// What is `known` of records as of a count of changes, else what is `stored`, which is kept.
  template <class Known, class Stored, class Keep>
  auto recalled(const Known& known, const Stored& stored, const Keep& keep)
      -> std::invoke_result_t<Stored>;
  [[nodiscard]] result<std::optional<record>> stored_record(std::string_view carrier,
                                                            std::int32_t id);
  [[nodiscard]] result<rows> read_rows(std::string sql, const parameters& values);
  [[nodiscard]] result<void> move_sequences();
  /// Waits for a ticket and keeps it; one that is not there holds nothing.
  [[nodiscard]] result<void> hold_ticket(std::int32_t id);
  /// The same for the ticket of a message, which it returns; 0 where there is no such message.
  [[nodiscard]] result<std::int32_t> hold_ticket_of(std::int32_t message_id);
  /// The number that a statement answers.
  [[nodiscard]] result<std::int32_t> inserted(std::string_view sql, const parameters& values);
  using new_ids = std::set<std::int32_t>;
  [[nodiscard]] result<std::int32_t> next_id(std::string_view sql, new_ids& given);
  /// Adds a row whose id was given in this transaction; replaces one of another id, or adds it and
  /// moves `ahead`.
  template <class Row>
  [[nodiscard]] result<std::int32_t> put(const Row& row, new_ids& given, std::int32_t& ahead,
                                         const json::value* body = nullptr);
  /// Adds a row, or replaces the one of the same key.
  template <class Row>
  [[nodiscard]] result<void> upsert(const Row& row);

  connection& database_;
  locking locking_;
  record_cache* records_;
  /// Count of changes to records; 0 where it is not known.
  std::int64_t changes_ = 0;
  /// Whether it is this snapshot's own.
  bool own_changes_ = false;
  /// Records that have their id of this transaction: nothing that is kept refers to them.
  std::set<std::pair<std::string, std::int32_t>> fresh_;
  /// Given out in this transaction, not yet put.
  new_ids new_tickets_;
  new_ids new_messages_;
  bool records_changed_ = false;
  std::set<std::int32_t> held_tickets_;
  /// Put, but not yet known to the sequences.
  struct last_ids ahead_;
  /// What an import brings may be most of what there is.
  bool imported_ = false;
};

}  // namespace ticketwire::store::postgres

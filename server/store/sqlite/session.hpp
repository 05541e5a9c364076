#pragma once

#include <set>
#include <string>
#include <utility>

#include "store/sqlite/connection.hpp"
#include "store/store.hpp"

namespace ticketwire::store::sqlite {

/// Reads and writes rows over one connection, within the transaction that is open on it. Over a
/// connection opened for reading only its reader half may be handed out.
class session final : public writer {
 public:
  explicit session(connection& database) noexcept : database_(database) {}

  result<std::optional<ticket_row>> ticket(std::int32_t id) override;
  result<std::optional<ticket_version>> version_of(std::int32_t id) override;
  result<std::vector<ticket_row>> tickets(const query& query) override;
  result<std::vector<versioned_ticket>> versions_of(const query& query) override;
  result<std::int64_t> count(const query& query) override;
  result<std::int64_t> count_messages(const query& query) override;
  result<std::optional<message_row>> message(std::int32_t id) override;
  result<std::vector<message_row>> messages(std::int32_t ticket_id) override;
  result<std::vector<message_row>> messages(const query& query) override;
  result<std::optional<record>> find(std::string_view carrier, std::int32_t id) override;
  result<std::vector<record>> all(std::string_view carrier) override;
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
  /// Adds a row, or replaces the one of the same key.
  template <class Row>
  [[nodiscard]] result<void> upsert(const Row& row, const json::value* body = nullptr);
  /// The same; one without an id is given the next one.
  template <class Row>
  [[nodiscard]] result<std::int32_t> put(const Row& row, std::string_view table,
                                         const json::value* body = nullptr);
  /// The highest id that a table has ever had.
  [[nodiscard]] result<std::int64_t> last_id(std::string_view table);
  [[nodiscard]] result<void> move_last_id(std::string_view table, std::int64_t last);
  /// Ids of a carrier's records up to this one are not given out any more.
  [[nodiscard]] result<void> count_record(std::string_view carrier, std::int32_t id);
  [[nodiscard]] result<std::int32_t> next_id(std::string_view table);

  connection& database_;
  /// Records that have their id of this transaction: nothing that is kept refers to them.
  std::set<std::pair<std::string, std::int32_t>> fresh_;
};

}  // namespace ticketwire::store::sqlite

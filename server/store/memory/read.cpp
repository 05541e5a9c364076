#include <algorithm>

#include "store/memory/selection.hpp"
#include "store/memory/session.hpp"
#include "store/search.hpp"

namespace ticketwire::store::memory {
namespace {

template <class Table, class Key>
auto copy_of(const Table& table, const Key& key) {
  const auto found = table.find(key);
  using row = typename std::remove_cvref_t<decltype(*found)>;
  return found != nullptr ? std::optional<row>(*found) : std::nullopt;
}

}  // namespace

result<std::optional<ticket_row>> session::ticket(std::int32_t id) {
  return copy_of(data_.tickets, id);
}

result<std::optional<ticket_version>> session::version_of(std::int32_t id) {
  const auto row = data_.tickets.find(id);
  if (row == nullptr) return std::optional<ticket_version>();
  return std::optional(
      ticket_version{.last_changed = row->last_changed, .records = data_.records_generation});
}

result<std::vector<ticket_row>> session::tickets(const query& query) {
  return select_tickets(data_, query);
}

result<std::vector<versioned_ticket>> session::versions_of(const query& query) {
  return select_versions(data_, query);
}

result<std::int64_t> session::count(const query& query) {
  return count_tickets(data_, query);
}

result<std::int64_t> session::count_messages(const query& query) {
  return memory::count_messages(data_, query);
}

result<std::optional<message_row>> session::message(std::int32_t id) {
  return copy_of(data_.messages, id);
}

result<std::vector<message_row>> session::messages(std::int32_t ticket_id) {
  std::vector<message_row> thread;
  for (auto next = data_.threads.from(std::tuple(ticket_id, INT64_MIN, INT32_MIN));
       next != data_.threads.end() && (*next)->ticket_id == ticket_id; ++next) {
    thread.push_back(**next);
  }
  return thread;
}

result<std::vector<message_row>> session::messages(const query& query) {
  return select_messages(data_, query);
}

result<std::optional<record>> session::find(std::string_view carrier, std::int32_t id) {
  return copy_of(data_.records, std::pair(carrier, id));
}

result<std::vector<record>> session::all(std::string_view carrier) {
  std::vector<record> rows;
  for (auto next = data_.records.from(std::pair(carrier, 0));
       next != data_.records.end() && (*next)->carrier == carrier; ++next) {
    rows.push_back(**next);
  }
  return rows;
}

result<std::vector<record>> session::relations_of(std::int32_t ticket_id) {
  auto rows = all("TicketRelationEntity");
  if (!rows) return rows;
  std::erase_if(*rows, [&](const record& row) { return !is_relation_of(row, ticket_id); });
  return rows;
}

result<std::vector<member>> session::members(std::int32_t category_id) {
  std::vector<member> rows;
  for (auto next = data_.members.from(std::pair(category_id, INT32_MIN));
       next != data_.members.end() && (*next)->category_id == category_id; ++next) {
    rows.push_back(**next);
  }
  return rows;
}

result<std::optional<user>> session::find_user(std::string_view name) {
  return copy_of(data_.users, name);
}

result<std::optional<user>> session::user_of(std::int32_t associate_id) {
  // The table is in the order of the names.
  for (const auto& row : data_.users) {
    if (row->associate_id == associate_id) return std::optional(*row);
  }
  return std::optional<user>();
}

result<std::optional<token>> session::find_token(enum token::kind kind,
                                                 std::string_view secret_hash) {
  return copy_of(data_.tokens, std::pair(kind, secret_hash));
}

result<std::optional<std::string>> session::content(std::int32_t attachment_id) {
  const auto found = data_.contents.find(attachment_id);
  return found != nullptr ? std::optional<std::string>(found->bytes) : std::nullopt;
}

result<std::vector<notification>> session::notifications(enum notification::state state,
                                                         std::int32_t top) {
  std::vector<notification> rows;
  for (const auto& row : data_.notifications) {
    if (std::cmp_greater_equal(rows.size(), top)) break;
    if (row->state == state) rows.push_back(*row);
  }
  return rows;
}

result<std::vector<std::int32_t>> session::logged_in(ticks now) {
  std::set<std::int32_t> associates;
  for (const auto& token : data_.tokens) {
    if (token->expires_at <= now) continue;
    if (const auto found = data_.users.find(std::string_view(token->user))) {
      associates.insert(found->associate_id);
    }
  }
  return std::vector<std::int32_t>(associates.begin(), associates.end());
}

result<std::int64_t> session::count_notifications(enum notification::state state) {
  std::int64_t count = 0;
  for (const auto& row : data_.notifications) count += row->state == state ? 1 : 0;
  return count;
}

result<std::int64_t> session::count() {
  return static_cast<std::int64_t>(data_.tickets.size());
}

result<std::vector<ticket_row>> session::tickets_after(std::int32_t id, std::int32_t top) {
  return data_.tickets.page(id, top);
}

result<std::vector<message_row>> session::messages_after(std::int32_t id, std::int32_t top) {
  return data_.messages.page(id, top);
}

result<std::vector<record>> session::records_after(std::string_view carrier, std::int32_t id,
                                                   std::int32_t top) {
  return data_.records.page(std::pair(carrier, id), top);
}

result<std::vector<member>> session::members_after(std::int32_t category_id,
                                                   std::int32_t associate_id, std::int32_t top) {
  return data_.members.page(std::pair(category_id, associate_id), top);
}

result<std::vector<user>> session::users_after(std::string_view name, std::int32_t top) {
  return data_.users.page(name, top);
}

result<std::vector<token>> session::tokens_after(enum token::kind kind,
                                                 std::string_view secret_hash, std::int32_t top) {
  return data_.tokens.page(std::pair(kind, secret_hash), top);
}

result<std::vector<std::int32_t>> session::contents_after(std::int32_t attachment_id,
                                                          std::int32_t top) {
  std::vector<std::int32_t> ids;
  for (auto next = data_.contents.after(attachment_id);
       next != data_.contents.end() && std::cmp_less(ids.size(), top); ++next) {
    ids.push_back((*next)->attachment_id);
  }
  return ids;
}

result<std::vector<notification>> session::notifications_after(std::int64_t id, std::int32_t top) {
  return data_.notifications.page(id, top);
}

result<struct last_ids> session::last_ids() {
  return data_.last;
}

}  // namespace ticketwire::store::memory

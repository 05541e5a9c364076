#include <algorithm>
#include <iterator>
#include <type_traits>
#include <utility>

#include "store/failure.hpp"
#include "store/postgres/session.hpp"
#include "store/sql/rows.hpp"
#include "store/sql/selection.hpp"

namespace ticketwire::store::postgres {
namespace {

template <class Convert>
using row_of = std::invoke_result_t<Convert, const rows::row&>;

template <class Convert>
result<std::optional<row_of<Convert>>> first(const result<rows>& found, Convert convert) {
  if (!found) return found.error();
  std::optional<row_of<Convert>> row;
  if (found->size() != 0) row = convert(found->at(0));
  return row;
}

template <class Convert>
result<std::vector<row_of<Convert>>> every(const result<rows>& found, Convert convert) {
  if (!found) return found.error();
  std::vector<row_of<Convert>> list;
  list.reserve(static_cast<std::size_t>(found->size()));
  for (int i = 0; i < found->size(); ++i) list.push_back(convert(found->at(i)));
  return list;
}

std::int32_t to_number(const rows::row& row) {
  return row.number(0);
}

/// `SELECT id, .. FROM ticket` and what follows.
template <class Row>
std::string select(std::string_view rest) {
  return sql::select<Row>(sql::dialect::postgres, rest);
}

parameters bound(const sql::selection& selected) {
  parameters values;
  for (const auto& parameter : selected.parameters) {
    if (const auto* text = std::get_if<std::string>(&parameter)) {
      values.text(*text);
    } else {
      values.number(std::get<std::int64_t>(parameter));
    }
  }
  return values;
}

result<std::int64_t> counted(connection& database, const result<sql::selection>& selected) {
  if (!selected) return selected.error();
  const auto found = database.once(selected->sql, bound(*selected));
  if (!found) return found.error();
  return found->at(0).integer(0);
}

/// Those texts that a query looks for in messages and that many of them have.
result<sql::frequent_texts> frequent(connection& database, const query& query) {
  sql::frequent_texts out = sql::content_texts(query);
  for (auto text = out.begin(); text != out.end();) {
    const auto found = counted(database, sql::count_content(sql::dialect::postgres, *text));
    if (!found) return found.error();
    text = *found < sql::many_messages ? out.erase(text) : std::next(text);
  }
  return out;
}

}  // namespace

// Nobody changes a key, so that a new message or mail, which refers to its ticket, need not wait.
result<rows> session::read_rows(std::string sql, const parameters& values) {
  if (locking_ == locking::rows) sql += " FOR NO KEY UPDATE";
  return database_.kept(sql, values);
}

result<void> session::hold_ticket(std::int32_t id) {
  if (locking_ != locking::rows || !held_tickets_.insert(id).second) return {};
  const auto held = read_rows("SELECT id FROM ticket WHERE id = $1", parameters().number(id));
  if (!held) return held.error();
  return {};
}

result<std::int32_t> session::hold_ticket_of(std::int32_t message_id) {
  const auto found = database_.kept("SELECT ticket_id FROM message WHERE id = $1",
                                    parameters().number(message_id));
  if (!found) return found.error();
  if (found->size() == 0) return 0;
  const std::int32_t ticket_id = found->at(0).number(0);
  if (auto held = hold_ticket(ticket_id); !held) return held.error();
  return ticket_id;
}

result<std::optional<ticket_row>> session::ticket(std::int32_t id) {
  if (locking_ == locking::rows) held_tickets_.insert(id);
  // The count of changes comes last, behind the columns of the row.
  static const std::string sql = "SELECT " + sql::columns<ticket_row>(sql::dialect::postgres) +
                                 ", (SELECT records FROM generation) FROM ticket WHERE id = $1";
  static const int columns =
      static_cast<int>(sql::column_names<ticket_row>(sql::dialect::postgres).size());
  return first(read_rows(sql, parameters().number(id)), [&](const rows::row& row) {
    see_changes(row.integer(columns));
    return sql::read<ticket_row>(row);
  });
}

result<std::optional<ticket_version>> session::version_of(std::int32_t id) {
  return first(
      database_.kept("SELECT last_changed, records FROM ticket, generation WHERE ticket.id = $1",
                     parameters().number(id)),
      [&](const rows::row& row) {
        see_changes(row.integer(1));
        return ticket_version{.last_changed = row.integer(0), .records = row.integer(1)};
      });
}

void session::see_changes(std::int64_t count) {
  changes_ = count;
  own_changes_ = locking_ == locking::none;
}

result<void> session::count_changes() {
  const auto found = database_.kept("SELECT records FROM generation", {});
  if (!found) return found.error();
  see_changes(found->at(0).integer(0));
  return {};
}

std::int64_t session::record_changes() {
  return records_changed_ ? 0 : changes_;
}

void session::assume_record_changes(std::int64_t count) {
  changes_ = count;
  own_changes_ = false;
}

result<std::vector<ticket_row>> session::tickets(const query& query) {
  const auto many = frequent(database_, query);
  if (!many) return many.error();
  const auto selected = sql::select_tickets(
      sql::dialect::postgres, query, sql::columns<ticket_row>(sql::dialect::postgres), *many);
  if (!selected) return selected.error();
  return every(database_.once(selected->sql, bound(*selected)), sql::to<ticket_row>);
}

result<std::vector<versioned_ticket>> session::versions_of(const query& query) {
  const auto many = frequent(database_, query);
  if (!many) return many.error();
  const auto selected = sql::select_versions(sql::dialect::postgres, query, *many);
  if (!selected) return selected.error();
  auto found = every(database_.once(selected->sql, bound(*selected)), sql::to_versioned_ticket);
  if (found && !found->empty()) see_changes(found->front().version.records);
  return found;
}

result<std::int64_t> session::count(const query& query) {
  return counted(database_, sql::count_tickets(sql::dialect::postgres, query));
}

result<std::int64_t> session::count_messages(const query& query) {
  return counted(database_, sql::count_messages(sql::dialect::postgres, query));
}

result<std::optional<message_row>> session::message(std::int32_t id) {
  std::int32_t ticket_id = 0;
  if (locking_ == locking::rows) {
    const auto held = hold_ticket_of(id);
    if (!held) return held.error();
    if (*held == 0) return std::optional<message_row>();
    ticket_id = *held;
  }
  auto row = first(read_rows(select<message_row>(" WHERE id = $1"), parameters().number(id)),
                   sql::to<message_row>);
  // It moved to another ticket while this transaction waited for the one it left.
  if (row && *row && locking_ == locking::rows && (*row)->ticket_id != ticket_id) {
    return database_.fail(failure(error_code::store_unavailable), true);
  }
  return row;
}

result<std::vector<message_row>> session::messages(std::int32_t ticket_id) {
  if (auto held = hold_ticket(ticket_id); !held) return held.error();
  return every(read_rows(select<message_row>(" WHERE ticket_id = $1 ORDER BY created_at, id"),
                         parameters().number(ticket_id)),
               sql::to<message_row>);
}

result<std::vector<message_row>> session::messages(const query& query) {
  const auto selected = sql::select_messages(sql::dialect::postgres, query,
                                             sql::columns<message_row>(sql::dialect::postgres));
  if (!selected) return selected.error();
  return every(database_.once(selected->sql, bound(*selected)), sql::to<message_row>);
}

// Not locked: these are the lists that every save looks things up in. A writer takes them as they
// were when it began, and keeps none: its statements see more and more.
template <class Known, class Stored, class Keep>
auto session::recalled(const Known& known, const Stored& stored, const Keep& keep)
    -> std::invoke_result_t<Stored> {
  if (records_ == nullptr || records_changed_) return stored();
  if (changes_ == 0) TICKETWIRE_TRY(count_changes());
  if (auto found = known()) return *std::move(found);
  if (locking_ != locking::none) return stored();
  if (!own_changes_) {
    TICKETWIRE_TRY(count_changes());
    if (auto found = known()) return *std::move(found);
  }
  auto found = stored();
  if (found) keep(*found);
  return found;
}

result<std::optional<record>> session::find(std::string_view carrier, std::int32_t id) {
  return recalled([&] { return records_->find(changes_, carrier, id); },
                  [&] { return stored_record(carrier, id); },
                  [&](const std::optional<record>& found) {
                    if (found) records_->put(changes_, *found);
                  });
}

result<std::vector<record>> session::definitions(std::string_view carrier) {
  return recalled(
      [&] { return records_->all(changes_, carrier); }, [&] { return all(carrier); },
      [&](const std::vector<record>& found) { records_->put_all(changes_, carrier, found); });
}

result<std::optional<record>> session::stored_record(std::string_view carrier, std::int32_t id) {
  return first(database_.kept(select<record>(" WHERE carrier = $1 AND id = $2"),
                              parameters().text(carrier).number(id)),
               sql::to<record>);
}

result<std::vector<record>> session::all(std::string_view carrier) {
  return every(
      database_.kept(select<record>(" WHERE carrier = $1 ORDER BY id"), parameters().text(carrier)),
      sql::to<record>);
}

result<std::vector<record>> session::relations_of(std::int32_t ticket_id) {
  // The expressions are those of the two indexes, to the letter.
  return every(
      database_.kept(
          select<record>(" WHERE carrier = 'TicketRelationEntity' AND "
                         R"((substring(body from '"SourceTicketId":\s*([0-9]+)') = $1 OR )"
                         R"(substring(body from '"DestinationTicketId":\s*([0-9]+)') = $1) )"
                         "ORDER BY id"),
          parameters().text(std::to_string(ticket_id))),
      sql::to<record>);
}

result<std::vector<member>> session::members(std::int32_t category_id) {
  return every(read_rows(select<member>(" WHERE category_id = $1 ORDER BY associate_id"),
                         parameters().number(category_id)),
               sql::to<member>);
}

result<std::optional<user>> session::find_user(std::string_view name) {
  return first(database_.kept(select<user>(" WHERE name = $1"), parameters().text(name)),
               sql::to<user>);
}

result<std::optional<user>> session::user_of(std::int32_t associate_id) {
  return first(read_rows(select<user>(" WHERE associate_id = $1 ORDER BY name LIMIT 1"),
                         parameters().number(associate_id)),
               sql::to<user>);
}

result<std::optional<token>> session::find_token(enum token::kind kind,
                                                 std::string_view secret_hash) {
  return first(read_rows(select<token>(" WHERE kind = $1 AND secret_hash = $2"),
                         parameters().number(static_cast<int>(kind)).text(secret_hash)),
               sql::to<token>);
}

result<std::optional<std::string>> session::content(std::int32_t attachment_id) {
  return first(database_.kept("SELECT bytes FROM content WHERE attachment_id = $1",
                              parameters().number(attachment_id), true),
               [](const rows::row& row) { return row.bytes(0); });
}

result<std::vector<notification>> session::notifications(enum notification::state state,
                                                         std::int32_t top) {
  return every(database_.kept(select<notification>(" WHERE state = $1 ORDER BY id LIMIT $2"),
                              parameters().number(static_cast<int>(state)).number(top)),
               sql::to<notification>);
}

result<std::vector<std::int32_t>> session::logged_in(ticks now) {
  return every(database_.kept("SELECT DISTINCT account.associate_id FROM token "
                              "JOIN account ON account.name = token.account "
                              "WHERE token.expires_at > $1 ORDER BY 1",
                              parameters().number(now)),
               to_number);
}

result<std::int64_t> session::count() {
  const auto found = database_.kept("SELECT count(*) FROM ticket", {});
  if (!found) return found.error();
  return found->at(0).integer(0);
}

result<std::int64_t> session::count_notifications(enum notification::state state) {
  const auto found = database_.kept("SELECT count(*) FROM notification WHERE state = $1",
                                    parameters().number(static_cast<int>(state)));
  if (!found) return found.error();
  return found->at(0).integer(0);
}

result<std::vector<ticket_row>> session::tickets_after(std::int32_t id, std::int32_t top) {
  return every(database_.kept(select<ticket_row>(" WHERE id > $1 ORDER BY id LIMIT $2"),
                              parameters().number(id).number(top)),
               sql::to<ticket_row>);
}

result<std::vector<message_row>> session::messages_after(std::int32_t id, std::int32_t top) {
  return every(database_.kept(select<message_row>(" WHERE id > $1 ORDER BY id LIMIT $2"),
                              parameters().number(id).number(top)),
               sql::to<message_row>);
}

result<std::vector<record>> session::records_after(std::string_view carrier, std::int32_t id,
                                                   std::int32_t top) {
  return every(database_.kept(
                   select<record>(" WHERE (carrier, id) > ($1, $2) ORDER BY carrier, id LIMIT $3"),
                   parameters().text(carrier).number(id).number(top)),
               sql::to<record>);
}

result<std::vector<member>> session::members_after(std::int32_t category_id,
                                                   std::int32_t associate_id, std::int32_t top) {
  return every(database_.kept(select<member>(" WHERE (category_id, associate_id) > ($1, $2) ORDER "
                                             "BY category_id, associate_id LIMIT $3"),
                              parameters().number(category_id).number(associate_id).number(top)),
               sql::to<member>);
}

result<std::vector<user>> session::users_after(std::string_view name, std::int32_t top) {
  return every(database_.kept(select<user>(" WHERE name > $1 ORDER BY name LIMIT $2"),
                              parameters().text(name).number(top)),
               sql::to<user>);
}

result<std::vector<token>> session::tokens_after(enum token::kind kind,
                                                 std::string_view secret_hash, std::int32_t top) {
  return every(database_.kept(
                   select<token>(
                       " WHERE (kind, secret_hash) > ($1, $2) ORDER BY kind, secret_hash LIMIT $3"),
                   parameters().number(static_cast<int>(kind)).text(secret_hash).number(top)),
               sql::to<token>);
}

result<std::vector<std::int32_t>> session::contents_after(std::int32_t attachment_id,
                                                          std::int32_t top) {
  return every(database_.kept("SELECT attachment_id FROM content WHERE attachment_id > $1 "
                              "ORDER BY attachment_id LIMIT $2",
                              parameters().number(attachment_id).number(top)),
               to_number);
}

result<std::vector<notification>> session::notifications_after(std::int64_t id, std::int32_t top) {
  return every(database_.kept(select<notification>(" WHERE id > $1 ORDER BY id LIMIT $2"),
                              parameters().number(id).number(top)),
               sql::to<notification>);
}

result<struct last_ids> session::last_ids() {
  const auto found = database_.kept(
      "SELECT (SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM ticket_id), "
      "(SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM message_id), "
      "(SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM notification_id)",
      {});
  if (!found) return found.error();
  const auto row = found->at(0);
  return {{std::max(row.number(0), ahead_.ticket), std::max(row.number(1), ahead_.message),
           std::max(row.integer(2), ahead_.notification)}};
}

}  // namespace ticketwire::store::postgres

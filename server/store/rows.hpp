#pragma once

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "store/query.hpp"
#include "store/store.hpp"

namespace ticketwire::store {

/// The bytes of an attachment.
struct content {
  std::int32_t attachment_id = 0;
  std::string bytes;
};

/// How a row is stored, declared once for every table, statement and file:
/// - `table`, the name of its table, and of its kind of line in a file;
/// - `keys`, how many of its members, from the first on, tell it apart, and `key`, their values;
/// - `visit`, which calls `field` for each member in the order in which they are written, with its
///   column's name, the member and, where lists find rows by it, the column of store/query.hpp.
///   `field.later` is one that files of earlier programs lack, `field.made` one that a file need
///   not have, being made of the body, and `field.bytes` one of any bytes;
/// - of tickets and messages `found_by_content`, the message's column that names the row.
template <class Row>
struct stored;

template <>
struct stored<user> {
  static constexpr std::string_view table = "user";
  static constexpr int keys = 1;
  static std::string_view key(const user& row) { return row.name; }
  static void visit(auto&& field, auto& row) {
    field("name", row.name);
    field("associate_id", row.associate_id);
    field("password_hash", row.password_hash);
    field("language", row.language);
    field.later("level", row.level);
  }
};

template <>
struct stored<token> {
  static constexpr std::string_view table = "token";
  static constexpr int keys = 2;
  static std::pair<enum token::kind, std::string_view> key(const token& row) {
    return {row.kind, row.secret_hash};
  }
  static void visit(auto&& field, auto& row) {
    field("kind", row.kind);
    field("secret_hash", row.secret_hash);
    field("user", row.user);
    field("xsrf_hash", row.xsrf_hash);
    field("expires_at", row.expires_at);
  }
};

template <>
struct stored<member> {
  static constexpr std::string_view table = "member";
  static constexpr int keys = 2;
  static std::pair<std::int32_t, std::int32_t> key(const member& row) {
    return {row.category_id, row.associate_id};
  }
  static void visit(auto&& field, auto& row) {
    field("category_id", row.category_id);
    field("associate_id", row.associate_id);
    field("weight", row.weight);
    field("last_assigned", row.last_assigned);
  }
};

template <>
struct stored<record> {
  static constexpr std::string_view table = "record";
  static constexpr int keys = 2;
  static std::pair<std::string_view, std::int32_t> key(const record& row) {
    return {row.carrier, row.id};
  }
  static void visit(auto&& field, auto& row) {
    field("carrier", row.carrier);
    field("id", row.id);
    field("body", row.body);
  }
};

// Of the two that follow the body comes last: a scan over the others then need not touch the pages
// that it overflows to.

template <>
struct stored<ticket_row> {
  static constexpr std::string_view table = "ticket";
  static constexpr std::string_view found_by_content = "ticket_id";
  static constexpr int keys = 1;
  static std::int32_t key(const ticket_row& row) { return row.id; }
  static void visit(auto&& field, auto& row) {
    field("id", row.id, column::id);
    field("last_changed", row.last_changed, column::last_changed);
    field("created_at", row.created_at, column::created_at);
    field("deadline", row.deadline, column::deadline);
    field("activate", row.activate, column::activate);
    field("closed_at", row.closed_at, column::closed_at);
    field("replied_at", row.replied_at, column::replied_at);
    field("base_status", row.base_status, column::base_status);
    field("status_id", row.status_id, column::status_id);
    field("priority_id", row.priority_id, column::priority_id);
    field("category_id", row.category_id, column::category_id);
    field("owner_id", row.owner_id, column::owner_id);
    field("person_id", row.person_id, column::person_id);
    field("created_by", row.created_by, column::created_by);
    field("type_id", row.type_id, column::type_id);
    field("sale_id", row.sale_id, column::sale_id);
    field("project_id", row.project_id, column::project_id);
    field("connect_id", row.connect_id, column::connect_id);
    field("slevel", row.slevel, column::slevel);
    field("read_status", row.read_status, column::read_status);
    field("title", row.title, column::title);
    field("author", row.author, column::author);
    field("body", row.body);
  }
};

template <>
struct stored<message_row> {
  static constexpr std::string_view table = "message";
  static constexpr std::string_view found_by_content = "id";
  static constexpr int keys = 1;
  static std::int32_t key(const message_row& row) { return row.id; }
  static void visit(auto&& field, auto& row) {
    field("id", row.id, column::id);
    field("ticket_id", row.ticket_id, column::ticket_id);
    field("created_at", row.created_at, column::created_at);
    field("slevel", row.slevel, column::slevel);
    field("title", row.title, column::title);
    field("author", row.author, column::author);
    field.made("message_id", row.message_id, column::message_id);
    field("body", row.body);
  }
};

template <>
struct stored<content> {
  static constexpr std::string_view table = "content";
  static constexpr int keys = 1;
  static std::int32_t key(const content& row) { return row.attachment_id; }
  static void visit(auto&& field, auto& row) {
    field("attachment_id", row.attachment_id);
    field.bytes("bytes", row.bytes);
  }
};

template <>
struct stored<notification> {
  static constexpr std::string_view table = "notification";
  static constexpr int keys = 1;
  static std::int64_t key(const notification& row) { return row.id; }
  static void visit(auto&& field, auto& row) {
    field("id", row.id);
    field("kind", row.kind);
    field("state", row.state);
    field("ticket_id", row.ticket_id);
    field("message_id", row.message_id);
    field("recipient_associate_id", row.recipient_associate_id);
    field("envelope", row.envelope);
    field("created_at", row.created_at);
    field("due_at", row.due_at);
    field("attempts", row.attempts);
    field("problem", row.problem);
  }
};

/// For those to whom every member is one like the others: `Fields` has operator()(name, member).
template <class Fields>
struct every_member {
  Fields& take;

  void operator()(std::string_view name, auto& member) { take(name, member); }
  void operator()(std::string_view name, auto& member, column) { take(name, member); }
  void later(std::string_view name, auto& member) { take(name, member); }
  void made(std::string_view name, auto& member, column) { take(name, member); }
  void bytes(std::string_view name, auto& member) { take(name, member); }
};

/// Calls `take(name, member)` for every member of a row.
template <class Row, class Take>
void each_member(Row& row, Take&& take) {
  using fields = every_member<std::remove_reference_t<Take>>;
  stored<std::remove_const_t<Row>>::visit(fields{take}, row);
}

}  // namespace ticketwire::store

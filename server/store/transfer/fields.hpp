#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "store/store.hpp"

namespace ticketwire::store::transfer {

struct content {
  std::int32_t attachment_id = 0;
  std::string bytes;
};

/// The number of rows before it.
struct end {
  std::int64_t rows = 0;
};

// Each kind of line: its name, its members in the order in which they are written, and the key by
// which its rows are ordered and told apart. `Fields` takes a member's name and a reference to it.

template <class Row>
struct kind;

template <>
struct kind<user> {
  static constexpr std::string_view name = "user";
  static auto key(const user& row) { return row.name; }
  template <class Fields>
  static void visit(Fields&& field, auto& row) {
    field("name", row.name);
    field("associateId", row.associate_id);
    field("passwordHash", row.password_hash);
    field("language", row.language);
    // Files of earlier programs have none.
    field.optional("level", row.level, user::level::admin);
  }
};

template <>
struct kind<token> {
  static constexpr std::string_view name = "token";
  static auto key(const token& row) { return std::pair(row.kind, row.secret_hash); }
  template <class Fields>
  static void visit(Fields&& field, auto& row) {
    field("type", row.kind, token::kind::session);
    field("secretHash", row.secret_hash);
    field("user", row.user);
    field("xsrfHash", row.xsrf_hash);
    field("expiresAt", row.expires_at);
  }
};

template <>
struct kind<member> {
  static constexpr std::string_view name = "member";
  static auto key(const member& row) { return std::pair(row.category_id, row.associate_id); }
  template <class Fields>
  static void visit(Fields&& field, auto& row) {
    field("categoryId", row.category_id);
    field("associateId", row.associate_id);
    field("weight", row.weight);
    field("lastAssigned", row.last_assigned);
  }
};

template <>
struct kind<record> {
  static constexpr std::string_view name = "record";
  static auto key(const record& row) { return std::pair(row.carrier, row.id); }
  template <class Fields>
  static void visit(Fields&& field, auto& row) {
    field("carrier", row.carrier);
    field("id", row.id);
    field("body", row.body);
  }
};

template <>
struct kind<ticket_row> {
  static constexpr std::string_view name = "ticket";
  static auto key(const ticket_row& row) { return row.id; }
  template <class Fields>
  static void visit(Fields&& field, auto& row) {
    field("id", row.id);
    field("lastChanged", row.last_changed);
    field("createdAt", row.created_at);
    field("deadline", row.deadline);
    field("activate", row.activate);
    field("closedAt", row.closed_at);
    field("repliedAt", row.replied_at);
    field("baseStatus", row.base_status);
    field("statusId", row.status_id);
    field("priorityId", row.priority_id);
    field("categoryId", row.category_id);
    field("ownerId", row.owner_id);
    field("personId", row.person_id);
    field("createdBy", row.created_by);
    field("typeId", row.type_id);
    field("saleId", row.sale_id);
    field("projectId", row.project_id);
    field("connectId", row.connect_id);
    field("slevel", row.slevel);
    field("readStatus", row.read_status);
    field("title", row.title);
    field("author", row.author);
    field("body", row.body);
  }
};

template <>
struct kind<message_row> {
  static constexpr std::string_view name = "message";
  static auto key(const message_row& row) { return row.id; }
  template <class Fields>
  static void visit(Fields&& field, auto& row) {
    field("id", row.id);
    field("ticketId", row.ticket_id);
    field("createdAt", row.created_at);
    field("slevel", row.slevel);
    field("title", row.title);
    field("author", row.author);
    field("body", row.body);
  }
};

template <>
struct kind<content> {
  static constexpr std::string_view name = "content";
  static auto key(const content& row) { return row.attachment_id; }
  template <class Fields>
  static void visit(Fields&& field, auto& row) {
    field("attachmentId", row.attachment_id);
    field.base64("bytes", row.bytes);
  }
};

template <>
struct kind<notification> {
  static constexpr std::string_view name = "notification";
  static auto key(const notification& row) { return row.id; }
  template <class Fields>
  static void visit(Fields&& field, auto& row) {
    field("id", row.id);
    field("type", row.kind, notification::kind::message);
    field("state", row.state, notification::state::failed);
    field("ticketId", row.ticket_id);
    field("messageId", row.message_id);
    field("recipientAssociateId", row.recipient_associate_id);
    field("envelope", row.envelope);
    field("createdAt", row.created_at);
    field("dueAt", row.due_at);
    field("attempts", row.attempts);
    field("problem", row.problem);
  }
};

template <>
struct kind<last_ids> {
  static constexpr std::string_view name = "lastIds";
  static auto key(const last_ids&) { return 0; }
  template <class Fields>
  static void visit(Fields&& field, auto& row) {
    field("ticket", row.ticket);
    field("message", row.message);
    field("notification", row.notification);
  }
};

template <>
struct kind<end> {
  static constexpr std::string_view name = "end";
  static auto key(const end&) { return 0; }
  template <class Fields>
  static void visit(Fields&& field, auto& row) {
    field("rows", row.rows);
  }
};

}  // namespace ticketwire::store::transfer

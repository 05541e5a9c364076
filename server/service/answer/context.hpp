#pragma once

#include <functional>
#include <optional>
#include <string>

#include "service/presenter.hpp"
#include "service/service.hpp"
#include "ticketwire/carrier/bind.hpp"
#include "ticketwire/exchange/response.hpp"

namespace ticketwire::service {

/// Everything that a handler knows about the request that it answers.
struct context {
  const http::request& request;
  const exchange::call& call;
  const identity& caller;
  store::store& store;
  const service::settings& settings;
  service::locale locale;
  /// The time of the request.
  store::ticks now;
  /// Which rows of the table have a handler.
  exchange::served is_served = nullptr;
};

using answer = result<exchange::reply>;

/// Handlers, one for each endpoint. They run within no transaction of their own.
answer get_ticket(const context& context);
answer list_tickets(const context& context);
answer list_ticket_messages(const context& context);
answer list_messages(const context& context);
answer patch_ticket(const context& context);
answer put_ticket(const context& context);
answer save_ticket_with_notify(const context& context);
answer create_default_ticket(const context& context);
answer get_default_ticket_message(const context& context);
answer get_ticket_message(const context& context);
answer get_ticket_message_entity(const context& context);
answer get_ticket_message_with_embedded_data(const context& context);
answer get_ticket_message_with_options(const context& context);
answer get_flat_ticket_message(const context& context);
answer get_ticket_message_entities(const context& context);
answer post_ticket_message(const context& context);
answer put_ticket_message(const context& context);
answer patch_ticket_message(const context& context);
answer delete_ticket_message(const context& context);
answer delete_ticket_message_entity(const context& context);
answer save_ticket_message(const context& context);
answer save_ticket_message_with_notify(const context& context);
answer save_ticket_message_with_options(const context& context);
answer set_ticket_message_important(const context& context);
answer list_message_attachments(const context& context);
answer list_noninline_message_attachments(const context& context);
answer add_message_attachments(const context& context);
answer list_ticket_attachments(const context& context);
answer get_attachment_info(const context& context);
answer get_attachment_info_non_inline(const context& context);
answer get_ticket_attachments(const context& context);
answer add_attachments(const context& context);
answer remove_message_attachments(const context& context);
answer get_default_attachment(const context& context);
answer get_attachment(const context& context);
answer get_attachment_entity(const context& context);
answer post_attachment(const context& context);
answer put_attachment(const context& context);
answer patch_attachment(const context& context);
answer post_attachment_copy(const context& context);
answer validate_attachments(const context& context);
answer get_attachment_content(const context& context);
answer get_attachment_stream(const context& context);
answer get_rfc_attachment(const context& context);
answer get_rfc_attachment_stream(const context& context);
answer post_attachment_content(const context& context);
answer upload_attachment(const context& context);
answer post_message_send(const context& context);
answer post_message_send_sms(const context& context);
answer send_ticket_message_sms(const context& context);
answer send_ticket_message(const context& context);
answer calculate_message_recipients(const context& context);
answer get_default_message_content(const context& context);
answer get_default_message_content_full(const context& context);
answer sanitize_mail_content(const context& context);
answer sanitize_mail_contents(const context& context);
answer html_to_plain_text(const context& context);
answer get_mdo_list(const context& context);
answer get_list(const context& context);
answer get_current_principal(const context& context);
answer get_version(const context& context);
answer list_operations(const context& context);
answer list_time_zones(const context& context);
answer resolve_ticket_id(const context& context);

/// The record of the row's response type whose key is the row's only parameter.
answer find_record(const context& context);
/// Those of the ids in the body that exist, each once, in the order in which they are asked for.
answer find_records(const context& context);
/// Every record of the row's response type.
answer list_records(const context& context);
answer list_priorities(const context& context);

/// A value of the row's response type, with Last-Modified.
[[nodiscard]] answer value_answer(std::string body,
                                  std::optional<store::ticks> last_changed = std::nullopt);
/// Answers with what `write` makes of one snapshot.
[[nodiscard]] answer read_answer(const context& context,
                                 const std::function<result<std::string>(store::reader&)>& write);
/// Answers with what `write` gives of one transaction; nothing has changed where it fails.
[[nodiscard]] answer write_answer(const context& context,
                                  const std::function<result<std::string>(store::writer&)>& write);
/// If-Modified-Since (RFC 9110 13.1.3) against whole seconds: true where 304 is the answer.
[[nodiscard]] bool is_unmodified(const context& context, store::ticks last_changed);
/// If-Unmodified-Since (RFC 9110 13.1.4) against whole seconds. Errors: precondition_failed.
[[nodiscard]] result<void> check_unmodified(const context& context, store::ticks last_changed);

inline error make_error(error_code code, std::string pointer = {}, std::string detail = {}) {
  return {.code = code, .pointer = std::move(pointer), .detail = std::move(detail)};
}

}  // namespace ticketwire::service

#include "service/service.hpp"

#include <algorithm>
#include <array>

#include "service/context.hpp"
#include "service/ticket_handlers.hpp"
#include "service/wire_form.hpp"
#include "ticketwire/carrier/language.hpp"
#include "ticketwire/http/date.hpp"

namespace ticketwire::service {
namespace {

using exchange::endpoint_id;

using handler = answer (*)(const context&);

struct row {
  endpoint_id id;
  handler handle;
};

// In the order of the table. An endpoint without a row has no handler: login and logout are
// answered before the service, for they change who is calling.
constexpr std::array rows = {
    row{endpoint_id::getDefaultTicket, &create_default_ticket},
    row{endpoint_id::listTickets, &list_tickets},
    row{endpoint_id::postTicket, &post_ticket},
    row{endpoint_id::getTicket, &get_ticket},
    row{endpoint_id::putTicket, &put_ticket},
    row{endpoint_id::patchTicket, &patch_ticket},
    row{endpoint_id::deleteTicket, &delete_ticket},
    row{endpoint_id::getSimpleTicket, &get_simple_ticket},
    row{endpoint_id::listTicketMessages, &list_ticket_messages},
    row{endpoint_id::listTicketAttachments, &list_ticket_attachments},
    row{endpoint_id::notifyNewTicket, &notify_new_ticket},
    row{endpoint_id::notifyNewMessage, &notify_new_message},
    row{endpoint_id::postTicketMerge, &post_ticket_merge},
    row{endpoint_id::listTicketCustomFields, &list_ticket_custom_fields},
    row{endpoint_id::getTicketCustomField, &get_ticket_custom_field},
    row{endpoint_id::getTicketForeignKeys, &get_ticket_foreign_keys},
    row{endpoint_id::getDefaultTicketMessage, &get_default_ticket_message},
    row{endpoint_id::listMessages, &list_messages},
    row{endpoint_id::postTicketMessage, &post_ticket_message},
    row{endpoint_id::getTicketMessage, &get_ticket_message},
    row{endpoint_id::putTicketMessage, &put_ticket_message},
    row{endpoint_id::patchTicketMessage, &patch_ticket_message},
    row{endpoint_id::deleteTicketMessage, &delete_ticket_message},
    row{endpoint_id::listMessageAttachments, &list_message_attachments},
    row{endpoint_id::addMessageAttachments, &add_message_attachments},
    row{endpoint_id::listNoninlineMessageAttachments, &list_noninline_message_attachments},
    row{endpoint_id::getRfcAttachment, &get_rfc_attachment},
    row{endpoint_id::postMessageSend, &post_message_send},
    row{endpoint_id::postMessageSendSms, &post_message_send_sms},
    row{endpoint_id::listMessageCustomFields, &list_message_custom_fields},
    row{endpoint_id::getMessageCustomField, &get_message_custom_field},
    row{endpoint_id::getMessageForeignKeys, &get_message_foreign_keys},
    row{endpoint_id::getDefaultAttachment, &get_default_attachment},
    row{endpoint_id::postAttachment, &post_attachment},
    row{endpoint_id::getAttachment, &get_attachment},
    row{endpoint_id::putAttachment, &put_attachment},
    row{endpoint_id::patchAttachment, &patch_attachment},
    row{endpoint_id::postAttachmentCopy, &post_attachment_copy},
    row{endpoint_id::getAttachmentContent, &get_attachment_content},
    row{endpoint_id::postAttachmentContent, &post_attachment_content},
    row{endpoint_id::createDefaultTicketEntity, &create_default_ticket},
    row{endpoint_id::createDefaultTicketMessageEntity, &get_default_ticket_message},
    row{endpoint_id::createDefaultAttachmentEntity, &get_default_attachment},
    row{endpoint_id::createDefaultForTicketType, &create_default_for_ticket_type},
    row{endpoint_id::getTicketEntity, &get_ticket_entity},
    row{endpoint_id::getFlatTicket, &get_flat_ticket},
    row{endpoint_id::getTicketMessageEntity, &get_ticket_message_entity},
    row{endpoint_id::getFlatTicketMessage, &get_flat_ticket_message},
    row{endpoint_id::getAttachmentEntity, &get_attachment_entity},
    row{endpoint_id::getTickets, &get_tickets},
    row{endpoint_id::getTicketMessageEntities, &get_ticket_message_entities},
    row{endpoint_id::getTicketSummaries, &get_ticket_summaries},
    row{endpoint_id::saveTicketEntity, &save_ticket},
    row{endpoint_id::saveTicketMessageEntity, &save_ticket_message},
    row{endpoint_id::saveAttachmentEntity, &post_attachment},
    row{endpoint_id::saveTicketEntityWithNotify, &save_ticket_with_notify},
    row{endpoint_id::saveTicketMessageEntityWithNotify, &save_ticket_message_with_notify},
    row{endpoint_id::saveTicketMessageEntityWithOptions, &save_ticket_message_with_options},
    row{endpoint_id::deleteTicketEntity, &delete_ticket_entity},
    row{endpoint_id::deleteTicketMessageEntity, &delete_ticket_message_entity},
    row{endpoint_id::setDeletedStatusByIds, &set_deleted_status},
    row{endpoint_id::undeleteByIds, &undelete_tickets},
    row{endpoint_id::setSpamStatusByIds, &set_spam_status},
    row{endpoint_id::setTicketReadByOwner, &set_ticket_read_by_owner},
    row{endpoint_id::processTicketWhenRead, &process_ticket_when_read},
    row{endpoint_id::updateTicketsReadStatus, &update_read_status},
    row{endpoint_id::getForRmUi, &get_ticket_for_editor},
    row{endpoint_id::getNextInQueue, &get_next_in_queue},
    row{endpoint_id::acceptTickets, &accept_tickets},
    row{endpoint_id::uploadAttachment, &upload_attachment},
    row{endpoint_id::getAttachmentStream, &get_attachment_stream},
    row{endpoint_id::addAttachments, &add_attachments},
    row{endpoint_id::removeMessageAttachments, &remove_message_attachments},
    row{endpoint_id::getAttachmentInfo, &get_attachment_info},
    row{endpoint_id::getTicketAttachments, &get_ticket_attachments},
    row{endpoint_id::validateAttachments, &validate_attachments},
    row{endpoint_id::sendTicketMessage, &send_ticket_message},
    row{endpoint_id::calculateMessageRecipients, &calculate_message_recipients},
    row{endpoint_id::getDefaultMessageContent, &get_default_message_content},
    row{endpoint_id::getDefaultMessageContentFull, &get_default_message_content_full},
    row{endpoint_id::getDefaultMessageContentWithOptions, &get_default_message_content_full},
    row{endpoint_id::sanitizeMailContent, &sanitize_mail_content},
    row{endpoint_id::html2Text, &html_to_plain_text},
    row{endpoint_id::setTicketMessageImportant, &set_ticket_message_important},
    row{endpoint_id::splitTicket, &split_ticket},
    row{endpoint_id::mergeTickets, &merge_tickets},
    row{endpoint_id::resolveTicketId, &resolve_ticket_id},
    row{endpoint_id::notifyNewTicketEntity, &notify_new_ticket_entity},
    row{endpoint_id::notifyNewTicketMessage, &notify_new_ticket_message},
    row{endpoint_id::getTicketMessageWithEmbeddedData, &get_ticket_message_with_embedded_data},
    row{endpoint_id::getTicketMessageWithOptions, &get_ticket_message_with_options},
    row{endpoint_id::getAttachmentInfoNonInline, &get_attachment_info_non_inline},
    row{endpoint_id::getRfcAttachmentStream, &get_rfc_attachment_stream},
    row{endpoint_id::sanitizeMailContents, &sanitize_mail_contents},
    row{endpoint_id::sendTicketMessageSms, &send_ticket_message_sms},
    row{endpoint_id::getTicketRelationEntity, &find_record},
    row{endpoint_id::getMdoList, &get_mdo_list},
    row{endpoint_id::getSelectableMdoList, &get_mdo_list},
    row{endpoint_id::getList, &get_list},
    row{endpoint_id::getTicketCategoryEntity, &find_record},
    row{endpoint_id::getTicketPriorityEntity, &find_record},
    row{endpoint_id::getTicketStatusEntity, &find_record},
    row{endpoint_id::getTicketTypeEntity, &find_record},
    row{endpoint_id::getTicketCategories, &list_records},
    row{endpoint_id::getAllTicketPriorities, &list_priorities},
    row{endpoint_id::getTicketStatuses, &list_records},
    row{endpoint_id::getTicketTypes, &list_records},
    row{endpoint_id::getAssociate, &find_record},
    row{endpoint_id::getAssociateList, &find_records},
    row{endpoint_id::getPerson, &find_record},
    row{endpoint_id::getPersonList, &find_records},
    row{endpoint_id::getSale, &find_record},
    row{endpoint_id::getSaleList, &find_records},
    row{endpoint_id::getProject, &find_record},
    row{endpoint_id::getProjectList, &find_records},
    row{endpoint_id::getCurrentPrincipal, &get_current_principal},
    row{endpoint_id::getUserPrincipal, &get_current_principal},
    row{endpoint_id::getVersion, &get_version},
    row{endpoint_id::listOperations, &list_operations},
    row{endpoint_id::listTimeZones, &list_time_zones},
};

// A row twice or out of place would be found by nobody.
static_assert([] {
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i - 1].id >= rows[i].id) return false;
  }
  return true;
}());

constexpr auto handlers = [] {
  std::array<handler, exchange::endpoint_count> out{};
  for (const row& each : rows) out[static_cast<std::size_t>(each.id)] = each.handle;
  return out;
}();

constexpr handler handler_of(endpoint_id id) noexcept {
  return handlers[static_cast<std::size_t>(id)];
}

bool is_served(endpoint_id id) noexcept {
  return handler_of(id) != nullptr;
}

/// The texts of failures are not translated.
void describe_locale(const locale& locale, http::response& response) {
  response.fields.set("Vary", "Accept, Accept-Language, SO-Language, SO-TimeZone");
  response.fields.set("SO-TimeZone", locale.zone.name());
  const std::string_view language = carrier::first_language(locale.languages);
  if (!language.empty() && !response.body.empty() && response.status < 400) {
    response.fields.set("Content-Language", language);
  }
}

/// The handler of a call, with the call's body read for it.
result<handler> find_handler(const http::request& request, exchange::call& call,
                             std::vector<error>& every) {
  result<exchange::call> target = exchange::read_target(request, &is_served);
  if (!target) return target.error();
  call = *std::move(target);
  result<std::optional<json::document>> body = read_wire_body(*call.endpoint, request, every);
  if (!body) return body.error();
  call.body = *std::move(body);
  return handler_of(call.endpoint->id);
}

/// The work of a transaction that leaves in `body` what `write` gives.
template <class Session>
auto filling(std::string& body, const std::function<result<std::string>(Session&)>& write) {
  return [&](Session& session) -> result<void> {
    result<std::string> text = write(session);
    if (!text) return text.error();
    body = *std::move(text);
    return {};
  };
}

/// The date of a field; nothing where the field is there twice or holds no date.
std::optional<std::int64_t> date_of(const context& context, std::string_view name) {
  const http::fields& fields = context.request.fields;
  const auto same = [&](const http::field& each) {
    return json::equal_ignore_case(each.name, name);
  };
  if (std::count_if(fields.begin(), fields.end(), same) != 1) return std::nullopt;
  return http::parse_date(*fields.find(name), context.now / carrier::ticks_per_second);
}

}  // namespace

http::response handle(const http::request& request, const identity& caller, store::store& store,
                      const settings& settings) {
  const std::optional<std::string_view> accept = request.fields.find("Accept");
  exchange::call call;
  std::vector<error> every;
  const result<handler> found = find_handler(request, call, every);
  if (!found) {
    http::response response = write_wire_failure(call, found.error(), accept, every);
    describe(request.fields, settings, response);
    return response;
  }
  const result<time_zone> zone = time_zone::find(settings.time_zone);
  if (!zone) return write_wire_failure(call, make_error(error_code::internal), accept);
  const context context{request,        call,
                        caller,         store,
                        settings,       read_locale(request.fields, *zone, settings.offsets),
                        settings.now(), &is_served};
  http::response response = write_wire_answer(call, (*found)(context), request);
  describe_locale(context.locale, response);
  return response;
}

void describe(const http::fields& asked, const settings& settings, http::response& response) {
  const result<time_zone> zone = time_zone::find(settings.time_zone);
  if (zone) describe_locale(read_locale(asked, *zone, settings.offsets), response);
}

http::response failure(const error& error, std::optional<std::string_view> accept) {
  http::response response = write_wire_failure({}, error, accept);
  response.fields.set("Vary", "Accept");
  return response;
}

answer value_answer(std::string body, std::optional<store::ticks> last_changed) {
  exchange::reply reply;
  reply.body = std::move(body);
  if (last_changed) reply.last_modified = *last_changed / carrier::ticks_per_second;
  return reply;
}

answer read_answer(const context& context,
                   const std::function<result<std::string>(store::reader&)>& write) {
  std::string body;
  TICKETWIRE_TRY(context.store.read(filling(body, write)));
  return value_answer(std::move(body));
}

answer write_answer(const context& context,
                    const std::function<result<std::string>(store::writer&)>& write) {
  std::string body;
  TICKETWIRE_TRY(context.store.write(filling(body, write)));
  return value_answer(std::move(body));
}

bool is_unmodified(const context& context, store::ticks last_changed) {
  const std::optional<std::int64_t> date = date_of(context, "If-Modified-Since");
  return date && last_changed / carrier::ticks_per_second <= *date;
}

result<void> check_unmodified(const context& context, store::ticks last_changed) {
  const std::optional<std::int64_t> date = date_of(context, "If-Unmodified-Since");
  if (!date || last_changed / carrier::ticks_per_second <= *date) return {};
  return make_error(error_code::precondition_failed);
}

}  // namespace ticketwire::service

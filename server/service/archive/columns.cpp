#include "service/archive/columns.hpp"

#include <array>

#include "store/text.hpp"
#include "ticketwire/json/value.hpp"

namespace ticketwire::service {
namespace {

using store::column;

constexpr std::array ticket_columns = {
    archive_column{"ticketId", "TicketId", "", column::id},
    archive_column{"title", "Title", "", column::title},
    archive_column{"createdAt", "CreatedAt", "", column::created_at},
    archive_column{"lastChanged", "LastChanged", "", column::last_changed},
    archive_column{"deadline", "Deadline", "", column::deadline},
    archive_column{"activated", "Activate", "", column::activate},
    archive_column{"closedAt", "ClosedAt", "", column::closed_at},
    archive_column{"repliedAt", "RepliedAt", "", column::replied_at},
    archive_column{"readByOwner", "ReadByOwner", "", column::fact},
    archive_column{"readByCustomer", "ReadByCustomer", "", column::fact},
    archive_column{"author", "Author", "", column::author},
    archive_column{"status", "BaseStatus", "", column::base_status},
    archive_column{"ticketStatusName", "Status", "Name", column::status_id},
    archive_column{"ticketStatus/ticketStatusId", "Status", "TicketStatusId", column::status_id},
    archive_column{"priorityName", "Priority", "Name", column::priority_id},
    archive_column{"priority/ticketPriorityId", "Priority", "TicketPriorityId",
                   column::priority_id},
    archive_column{"categoryFullName", "Category", "Fullname", column::category_id},
    archive_column{"category/ticketCategoryId", "Category", "TicketCategoryId",
                   column::category_id},
    archive_column{"ownedBy", "OwnedBy", "FullName", column::owner_id},
    archive_column{"ownedBy/fullName", "OwnedBy", "FullName", column::owner_id},
    archive_column{"ownedBy/associateId", "OwnedBy", "AssociateId", column::owner_id},
    archive_column{"ownedBy/associateDbId", "OwnedBy", "AssociateId", column::owner_id},
    archive_column{"createdBy", "CreatedBy", "FullName", column::created_by},
    archive_column{"createdBy/fullName", "CreatedBy", "FullName", column::created_by},
    archive_column{"createdBy/associateDbId", "CreatedBy", "AssociateId", column::created_by},
    archive_column{"personId", "Person", "PersonId", column::person_id},
    archive_column{"person/fullName", "Person", "FullName", column::person_id},
    archive_column{"person/email", "Person", "Email", column::person_id},
    archive_column{"contactId", "Person", "ContactId", column::person_id},
    archive_column{"contactName", "Person", "ContactName", column::person_id},
    archive_column{"saleId", "Sale", "SaleId", column::sale_id},
    archive_column{"sale/heading", "Sale", "Title", column::sale_id},
    archive_column{"projectId", "Project", "ProjectId", column::project_id},
    archive_column{"project/name", "Project", "Name", column::project_id},
    archive_column{"ticketTypeName", "TicketType", "Name", column::type_id},
    archive_column{"origin", "Origin", "", column::fact},
    archive_column{"slevel", "Slevel", "", column::slevel},
    archive_column{"readStatus", "ReadStatus", "", column::read_status},
    archive_column{"numberOfMessages", "NumMessages", "", column::fact},
    archive_column{"numberOfReplies", "NumReplies", "", column::fact},
    archive_column{"has_attachment", "HasAttachment", "", column::fact},
    archive_column{"timeSpent", "TimeSpent", "", column::fact},
    archive_column{"connectId", "ConnectId", "", column::connect_id},
    archive_column{"firstReadByOwner", "FirstReadByOwner", "", column::fact},
    archive_column{"firstReadByUser", "FirstReadByUser", "", column::fact},
    archive_column{"timeToReply", "TimeToReply", "", column::fact},
    archive_column{"timeToClose", "TimeToClose", "", column::fact},
    archive_column{"realTimeToReply", "RealTimeToReply", "", column::fact},
    archive_column{"realTimeToClose", "RealTimeToClose", "", column::fact},
    archive_column{"timeSpentQueue", "TimeSpentQueue", "", column::fact},
    archive_column{"timeSpentExternally", "TimeSpentExternally", "", column::fact},
    archive_column{"timeSpentInternally", "TimeSpentInternally", "", column::fact},
    archive_column{"realTimeSpentQueue", "RealTimeSpentQueue", "", column::fact},
    archive_column{"realTimeSpentExternally", "RealTimeSpentExternally", "", column::fact},
    archive_column{"realTimeSpentInternally", "RealTimeSpentInternally", "", column::fact},
    archive_column{"messageLanguage", "Language", "", column::fact},
    archive_column{"sentimentScore", "Sentiment", "", column::fact},
    archive_column{"suggestedCategory", "SuggestedCategoryId", "", column::fact},
    archive_column{"ownedBy/assocName", "OwnedBy", "Name", column::owner_id},
    archive_column{"ownedBy/userName", "OwnedBy", "UserName", column::owner_id},
    archive_column{"ownedBy/personId", "OwnedBy", "PersonId", column::owner_id},
    archive_column{"createdBy/assocName", "CreatedBy", "Name", column::created_by},
    archive_column{"createdBy/userName", "CreatedBy", "UserName", column::created_by},
    archive_column{"createdBy/personId", "CreatedBy", "PersonId", column::created_by},
    archive_column{"person/personId", "Person", "PersonId", column::person_id},
    archive_column{"person/firstName", "Person", "Firstname", column::person_id},
    archive_column{"person/lastName", "Person", "Lastname", column::person_id},
    archive_column{"person/middleName", "Person", "MiddleName", column::person_id},
    archive_column{"person/title", "Person", "Title", column::person_id},
    archive_column{"person/contactId", "Person", "ContactId", column::person_id},
    archive_column{"person/rank", "Person", "Rank", column::person_id},
    archive_column{"person/personNumber", "Person", "PersonNumber", column::person_id},
    archive_column{"tags", "Tags", "Name", column::fact},
    archive_column{"content", "Messages", "", column::content},
};

constexpr std::array message_columns = {
    archive_column{"ticketMessageId", "EjMessageId", "", column::id},
    archive_column{"ticketId", "Ticket", "TicketId", column::ticket_id},
    archive_column{"author", "Author", "", column::author},
    archive_column{"createdAt", "CreatedAt", "", column::created_at},
    archive_column{"body", "Body", "", column::content},
    archive_column{"htmlBody", "HtmlBody", "", std::nullopt},
    archive_column{"header", "EmailHeader", "", std::nullopt},
    archive_column{"slevel", "Slevel", "", column::slevel},
    archive_column{"important", "Important", "", column::fact},
    archive_column{"messageId", "MessageId", "", column::message_id},
    archive_column{"searchTitle", "SearchTitle", "", column::title},
    archive_column{"debugInfo", "DebugInfo", "", std::nullopt},
    archive_column{"type", "Type", "", column::fact},
    archive_column{"timeSpent", "TimeSpent", "", column::fact},
};

constexpr archive_provider tickets{
    "ticket",       "ticketdisplayclosed",
    "Ticket",       schema::carrier_id::TicketEntity,
    ticket_columns, "ticketId,title,status,ownedBy/fullName,lastChanged"};

constexpr archive_provider messages{
    "ticketMessage", "",
    "TicketMessage", schema::carrier_id::TicketMessageEntity,
    message_columns, "ticketMessageId,ticketId,author,createdAt,slevel"};

}  // namespace

const archive_column* archive_provider::find(std::string_view wanted) const noexcept {
  for (const archive_column& each : columns) {
    if (json::equal_ignore_case(each.name, wanted)) return &each;
  }
  // The dynamic provider's spelling: ticket.title.
  const std::size_t dot = entity.size();
  const bool dotted = wanted.size() > dot && wanted[dot] == '.' &&
                      json::equal_ignore_case(wanted.substr(0, dot), entity);
  if (!dotted) return nullptr;
  wanted.remove_prefix(dot + 1);
  for (const archive_column& each : columns) {
    if (json::equal_ignore_case(each.name, wanted)) return &each;
  }
  return nullptr;
}

store::fact fact_of(const archive_column& column, const schema::carrier_type& type) {
  const schema::property& row = *schema::find_property(type, column.property);
  store::fact out{std::string(column.property), row.type == schema::value_type::string};
  if (row.shape == schema::shape::dictionary) {
    out.name.append("/").append(store::folded_fact(column.name));
  }
  if (row.shape == schema::shape::array) out.text = true;
  return out;
}

std::optional<archive_column> extra_column(std::string_view name) noexcept {
  if (!json::equal_ignore_case(name.substr(0, extra_prefix.size()), extra_prefix)) {
    return std::nullopt;
  }
  name.remove_prefix(extra_prefix.size());
  if (name.empty()) return std::nullopt;
  return archive_column{name, "CustomFields", "", column::fact};
}

const archive_provider& ticket_archive() noexcept {
  return tickets;
}

const archive_provider& message_archive() noexcept {
  return messages;
}

const archive_provider* find_archive(std::string_view name) noexcept {
  const auto is = [&](std::string_view known) { return json::equal_ignore_case(name, known); };
  if (is("Ticket") || is("dynamic")) return &tickets;
  return is("TicketMessage") ? &messages : nullptr;
}

}  // namespace ticketwire::service

#include "service/archive/columns.hpp"

#include <array>

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
    archive_column{"readByOwner", "ReadByOwner", "", std::nullopt},
    archive_column{"readByCustomer", "ReadByCustomer", "", std::nullopt},
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
    archive_column{"origin", "Origin", "", std::nullopt},
    archive_column{"slevel", "Slevel", "", column::slevel},
    archive_column{"readStatus", "ReadStatus", "", column::read_status},
    archive_column{"numberOfMessages", "NumMessages", "", std::nullopt},
    archive_column{"numberOfReplies", "NumReplies", "", std::nullopt},
    archive_column{"has_attachment", "HasAttachment", "", std::nullopt},
    archive_column{"timeSpent", "TimeSpent", "", std::nullopt},
    archive_column{"connectId", "ConnectId", "", column::connect_id},
    archive_column{"tags", "Tags", "Name", std::nullopt},
};

constexpr std::array message_columns = {
    archive_column{"ticketMessageId", "EjMessageId", "", column::id},
    archive_column{"ticketId", "Ticket", "TicketId", column::ticket_id},
    archive_column{"author", "Author", "", column::author},
    archive_column{"createdAt", "CreatedAt", "", column::created_at},
    archive_column{"body", "Body", "", std::nullopt},
    archive_column{"htmlBody", "HtmlBody", "", std::nullopt},
    archive_column{"header", "EmailHeader", "", std::nullopt},
    archive_column{"slevel", "Slevel", "", column::slevel},
    archive_column{"important", "Important", "", std::nullopt},
    archive_column{"messageId", "MessageId", "", column::message_id},
    archive_column{"searchTitle", "SearchTitle", "", column::title},
    archive_column{"debugInfo", "DebugInfo", "", std::nullopt},
    archive_column{"type", "Type", "", std::nullopt},
    archive_column{"timeSpent", "TimeSpent", "", std::nullopt},
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
  return nullptr;
}

const archive_provider& ticket_archive() noexcept {
  return tickets;
}

const archive_provider& message_archive() noexcept {
  return messages;
}

}  // namespace ticketwire::service

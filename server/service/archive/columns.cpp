#include "service/archive/columns.hpp"
#include "service/record/names.hpp"

#include <array>

#include "store/text.hpp"
#include "ticketwire/json/value.hpp"

namespace ticketwire::service {
namespace {

using store::column;

constexpr std::array ticket_columns = {
    archive_column{"ticketId", names::TicketId, "", column::id},
    archive_column{"title", names::Title, "", column::title},
    archive_column{"createdAt", names::CreatedAt, "", column::created_at},
    archive_column{"lastChanged", names::LastChanged, "", column::last_changed},
    archive_column{"deadline", names::Deadline, "", column::deadline},
    archive_column{"activated", names::Activate, "", column::activate},
    archive_column{"closedAt", names::ClosedAt, "", column::closed_at},
    archive_column{"repliedAt", names::RepliedAt, "", column::replied_at},
    archive_column{"readByOwner", names::ReadByOwner, "", column::fact},
    archive_column{"readByCustomer", names::ReadByCustomer, "", column::fact},
    archive_column{"author", names::Author, "", column::author},
    archive_column{"status", names::BaseStatus, "", column::base_status},
    archive_column{"ticketStatusName", names::Status, names::Name, column::status_id},
    archive_column{"ticketStatus/ticketStatusId", names::Status, names::TicketStatusId,
                   column::status_id},
    archive_column{"priorityName", names::Priority, names::Name, column::priority_id},
    archive_column{"priority/ticketPriorityId", names::Priority, names::TicketPriorityId,
                   column::priority_id},
    archive_column{"categoryFullName", names::Category, names::Fullname, column::category_id},
    archive_column{"category/ticketCategoryId", names::Category, names::TicketCategoryId,
                   column::category_id},
    archive_column{"ownedBy", names::OwnedBy, names::FullName, column::owner_id},
    archive_column{"ownedBy/fullName", names::OwnedBy, names::FullName, column::owner_id},
    archive_column{"ownedBy/associateId", names::OwnedBy, names::AssociateId, column::owner_id},
    archive_column{"ownedBy/associateDbId", names::OwnedBy, names::AssociateId, column::owner_id},
    archive_column{"createdBy", names::CreatedBy, names::FullName, column::created_by},
    archive_column{"createdBy/fullName", names::CreatedBy, names::FullName, column::created_by},
    archive_column{"createdBy/associateDbId", names::CreatedBy, names::AssociateId,
                   column::created_by},
    archive_column{"personId", names::Person, names::PersonId, column::person_id},
    archive_column{"person/fullName", names::Person, names::FullName, column::person_id},
    archive_column{"person/email", names::Person, names::Email, column::person_id},
    archive_column{"contactId", names::Person, names::ContactId, column::person_id},
    archive_column{"contactName", names::Person, names::ContactName, column::person_id},
    archive_column{"saleId", names::Sale, names::SaleId, column::sale_id},
    archive_column{"sale/heading", names::Sale, names::Title, column::sale_id},
    archive_column{"projectId", names::Project, names::ProjectId, column::project_id},
    archive_column{"project/name", names::Project, names::Name, column::project_id},
    archive_column{"ticketTypeName", names::TicketType, names::Name, column::type_id},
    archive_column{"origin", names::Origin, "", column::fact},
    archive_column{"slevel", names::Slevel, "", column::slevel},
    archive_column{"readStatus", names::ReadStatus, "", column::read_status},
    archive_column{"numberOfMessages", names::NumMessages, "", column::fact},
    archive_column{"numberOfReplies", names::NumReplies, "", column::fact},
    archive_column{"has_attachment", names::HasAttachment, "", column::fact},
    archive_column{"timeSpent", names::TimeSpent, "", column::fact},
    archive_column{"connectId", names::ConnectId, "", column::connect_id},
    archive_column{"firstReadByOwner", names::FirstReadByOwner, "", column::fact},
    archive_column{"firstReadByUser", names::FirstReadByUser, "", column::fact},
    archive_column{"timeToReply", names::TimeToReply, "", column::fact},
    archive_column{"timeToClose", names::TimeToClose, "", column::fact},
    archive_column{"realTimeToReply", names::RealTimeToReply, "", column::fact},
    archive_column{"realTimeToClose", names::RealTimeToClose, "", column::fact},
    archive_column{"timeSpentQueue", names::TimeSpentQueue, "", column::fact},
    archive_column{"timeSpentExternally", names::TimeSpentExternally, "", column::fact},
    archive_column{"timeSpentInternally", names::TimeSpentInternally, "", column::fact},
    archive_column{"realTimeSpentQueue", names::RealTimeSpentQueue, "", column::fact},
    archive_column{"realTimeSpentExternally", names::RealTimeSpentExternally, "", column::fact},
    archive_column{"realTimeSpentInternally", names::RealTimeSpentInternally, "", column::fact},
    archive_column{"messageLanguage", names::Language, "", column::fact},
    archive_column{"sentimentScore", names::Sentiment, "", column::fact},
    archive_column{"suggestedCategory", names::SuggestedCategoryId, "", column::fact},
    archive_column{"ownedBy/assocName", names::OwnedBy, names::Name, column::owner_id},
    archive_column{"ownedBy/userName", names::OwnedBy, names::UserName, column::owner_id},
    archive_column{"ownedBy/personId", names::OwnedBy, names::PersonId, column::owner_id},
    archive_column{"createdBy/assocName", names::CreatedBy, names::Name, column::created_by},
    archive_column{"createdBy/userName", names::CreatedBy, names::UserName, column::created_by},
    archive_column{"createdBy/personId", names::CreatedBy, names::PersonId, column::created_by},
    archive_column{"person/personId", names::Person, names::PersonId, column::person_id},
    archive_column{"person/firstName", names::Person, names::Firstname, column::person_id},
    archive_column{"person/lastName", names::Person, names::Lastname, column::person_id},
    archive_column{"person/middleName", names::Person, names::MiddleName, column::person_id},
    archive_column{"person/title", names::Person, names::Title, column::person_id},
    archive_column{"person/contactId", names::Person, names::ContactId, column::person_id},
    archive_column{"person/rank", names::Person, names::Rank, column::person_id},
    archive_column{"person/personNumber", names::Person, names::PersonNumber, column::person_id},
    archive_column{"tags", names::Tags, names::Name, column::fact},
    archive_column{"content", names::Messages, "", column::content},
};

constexpr std::array message_columns = {
    archive_column{"ticketMessageId", names::EjMessageId, "", column::id},
    archive_column{"ticketId", names::Ticket, names::TicketId, column::ticket_id},
    archive_column{"author", names::Author, "", column::author},
    archive_column{"createdAt", names::CreatedAt, "", column::created_at},
    archive_column{"body", names::Body, "", column::content},
    archive_column{"htmlBody", names::HtmlBody, "", std::nullopt},
    archive_column{"header", names::EmailHeader, "", std::nullopt},
    archive_column{"slevel", names::Slevel, "", column::slevel},
    archive_column{"important", names::Important, "", column::fact},
    archive_column{"messageId", names::MessageId, "", column::message_id},
    archive_column{"searchTitle", names::SearchTitle, "", column::title},
    archive_column{"debugInfo", names::DebugInfo, "", std::nullopt},
    archive_column{"type", names::Type, "", column::fact},
    archive_column{"timeSpent", names::TimeSpent, "", column::fact},
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
  return archive_column{name, names::CustomFields, "", column::fact};
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

#include "service/archive.hpp"

#include <array>

#include "ticketwire/json/value.hpp"

namespace ticketwire::service {
namespace {

using store::column;

constexpr std::array<archive_column, 33> columns = {{
    {"ticketId", "TicketId", "", column::id},
    {"title", "Title", "", column::title},
    {"createdAt", "CreatedAt", "", column::created_at},
    {"lastChanged", "LastChanged", "", column::last_changed},
    {"deadline", "Deadline", "", column::deadline},
    {"activated", "Activate", "", std::nullopt},
    {"closedAt", "ClosedAt", "", std::nullopt},
    {"repliedAt", "RepliedAt", "", std::nullopt},
    {"author", "Author", "", std::nullopt},
    {"status", "BaseStatus", "", column::base_status},
    {"ticketStatusName", "Status", "Name", std::nullopt},
    {"ticketStatus/ticketStatusId", "Status", "TicketStatusId", column::status_id},
    {"priorityName", "Priority", "Name", std::nullopt},
    {"priority/ticketPriorityId", "Priority", "TicketPriorityId", column::priority_id},
    {"categoryFullName", "Category", "Fullname", std::nullopt},
    {"category/ticketCategoryId", "Category", "TicketCategoryId", column::category_id},
    {"ownedBy", "OwnedBy", "FullName", column::owner_id},
    {"ownedBy/fullName", "OwnedBy", "FullName", std::nullopt},
    {"ownedBy/associateId", "OwnedBy", "AssociateId", column::owner_id},
    {"createdBy/fullName", "CreatedBy", "FullName", std::nullopt},
    {"personId", "Person", "PersonId", column::person_id},
    {"person/fullName", "Person", "FullName", std::nullopt},
    {"contactId", "Person", "ContactId", std::nullopt},
    {"contactName", "Person", "ContactName", std::nullopt},
    {"origin", "Origin", "", std::nullopt},
    {"slevel", "Slevel", "", std::nullopt},
    {"readStatus", "ReadStatus", "", std::nullopt},
    {"numberOfMessages", "NumMessages", "", std::nullopt},
    {"numberOfReplies", "NumReplies", "", std::nullopt},
    {"has_attachment", "HasAttachment", "", std::nullopt},
    {"timeSpent", "TimeSpent", "", std::nullopt},
    {"connectId", "ConnectId", "", std::nullopt},
    {"ticketTypeName", "TicketType", "Name", std::nullopt},
}};

}  // namespace

std::span<const archive_column> archive_columns() noexcept {
  return columns;
}

const archive_column* find_archive_column(std::string_view name) noexcept {
  for (const archive_column& each : columns) {
    if (json::equal_ignore_case(each.name, name)) return &each;
  }
  return nullptr;
}

}  // namespace ticketwire::service

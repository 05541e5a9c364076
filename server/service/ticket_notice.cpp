#include "service/ticket_notice.hpp"

#include <set>

#include "service/assignment.hpp"

namespace ticketwire::service {

result<void> put_notice(store::writer& writer, presenter& presenter, const notice& notice) {
  std::set<std::int32_t> recipients = {notice.ticket.owner_id};
  if (notice.kind == store::notification::kind::ticket_new) {
    const result<bool> told =
        has_category_flag(presenter, notice.ticket.category_id, "NotifyMembers");
    if (!told) return told.error();
    const auto list = *told ? writer.members(notice.ticket.category_id)
                            : result<std::vector<store::member>>(std::vector<store::member>());
    if (!list) return list.error();
    for (const store::member& member : *list) recipients.insert(member.associate_id);
  }
  recipients.erase(0);
  recipients.erase(notice.caller);
  for (const std::int32_t recipient : recipients) {
    store::notification row;
    row.kind = notice.kind;
    row.ticket_id = notice.ticket.id;
    row.message_id = notice.message_id;
    row.recipient_associate_id = recipient;
    row.created_at = notice.now;
    row.due_at = notice.now;
    const result<void> kept = writer.put_notification(row);
    if (!kept) return kept.error();
  }
  return {};
}

}  // namespace ticketwire::service

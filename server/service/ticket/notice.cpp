#include "service/ticket/notice.hpp"

#include <algorithm>
#include <set>

#include "service/mail/mail_address.hpp"
#include "service/record/find_members.hpp"
#include "service/record/names.hpp"
#include "service/ticket/assignment.hpp"
#include "ticketwire/ascii.hpp"

namespace ticketwire::service {
namespace {

/// What tells addresses apart; of something that is none, the text itself.
std::string key_of(const std::string& text) {
  const std::optional<mailbox> box = parse_mailbox(text);
  return ascii::lower(box ? box->address : text);
}

std::vector<std::string> split(const std::string& list) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find(',', begin), list.size());
    std::string_view text = std::string_view(list).substr(begin, end - begin);
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    if (!text.empty()) out.emplace_back(text);
    begin = end + 1;
  }
  return out;
}

result<std::string> member_of(presenter& presenter, schema::carrier_id carrier, std::int32_t id,
                              std::string_view name) {
  const auto found = find_members(presenter, carrier, id);
  if (!found) return found.error();
  return *found ? (*found)->text(name) : std::string();
}

result<std::string> email_of(presenter& presenter, std::int32_t associate_id) {
  const auto associate = find_members(presenter, schema::carrier_id::Associate, associate_id);
  if (!associate) return associate.error();
  if (!*associate) return std::string();
  return member_of(presenter, schema::carrier_id::Person, (*associate)->number(names::PersonId),
                   names::Email);
}

/// The users who are told, by id.
result<std::set<std::int32_t>> users_told(store::writer& writer, presenter& presenter,
                                          const notice& notice) {
  std::set<std::int32_t> out = {notice.ticket.owner_id};
  if (notice.kind == store::notification::kind::ticket_new) {
    const result<bool> told =
        has_category_flag(presenter, notice.ticket.category_id, "NotifyMembers");
    if (!told) return told.error();
    const auto list = *told ? writer.members(notice.ticket.category_id)
                            : result<std::vector<store::member>>(std::vector<store::member>());
    if (!list) return list.error();
    for (const store::member& member : *list) out.insert(member.associate_id);
  }
  out.erase(0);
  out.erase(notice.caller);
  return out;
}

/// Those of the category's addresses that belong to none of the users: nobody is told twice.
result<std::vector<std::string>> addresses_told(presenter& presenter, const notice& notice,
                                                const std::set<std::int32_t>& users) {
  const bool ownerless = notice.ticket.owner_id == 0;
  if (!ownerless || notice.kind != store::notification::kind::ticket_new) {
    return std::vector<std::string>();
  }
  const result<std::string> list = member_of(presenter, schema::carrier_id::TicketCategoryEntity,
                                             notice.ticket.category_id, names::NotificationEmail);
  if (!list) return list.error();
  std::set<std::string> known;
  for (const std::int32_t user : users) {
    const result<std::string> email = email_of(presenter, user);
    if (!email) return email.error();
    known.insert(key_of(*email));
  }
  std::vector<std::string> out = split(*list);
  std::erase_if(out, [&](const std::string& each) { return !known.insert(key_of(each)).second; });
  return out;
}

std::string envelope_to(const std::string& address) {
  std::string out;
  json::writer writer(out);
  writer.begin_object().name("To").begin_array().string(address).end_array().end_object();
  return out;
}

}  // namespace

result<void> put_notice(store::writer& writer, presenter& presenter, const notice& notice) {
  const auto users = users_told(writer, presenter, notice);
  if (!users) return users.error();
  const auto addresses = addresses_told(presenter, notice, *users);
  if (!addresses) return addresses.error();
  store::notification row;
  row.kind = notice.kind;
  row.ticket_id = notice.ticket.id;
  row.message_id = notice.message_id;
  row.created_at = notice.now;
  row.due_at = notice.now;
  for (const std::int32_t user : *users) {
    row.recipient_associate_id = user;
    TICKETWIRE_TRY(writer.put_notification(row));
  }
  row.recipient_associate_id = 0;
  for (const std::string& address : *addresses) {
    row.envelope = envelope_to(address);
    TICKETWIRE_TRY(writer.put_notification(row));
  }
  return {};
}

}  // namespace ticketwire::service

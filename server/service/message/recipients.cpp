#include "service/message/recipients.hpp"
#include "service/record/message_row.hpp"

#include <set>

#include "service/answer/arguments.hpp"
#include "service/record/find_members.hpp"
#include "service/record/names.hpp"
#include "ticketwire/ascii.hpp"

namespace ticketwire::service {
namespace {

using schema::carrier_id;

void append(std::vector<mailbox>& list, const std::vector<mailbox>& more) {
  list.insert(list.end(), more.begin(), more.end());
}

/// A person's address; none for one who has no valid one.
result<std::vector<mailbox>> person_mailbox(presenter& presenter, std::int32_t id) {
  std::vector<mailbox> out;
  const auto person = find_members(presenter, carrier_id::Person, id);
  if (!person) return person.error();
  if (!*person) return out;
  std::optional<mailbox> found = parse_mailbox((*person)->text(names::Email));
  if (!found) return out;
  found->name = (*person)->text(names::FullName);
  out.push_back(*std::move(found));
  return out;
}

result<std::vector<mailbox>> secondary_mailboxes(presenter& presenter, const members& ticket) {
  std::vector<mailbox> out;
  const std::optional<json::value> list = ticket.value(names::SecondaryPersons);
  if (!list) return out;
  for (const json::child& each : list->children()) {
    const auto id = key_of(each.value, schema::get(carrier_id::Person));
    const auto found = person_mailbox(presenter, id.value_or(0));
    if (!found) return found.error();
    append(out, *found);
  }
  return out;
}

result<std::string> caller_address(presenter& presenter, const context& context) {
  const auto caller = find_members(presenter, carrier_id::Associate, context.caller.associate_id);
  if (!caller) return caller.error();
  if (!*caller) return std::string();
  const auto found = person_mailbox(presenter, (*caller)->number(names::PersonId));
  if (!found) return found.error();
  return found->empty() ? std::string() : ascii::lower(found->front().address);
}

/// Who is answered by a reply.
result<std::vector<mailbox>> answered(presenter& presenter, const members& ticket,
                                      const members* message) {
  if (message != nullptr) {
    const bool incoming = is_incoming(*message);
    for (const std::string_view name : {incoming ? "Reply-To" : "To", incoming ? "From" : ""}) {
      std::vector<mailbox> found = header_mailboxes(*message, name);
      if (!found.empty()) return found;
    }
    auto writer = person_mailbox(presenter, message->reference(names::Person));
    if (!writer || !writer->empty()) return writer;
  }
  return person_mailbox(presenter, ticket.reference(names::Person));
}

void remove(std::vector<mailbox>& list, std::string_view address) {
  std::erase_if(list, [&](const mailbox& each) { return ascii::lower(each.address) == address; });
}

}  // namespace

void recipients::drop_duplicates() {
  std::set<std::string> seen;
  for (std::vector<mailbox>* list : {&to, &cc, &bcc}) {
    std::erase_if(*list, [&](const mailbox& each) {
      return !seen.insert(ascii::lower(each.address)).second;
    });
  }
}

std::vector<mailbox> header_mailboxes(const members& message, std::string_view name) {
  std::vector<mailbox> out;
  const std::optional<json::value> headers = message.value(names::MessageHeaders);
  if (!headers) return out;
  for (const json::child& each : headers->children()) {
    if (!json::equal_ignore_case(text_argument(each.value, "Name"), name)) continue;
    append(out, parse_mailboxes(text_argument(each.value, "Value")));
  }
  return out;
}

result<recipients> compute_recipients(presenter& presenter, const context& context,
                                      std::string_view action, const members& ticket,
                                      const members* message) {
  recipients out;
  if (action == "Forward" || action == "InternalComment") return out;
  const auto to = answered(presenter, ticket, message);
  if (!to) return to.error();
  out.to = *to;
  if (action == "ReplyAll") {
    if (message != nullptr) {
      append(out.cc, header_mailboxes(*message, "To"));
      append(out.cc, header_mailboxes(*message, "Cc"));
    }
    const auto others = secondary_mailboxes(presenter, ticket);
    if (!others) return others.error();
    append(out.cc, *others);
    const result<std::string> own = caller_address(presenter, context);
    if (!own) return own.error();
    remove(out.cc, *own);
  }
  out.drop_duplicates();
  return out;
}

result<recipients> own_recipients(presenter& presenter, const members& ticket,
                                  const members& message) {
  recipients out{header_mailboxes(message, "To"), header_mailboxes(message, "Cc"),
                 header_mailboxes(message, "Bcc")};
  if (out.size() == 0) {
    const auto person = person_mailbox(presenter, ticket.reference(names::Person));
    if (!person) return person.error();
    out.to = *person;
  }
  out.drop_duplicates();
  return out;
}

}  // namespace ticketwire::service

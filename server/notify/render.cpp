#include "notify/render.hpp"

#include <span>

#include "notify/templates.hpp"
#include "service/record/members.hpp"
#include "ticketwire/carrier/language.hpp"
#include "ticketwire/schema/schema.hpp"

namespace ticketwire::notify {
namespace {

using rendered = result<std::variant<mail, unsendable>>;
using service::members;

rendered refuse(std::string problem) {
  return std::variant<mail, unsendable>(unsendable{std::move(problem)});
}

/// A record's members; none where it does not exist.
result<std::optional<members>> find(store::reader& reader, std::string_view carrier,
                                    std::int32_t id) {
  if (id == 0) return std::optional<members>();
  const auto row = reader.find(carrier, id);
  if (!row) return row.error();
  if (!*row) return std::optional<members>();
  const auto body = json::document::parse((*row)->body);
  if (!body) return body.error();
  return std::optional(members(body->root()));
}

/// The same at every try, and another for every row: the time of the save tells rows of databases
/// apart that began anew.
std::string message_id(const store::notification& row, const mailbox& from) {
  return "ticketwire." + std::to_string(row.id) + "." + std::to_string(row.created_at) +
         from.address.substr(from.address.rfind('@'));
}

/// A line of the mail's table: what a record that the ticket names is called.
struct named {
  std::string_view wording::*label;
  std::string_view carrier;
  std::string_view property;
  std::int32_t store::ticket_row::*id;
};

constexpr named lines[] = {
    {&wording::customer, "Person", "FullName", &store::ticket_row::person_id},
    {&wording::status, "TicketStatusEntity", "Name", &store::ticket_row::status_id},
    {&wording::priority, "TicketPriorityEntity", "Name", &store::ticket_row::priority_id},
    {&wording::category, "TicketCategoryEntity", "Name", &store::ticket_row::category_id},
    {&wording::owner, "Associate", "FullName", &store::ticket_row::owner_id},
};

void add_line(std::string& out, std::string_view label, std::string_view text) {
  out.append(label).append(": ");
  for (const char c : text) out += c == '\r' || c == '\n' ? ' ' : c;
  out += '\n';
}

result<std::string> body_of(store::reader& reader, const store::ticket_row& ticket,
                            std::string_view opening, const wording& words,
                            std::string_view origin) {
  std::string out(opening);
  out += ".\n\n";
  add_line(out, words.title, carrier::choose_text(ticket.title, words.language));
  for (const auto& line : lines) {
    const auto record = find(reader, line.carrier, ticket.*line.id);
    if (!record) return record.error();
    if (!*record) continue;
    const auto text = (*record)->text(line.property);
    add_line(out, words.*line.label, carrier::choose_text(text, words.language));
  }
  out.append("\n").append(origin).append("/#/ticket/").append(std::to_string(ticket.id));
  return out.append("\n\n").append(words.reason).append("\n");
}

/// Where an associate's mail goes; a text is the reason why it goes nowhere.
result<std::variant<mailbox, std::string>> address_of(store::reader& reader, std::int32_t id) {
  using found = std::variant<mailbox, std::string>;
  const auto associate = find(reader, "Associate", id);
  if (!associate) return associate.error();
  const auto who = "associate " + std::to_string(id);
  if (!*associate) return found(who + " does not exist");
  if ((*associate)->truth("Deleted")) return found(who + " is deleted");
  const auto person = find(reader, "Person", (*associate)->number("PersonId"));
  if (!person) return person.error();
  const auto email = *person ? (*person)->text("Email") : std::string();
  if (email.empty()) return found(who + " has no e-mail address");
  auto box = parse_mailbox(email);
  if (!box) return found("the e-mail address of " + who + " is not usable");
  if (box->name.empty()) box->name = (*associate)->text("FullName");
  return found(*std::move(box));
}

result<std::string> language_of(store::reader& reader, std::int32_t associate,
                                const sender& sender) {
  const auto user = reader.user_of(associate);
  if (!user) return user.error();
  return *user && find_wording((*user)->language) != nullptr ? (*user)->language : sender.language;
}

/// A mail that tells somebody of a ticket.
rendered notice(store::reader& reader, const store::notification& row,
                const store::ticket_row& ticket, const sender& sender, mailbox to,
                const std::string& language) {
  const auto* words = find_wording(language);
  if (words == nullptr) return refuse("there are no texts in the language " + language);
  const auto opening = sentence(*words, row.kind, ticket.id);
  auto body = body_of(reader, ticket, opening, *words, sender.origin);
  if (!body) return body.error();
  mail out;
  out.message_id = message_id(row, sender.from);
  out.date = row.created_at;
  out.from = sender.from;
  out.to.push_back(std::move(to));
  out.subject = opening + ": " + std::string(carrier::choose_text(ticket.title, words->language));
  out.text = *std::move(body);
  return std::variant<mail, unsendable>(std::move(out));
}

rendered to_associate(store::reader& reader, const store::notification& row,
                      const store::ticket_row& ticket, const sender& sender) {
  auto address = address_of(reader, row.recipient_associate_id);
  if (!address) return address.error();
  if (auto* problem = std::get_if<std::string>(&*address)) return refuse(std::move(*problem));
  const auto language = language_of(reader, row.recipient_associate_id, sender);
  if (!language) return language.error();
  return notice(reader, row, ticket, sender, std::get<mailbox>(*std::move(address)), *language);
}

/// Takes one list of the envelope; false for an address that is none.
bool take_boxes(const json::value& envelope, std::string_view name, std::vector<mailbox>& into) {
  const auto list = envelope.find(name);
  if (!list) return true;
  for (const auto& each : list->children()) {
    auto box = parse_mailbox(each.value.string());
    if (!box) return false;
    into.push_back(*std::move(box));
  }
  return true;
}

rendered to_address(store::reader& reader, const store::notification& row,
                    const store::ticket_row& ticket, const sender& sender) {
  const auto envelope = json::document::parse(row.envelope);
  if (!envelope) return envelope.error();
  std::vector<mailbox> to;
  if (!take_boxes(envelope->root(), "To", to) || to.size() != 1) {
    return refuse("an address that the category names is not usable");
  }
  return notice(reader, row, ticket, sender, std::move(to.front()), sender.language);
}

result<void> attach(store::reader& reader, const members& message, mail& out) {
  const auto list = message.value("AttachmentsInfo");
  if (!list) return {};
  for (const auto& each : list->children()) {
    const auto key = each.value.find("AttachmentId");
    const auto id = key ? key->int32() : result<std::int32_t>(0);
    if (!id) return id.error();
    const auto about = find(reader, "AttachmentEntity", *id);
    if (!about) return about.error();
    if (!*about) continue;
    auto bytes = reader.content(*id);
    if (!bytes) return bytes.error();
    const bool shown = (*about)->truth("InlineImage");
    out.attachments.push_back({(*about)->text("Name"), (*about)->text("ContentType"),
                               shown ? (*about)->text("ContentId") : std::string(),
                               bytes->has_value() ? **std::move(bytes) : std::string()});
  }
  return {};
}

/// Message-Id of the newest mail in the ticket that is older than this message.
result<std::string> answered(store::reader& reader, const store::message_row& row) {
  const auto rows = reader.messages(row.ticket_id);
  if (!rows) return rows.error();
  std::string found;
  for (const auto& each : *rows) {
    if (each.id == row.id) break;
    const auto body = json::document::parse(each.body);
    if (!body) return body.error();
    auto id = members(body->root()).text("MessageId");
    if (!id.empty()) found = std::move(id);
  }
  return found;
}

rendered message_itself(store::reader& reader, const store::notification& row,
                        const store::ticket_row& ticket, const sender& sender) {
  const auto found = reader.message(row.message_id);
  if (!found) return found.error();
  if (!*found) return refuse("the message no longer exists");
  const auto body = json::document::parse((*found)->body);
  if (!body) return body.error();
  const members message(body->root());
  if (message.text("Slevel") == "Internal") return refuse("an internal message is not sent");
  const auto envelope = json::document::parse(row.envelope);
  if (!envelope) return envelope.error();
  mail out;
  const auto root = envelope->root();
  if (!take_boxes(root, "To", out.to) || !take_boxes(root, "Cc", out.cc) ||
      !take_boxes(root, "Bcc", out.bcc)) {
    return refuse("an address of the message is not usable");
  }
  if (out.to.empty() && out.cc.empty() && out.bcc.empty()) {
    return refuse("the message has no recipient");
  }
  const auto subject = root.find("Subject");
  out.subject = subject ? subject->string() : std::string();
  if (out.subject.empty()) out.subject = ticket.title;
  out.message_id = message_id(row, sender.from);
  out.date = row.created_at;
  out.from = sender.from;
  out.automatic = false;
  out.text = message.text("Body");
  if (message.text("Type") == "Html") out.html = message.text("HtmlBody");
  auto before = answered(reader, **found);
  if (!before) return before.error();
  out.in_reply_to = *std::move(before);
  if (const auto attached = attach(reader, message, out); !attached) return attached.error();
  return std::variant<mail, unsendable>(std::move(out));
}

}  // namespace

rendered render(store::reader& reader, const store::notification& row, const sender& sender) {
  const auto ticket = reader.ticket(row.ticket_id);
  if (!ticket) return ticket.error();
  if (!*ticket) return refuse("the ticket no longer exists");
  if (row.kind == store::notification::kind::message) {
    return message_itself(reader, row, **ticket, sender);
  }
  return row.recipient_associate_id != 0 ? to_associate(reader, row, **ticket, sender)
                                         : to_address(reader, row, **ticket, sender);
}

}  // namespace ticketwire::notify

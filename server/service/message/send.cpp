#include <algorithm>
#include <array>

#include "service/answer/arguments.hpp"
#include "service/message/edit.hpp"
#include "service/message/recipients.hpp"
#include "service/message/routes.hpp"
#include "service/record/make_error.hpp"
#include "service/record/names.hpp"

namespace ticketwire::service {
namespace {

using exchange::endpoint_id;

constexpr std::size_t most_subject = 255;

/// What a caller asks for; empty lists and texts are for the server to fill.
struct sending {
  std::vector<std::string> to;
  std::vector<std::string> cc;
  std::vector<std::string> bcc;
  std::string subject;
  std::int32_t template_id = 0;
};

bool is_control(char c) noexcept {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

result<std::vector<mailbox>> read_addresses(const std::vector<std::string>& list,
                                            std::string_view name) {
  std::vector<mailbox> out;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string pointer = "/" + std::string(name) + "/" + std::to_string(i);
    if (i == most_recipients)
      return make_error(error_code::argument, pointer, "too many recipients");
    std::optional<mailbox> found = parse_mailbox(list[i]);
    if (!found) return make_error(error_code::argument, pointer, "not a mail address");
    out.push_back(*std::move(found));
  }
  return out;
}

result<recipients> read_recipients(const sending& asked) {
  recipients out;
  for (const auto& [given, read, name] :
       {std::tuple{&asked.to, &out.to, "To"}, std::tuple{&asked.cc, &out.cc, "Cc"},
        std::tuple{&asked.bcc, &out.bcc, "Bcc"}}) {
    auto list = read_addresses(*given, name);
    if (!list) return list.error();
    *read = *std::move(list);
  }
  out.drop_duplicates();
  return out;
}

/// What the message's headers and the outbox keep of a list: bare addresses.
std::vector<std::string> addresses(const std::vector<mailbox>& list) {
  std::vector<std::string> out;
  for (const mailbox& each : list) out.push_back(each.address);
  return out;
}

std::string envelope_of(const recipients& whom, std::string_view subject) {
  std::string out;
  json::writer writer(out);
  writer.begin_object();
  for (const auto& [name, list] :
       {std::pair{"To", &whom.to}, std::pair{"Cc", &whom.cc}, std::pair{"Bcc", &whom.bcc}}) {
    writer.name(name).begin_array();
    for (const std::string& address : addresses(*list)) writer.string(address);
    writer.end_array();
  }
  writer.name("Subject").string(subject).end_object();
  return out;
}

/// MessageHeaders tell whom the message was sent to last; other headers stay.
void keep_headers(members& message, const recipients& whom) {
  std::string out;
  json::writer writer(out);
  writer.begin_array();
  const std::optional<json::value> old = message.value(names::MessageHeaders);
  if (old) {
    for (const json::child& each : old->children()) {
      const std::string name = text_argument(each.value, "Name");
      const bool replaced = json::equal_ignore_case(name, "To") ||
                            json::equal_ignore_case(name, "Cc") ||
                            json::equal_ignore_case(name, "Bcc");
      if (!replaced) writer.raw(json::write(each.value));
    }
  }
  for (const auto& [name, list] :
       {std::pair{"To", &whom.to}, std::pair{"Cc", &whom.cc}, std::pair{"Bcc", &whom.bcc}}) {
    if (list->empty()) continue;
    std::string joined;
    for (const std::string& address : addresses(*list)) {
      if (!joined.empty()) joined.append(", ");
      joined.append(address);
    }
    writer.begin_object()
        .name(names::Name)
        .string(name)
        .name(names::Value)
        .string(joined)
        .end_object();
  }
  writer.end_array();
  message.set_json(names::MessageHeaders, std::move(out));
}

std::string subject_of(const sending& asked, const store::ticket_row& ticket) {
  std::string subject = asked.subject.empty() ? ticket.title : asked.subject;
  std::replace_if(subject.begin(), subject.end(), &is_control, ' ');
  return subject;
}

result<void> check(const sending& asked) {
  const bool control = std::any_of(asked.subject.begin(), asked.subject.end(), &is_control);
  if (control || asked.subject.size() > most_subject) {
    return make_error(error_code::argument, "/Subject", "at most 255 bytes in one line");
  }
  // Sending without the template that was asked for would send something else.
  if (asked.template_id > 0) {
    return make_error(error_code::reference_not_found, "/ReplyTemplateId",
                      "Reply template " + std::to_string(asked.template_id));
  }
  return {};
}

/// Puts the mail into the outbox and its recipients into the message, in one transaction.
result<void> send(store::writer& writer, message_saving& saving, const context& context,
                  const sending& asked, recipients whom) {
  if (whom.size() == 0) {
    const result<json::document> ticket = json::document::parse(saving.ticket().body);
    if (!ticket) return ticket.error();
    result<recipients> own =
        own_recipients(saving.records(), members(ticket->root()), saving.message());
    if (!own) return own.error();
    whom = *std::move(own);
  }
  if (whom.size() == 0)
    return make_error(error_code::argument, "/To", "there is nobody to send to");
  if (whom.size() > most_recipients) {
    return make_error(error_code::argument, "/To", "too many recipients");
  }
  store::notification row;
  row.kind = store::notification::kind::message;
  row.ticket_id = saving.ticket().id;
  row.message_id = saving.id();
  row.envelope = envelope_of(whom, subject_of(asked, saving.ticket()));
  row.created_at = context.now;
  row.due_at = context.now;
  TICKETWIRE_TRY(writer.put_notification(row));
  keep_headers(saving.message(), whom);
  return saving.put();
}

template <class Load>
answer send_message(const context& context, const sending& asked, const Load& load) {
  const result<void> done = context.store.write([&](store::writer& writer) -> result<void> {
    message_saving saving(writer, context);
    TICKETWIRE_TRY(load(saving));
    TICKETWIRE_TRY(check(asked));
    result<recipients> whom = read_recipients(asked);
    if (!whom) return whom.error();
    return send(writer, saving, context, asked, *std::move(whom));
  });
  if (!done) return done.error();
  return exchange::reply{};
}

/// The elements of a query parameter that is a list.
std::vector<std::string> list_parameter(const context& context, std::string_view name) {
  std::vector<std::string> out;
  std::string_view rest = context.call.find(name).value_or("");
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(','), rest.size());
    if (end > 0) out.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return out;
}

/// There is no SMS gateway; a message that does not exist is still told apart.
answer refuse_sms(const context& context, std::int32_t id, error_code missing) {
  const result<void> done = context.store.read([&](store::reader& reader) -> result<void> {
    const auto row = reader.message(id);
    if (!row) return row.error();
    if (!*row) return make_error(missing, {}, "Message " + std::to_string(id));
    return make_error(error_code::sms_unavailable);
  });
  return done.error();
}

answer post_message_send(const context& context) {
  const sending asked{list_parameter(context, "to"), list_parameter(context, "cc"),
                      list_parameter(context, "bcc"),
                      std::string(context.call.find("subject").value_or("")),
                      context.call.number("replyTemplateId").value_or(0)};
  return send_message(context, asked,
                      [](message_saving& saving) { return saving.load_addressed(); });
}

answer send_ticket_message(const context& context) {
  const json::value request = context.call.body->root();
  const sending asked{texts_argument(request, "To"), texts_argument(request, "Cc"),
                      texts_argument(request, "Bcc"), text_argument(request, "Subject"),
                      number_argument(request, "ReplyTemplateId")};
  const std::int32_t id = number_argument(request, "TicketMessageEntityId");
  return send_message(context, asked, [id](message_saving& saving) {
    return saving.load(id, error_code::save_not_found, "/TicketMessageEntityId");
  });
}

answer post_message_send_sms(const context& context) {
  return refuse_sms(context, context.call.number("id").value_or(0), error_code::entity_not_found);
}

answer send_ticket_message_sms(const context& context) {
  const json::value request = context.call.body->root();
  return refuse_sms(context, number_argument(request, "TicketMessageEntityId"),
                    error_code::save_not_found);
}

constexpr std::array routes_here = {
    route{endpoint_id::postMessageSend, &post_message_send, right::change},
    route{endpoint_id::postMessageSendSms, &post_message_send_sms, right::change},
    route{endpoint_id::sendTicketMessage, &send_ticket_message, right::change},
    route{endpoint_id::sendTicketMessageSms, &send_ticket_message_sms, right::change},
};

}  // namespace

namespace message {

std::span<const route> send_routes() noexcept {
  return routes_here;
}

}  // namespace message
}  // namespace ticketwire::service

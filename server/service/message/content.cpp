#include <array>

#include "service/answer/answer.hpp"
#include "service/answer/arguments.hpp"
#include "service/attachment/references.hpp"
#include "service/mail/html_sanitizer.hpp"
#include "service/mail/html_text.hpp"
#include "service/message/recipients.hpp"
#include "service/message/routes.hpp"
#include "service/record/make_error.hpp"
#include "service/record/names.hpp"

namespace ticketwire::service {
namespace {

using exchange::endpoint_id;

constexpr std::size_t most_contents = std::size_t{8} * 1024 * 1024;

std::string literal(std::string_view text) {
  std::string out;
  json::append_string(out, text);
  return out;
}

/// A ticket and the message of it that an answer is to.
struct subject {
  members ticket;
  std::optional<members> message;
};

/// Errors: entity_not_found, also for a message of another ticket.
result<subject> find_subject(store::reader& reader, std::int32_t ticket_id,
                             std::int32_t message_id) {
  const auto ticket = reader.ticket(ticket_id);
  if (!ticket) return ticket.error();
  if (!*ticket) {
    return make_error(error_code::entity_not_found, {}, "Ticket " + std::to_string(ticket_id));
  }
  const result<json::document> body = json::document::parse((*ticket)->body);
  if (!body) return body.error();
  subject out{members(body->root()), std::nullopt};
  if (message_id <= 0) return out;
  const auto message = reader.message(message_id);
  if (!message) return message.error();
  if (!*message || (*message)->ticket_id != ticket_id) {
    return make_error(error_code::entity_not_found, {}, "Message " + std::to_string(message_id));
  }
  const result<json::document> text = json::document::parse((*message)->body);
  if (!text) return text.error();
  out.message.emplace(text->root());
  return out;
}

std::string lines_as_html(std::string_view text) {
  std::string out;
  const std::string escaped = escape_html(text);
  for (const char c : escaped) {
    if (c == '\n') {
      out.append("<br>");
    } else if (c != '\r') {
      out.push_back(c);
    }
  }
  return out;
}

/// A message's text as HTML that runs nothing; its plain text where its HTML has no bounds.
std::string safe_html(const members& message) {
  if (message.text(names::Type) == "Html") {
    result<std::string> html = sanitize_html(message.text(names::HtmlBody));
    if (html) return *std::move(html);
  }
  return lines_as_html(message.text(names::Body));
}

/// "2026-03-10 10:00": a date that needs no language.
std::string minute_of(const context& context, store::ticks time) {
  std::string text = context.locale.zone.format(time).substr(0, 16);
  const std::size_t mark = text.find('T');
  if (mark != std::string::npos) text[mark] = ' ';
  return text;
}

std::string joined(const std::vector<mailbox>& list) {
  std::string out;
  for (const mailbox& each : list) {
    if (!out.empty()) out.append(", ");
    out.append(each.address);
  }
  return out;
}

std::string forwarded(const context& context, const members& ticket, const members& message) {
  std::string out = "<p></p><p>";
  const auto line = [&](std::string_view name, const std::string& value) {
    if (value.empty()) return;
    out.append("<b>").append(name).append(":</b> ").append(escape_html(value)).append("<br>");
  };
  line("From", message.text(names::Author));
  line("Date", minute_of(context, message.date(names::CreatedAt)));
  line("Subject", ticket.text(names::Title));
  line("To", joined(header_mailboxes(message, "To")));
  line("Cc", joined(header_mailboxes(message, "Cc")));
  return out.append("</p><div>").append(safe_html(message)).append("</div>");
}

std::string quoted(const context& context, const members& message) {
  return "<p></p><p>" + escape_html(message.text(names::Author)) + ", " +
         minute_of(context, message.date(names::CreatedAt)) + ":</p><blockquote>" +
         safe_html(message) + "</blockquote>";
}

/// What an editor begins with: a reply quotes the message, a forward repeats it under its headers,
/// anything else is empty. There are no signatures and no templates.
std::string default_body(const context& context, std::string_view action, const subject& subject) {
  if (!subject.message) return {};
  if (action == "Forward") return forwarded(context, subject.ticket, *subject.message);
  if (action == "Reply" || action == "ReplyAll") return quoted(context, *subject.message);
  return {};
}

struct content {
  std::string body;
  /// A JSON array: of a forward all, of a reply the pictures that its quote shows.
  std::string attachments = "[]";
};

result<content> default_content(const context& context) {
  const json::value request = context.call.body->root();
  const std::string action = text_argument(request, "MessageActionType");
  content out;
  const result<void> done = context.store.read([&](store::reader& reader) -> result<void> {
    const result<subject> found = find_subject(reader, number_argument(request, "TicketId"),
                                               number_argument(request, "TicketMessageId"));
    if (!found) return found.error();
    out.body = default_body(context, action, *found);
    if (out.body.empty()) return {};
    presenter presenter(reader, context.locale, context.caller.level);
    const auto choice =
        action == "Forward" ? attachment_choice::all : attachment_choice::inline_alone;
    result<std::string> list =
        present_attachments(reader, presenter, attachment_ids(*found->message), choice);
    if (!list) return list.error();
    out.attachments = *std::move(list);
    return {};
  });
  if (!done) return done.error();
  return out;
}

void write_recipients(json::writer& writer, std::string_view type,
                      const std::vector<mailbox>& list) {
  for (const mailbox& each : list) {
    writer.begin_object().name(names::Type).string(type).name(names::Value).string(each.address);
    writer.name("DisplayValue").string(each.name.empty() ? each.address : each.name).end_object();
  }
}

answer get_default_message_content(const context& context) {
  const result<content> found = default_content(context);
  if (!found) return found.error();
  return value_answer(literal(found->body));
}

answer get_default_message_content_full(const context& context) {
  const result<content> found = default_content(context);
  if (!found) return found.error();
  std::string out;
  json::writer writer(out);
  writer.begin_object().name(names::Body).string(found->body);
  writer.name(names::AttachmentsInfo).raw(found->attachments).end_object();
  return value_answer(std::move(out));
}

answer calculate_message_recipients(const context& context) {
  const json::value request = context.call.body->root();
  const std::string action = text_argument(request, "ActionType");
  recipients whom;
  const result<void> done = context.store.read([&](store::reader& reader) -> result<void> {
    const result<subject> found = find_subject(reader, number_argument(request, "TicketId"),
                                               number_argument(request, "MessageId"));
    if (!found) return found.error();
    presenter presenter(reader, context.locale, context.caller.level);
    result<recipients> computed = compute_recipients(presenter, context, action, found->ticket,
                                                     found->message ? &*found->message : nullptr);
    if (!computed) return computed.error();
    whom = *std::move(computed);
    return {};
  });
  if (!done) return done.error();
  std::string out;
  json::writer writer(out);
  writer.begin_array();
  write_recipients(writer, "To", whom.to);
  write_recipients(writer, "CC", whom.cc);
  writer.end_array();
  return value_answer(std::move(out));
}

answer sanitize_mail_content(const context& context) {
  result<std::string> html = sanitize_html(text_argument(context.call.body->root(), "Content"));
  if (!html) {
    error failure = html.error();
    failure.pointer = "/Content";
    return failure;
  }
  return value_answer(literal(*html));
}

answer sanitize_mail_contents(const context& context) {
  const std::vector<std::string> list = texts_argument(context.call.body->root(), "Contents");
  std::string out;
  json::writer writer(out);
  writer.begin_array();
  for (std::size_t i = 0; i < list.size(); ++i) {
    const result<std::string> html = sanitize_html(list[i]);
    if (!html) {
      error failure = html.error();
      failure.pointer = "/Contents/" + std::to_string(i);
      return failure;
    }
    writer.string(*html);
    if (out.size() > most_contents) return make_error(error_code::json_size, "/Contents");
  }
  writer.end_array();
  return value_answer(std::move(out));
}

answer html_to_plain_text(const context& context) {
  return value_answer(literal(html_to_text(text_argument(context.call.body->root(), "Content"))));
}

constexpr std::array routes_here = {
    route{endpoint_id::calculateMessageRecipients, &calculate_message_recipients},
    route{endpoint_id::getDefaultMessageContent, &get_default_message_content},
    route{endpoint_id::getDefaultMessageContentFull, &get_default_message_content_full},
    route{endpoint_id::getDefaultMessageContentWithOptions, &get_default_message_content_full},
    route{endpoint_id::sanitizeMailContent, &sanitize_mail_content},
    route{endpoint_id::sanitizeMailContentWithOptions, &sanitize_mail_content},
    route{endpoint_id::html2Text, &html_to_plain_text},
    route{endpoint_id::sanitizeMailContents, &sanitize_mail_contents},
};

}  // namespace

namespace message {

std::span<const route> content_routes() noexcept {
  return routes_here;
}

}  // namespace message
}  // namespace ticketwire::service

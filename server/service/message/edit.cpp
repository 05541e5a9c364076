#include "service/message/edit.hpp"
#include "service/answer/answer.hpp"
#include "service/record/make_error.hpp"
#include "service/record/message_row.hpp"

#include <algorithm>
#include <set>

#include "service/attachment/references.hpp"
#include "service/attachment/unused.hpp"
#include "service/mail/html_text.hpp"
#include "service/message/inline_images.hpp"
#include "service/record/custom_fields.hpp"
#include "service/record/keeping.hpp"
#include "service/record/names.hpp"
#include "service/ticket/assignment.hpp"
#include "service/ticket/counters.hpp"
#include "service/ticket/present.hpp"
#include "service/ticket/rules.hpp"
#include "ticketwire/json/pointer.hpp"

namespace ticketwire::service {
namespace {

using schema::carrier_id;

const schema::carrier_type& message_type() {
  return schema::get(carrier_id::TicketMessageEntity);
}

/// The main text leads: the other one follows from it, or is dropped. Text is never lost to a Type
/// that does not fit it. The plain text that came with an HTML text stays as long as that does.
void agree_texts(const members& before, members& message, bool create) {
  const bool html = message.has(names::HtmlBody);
  if (create && !html && message.text(names::Type) == "Html")
    message.set_text(names::Type, "Plain");
  if (message.text(names::Type) == "Html") {
    const std::string text = message.text(names::HtmlBody);
    const bool same = !create && before.has(names::Body) && before.text(names::HtmlBody) == text;
    if (html) message.set_text(names::Body, same ? before.text(names::Body) : html_to_text(text));
    return;
  }
  if (html && !message.has(names::Body))
    message.set_text(names::Body, html_to_text(message.text(names::HtmlBody)));
  message.erase(names::HtmlBody);
}

}  // namespace

result<void> message_saving::load(std::int32_t id, error_code missing, std::string pointer) {
  const auto found = writer_.message(id);
  if (!found) return found.error();
  if (!*found) return make_error(missing, std::move(pointer), "Message " + std::to_string(id));
  row_ = **found;
  const result<json::document> body = json::document::parse(row_.body);
  if (!body) return body.error();
  before_ = members(body->root());
  after_ = before_;
  return load_ticket(row_.ticket_id);
}

result<void> message_saving::load_addressed() {
  const result<void> loaded =
      load(context_.call.number("id").value_or(0), error_code::entity_not_found);
  return loaded ? check_unmodified(context_, ticket_.last_changed) : loaded;
}

result<void> message_saving::begin(std::int32_t ticket_id) {
  if (ticket_id == 0) return make_error(error_code::argument, "/Ticket/TicketId");
  row_.ticket_id = ticket_id;
  return load_ticket(ticket_id);
}

result<bool> message_saving::load_sent(const std::string& message_id) {
  if (message_id.empty()) return false;
  // begin() holds the ticket, so that of two equal requests the later one sees the earlier one's.
  // Where the ticket was merged meanwhile, the earlier one's message has gone along.
  std::set<std::int32_t> passed;
  std::optional<store::ticket_row> at = ticket_;
  while (at && passed.insert(at->id).second) {
    result<bool> found = find_sent(*at, message_id);
    if (!found || *found || at->connect_id == 0) return found;
    const auto next = writer_.ticket(at->connect_id);
    if (!next) return next.error();
    at = *next;
  }
  return false;
}

result<bool> message_saving::find_sent(const store::ticket_row& ticket,
                                       const std::string& message_id) {
  const auto is = [](store::column column, std::variant<std::int64_t, std::string> value) {
    store::filter filter;
    filter.condition = {column, store::comparison::eq, {std::move(value)}};
    return filter;
  };
  store::filter both;
  both.kind = store::filter::kind::all_of;
  both.parts = {is(store::column::ticket_id, ticket.id), is(store::column::message_id, message_id)};
  store::query query;
  query.filter = std::make_shared<const store::filter>(std::move(both));
  const auto rows = writer_.messages(query);
  if (!rows) return rows.error();
  // Lists compare texts without case.
  const auto same = [&](const store::message_row& row) { return row.message_id == message_id; };
  const auto found = std::find_if(rows->begin(), rows->end(), same);
  if (found == rows->end()) return false;
  row_ = *found;
  ticket_ = ticket;
  return true;
}

result<void> message_saving::load_ticket(std::int32_t id) {
  const auto found = writer_.ticket(id);
  if (!found) return found.error();
  if (!*found) {
    return make_error(error_code::reference_not_found, "/Ticket/TicketId",
                      "Ticket " + std::to_string(id));
  }
  ticket_ = **found;
  return {};
}

result<void> message_saving::change(const json::value& sent, dictionary_mode mode) {
  const auto fixed = fixed_entries(writer_, "TicketMessage", row_.id, sent);
  if (!fixed) return fixed.error();
  change_reader reader(presenter_, context_.locale.zone, *fixed);
  TICKETWIRE_TRY(reader.apply(sent, message_type(), mode, after_));
  if (has_inlined_images(after_.text(names::HtmlBody))) {
    return make_error(error_code::argument, "/HtmlBody",
                      "it holds pictures of embedImages=Inline, which are for reading alone");
  }
  if (row_.id == 0) {
    TICKETWIRE_TRY(complete());
  }
  agree_texts(before_, after_, row_.id == 0);
  return {};
}

result<void> message_saving::complete() {
  members& message = after_;
  if (!message.has(names::CreatedAt)) message.set_date(names::CreatedAt, context_.now);
  message.set_reference(names::CreatedBy, names::AssociateId, context_.caller.associate_id);
  if (!message.has(names::Slevel)) message.set_text(names::Slevel, "External");
  if (!message.has(names::Type))
    message.set_text(names::Type, message.has(names::HtmlBody) ? "Html" : "Plain");
  if (!message.has(names::Badge)) {
    // Only an incoming message has a person: the customer who wrote it.
    const std::string_view sent = message.has(names::Person) ? "Incoming" : "Reply";
    message.set_text(names::Badge,
                     message.text(names::Slevel) == "Internal" ? names::Comment : sent);
  }
  message.set_text(names::SearchTitle, ticket_.title);
  message.set_reference(names::Ticket, names::TicketId, row_.ticket_id);
  if (message.has(names::Author)) return {};
  const auto caller =
      presenter_.record(schema::get(carrier_id::Associate), context_.caller.associate_id);
  if (!caller) return caller.error();
  if (*caller != nullptr) {
    message.set_text(names::Author, members((*caller)->root()).text(names::FullName));
  }
  return {};
}

result<void> message_saving::attach(std::span<const std::int32_t> ids, const std::string& pointer) {
  std::vector<std::int32_t> all = attachment_ids(after_);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    std::string place = pointer;
    json::append_token(place, std::to_string(i));
    if (std::find(all.begin(), all.end(), ids[i]) != all.end()) continue;
    if (all.size() == most_attachments) {
      return make_error(error_code::argument, std::move(place), "too many attachments");
    }
    const auto found =
        find_attachment(writer_, ids[i], error_code::reference_not_found, std::move(place));
    if (!found) return found.error();
    all.push_back(ids[i]);
  }
  set_attachment_ids(after_, all);
  return {};
}

void message_saving::detach(std::span<const std::int32_t> ids) {
  const std::set<std::int32_t> gone(ids.begin(), ids.end());
  std::vector<std::int32_t> kept = attachment_ids(after_);
  std::erase_if(kept, [&](std::int32_t id) { return gone.contains(id); });
  set_attachment_ids(after_, kept);
}

result<void> message_saving::put() {
  if (row_.id != 0 && after_ == before_ && !answers_) return {};
  if (row_.id == 0) {
    const result<std::int32_t> id = writer_.next_message_id();
    if (!id) return id.error();
    row_.id = *id;
    after_.set_number(names::EjMessageId, row_.id);
  }
  row_ = to_message_row(row_.id, row_.ticket_id, after_);
  if (const auto kept = read_kept(row_.body, message_type(), kept_limits); !kept) {
    return kept.error();
  }
  const result<std::int32_t> stored = writer_.put_message(row_);
  if (!stored) return stored.error();
  TICKETWIRE_TRY(note_attachments(attachment_ids(after_)));
  return touch_ticket();
}

result<void> message_saving::remove() {
  TICKETWIRE_TRY(writer_.remove_message(row_.id));
  TICKETWIRE_TRY(note_attachments({}));
  return touch_ticket();
}

result<void> message_saving::note_attachments(const std::vector<std::int32_t>& now) {
  const std::vector<std::int32_t> before = attachment_ids(before_);
  const auto without = [](const std::vector<std::int32_t>& from,
                          const std::vector<std::int32_t>& others) {
    std::vector<std::int32_t> out;
    std::ranges::copy_if(from, std::back_inserter(out), [&](std::int32_t id) {
      return std::ranges::find(others, id) == others.end();
    });
    return out;
  };
  TICKETWIRE_TRY(note_used(writer_, without(now, before)));
  return note_unused(writer_, without(before, now), context_.now);
}

result<void> message_saving::touch_ticket() {
  const result<json::document> body = json::document::parse(ticket_.body);
  if (!body) return body.error();
  members ticket(body->root());
  const bool created = !before_.has(names::EjMessageId);
  if (answers_ && !is_incoming(after_) && !ticket.has(names::RepliedAt)) {
    ticket.set_date(names::RepliedAt, created ? after_.date(names::CreatedAt) : context_.now);
  }
  TICKETWIRE_TRY(count_messages(writer_, presenter_, ticket_.id, ticket));
  if (created && is_incoming(after_)) {
    ticket.set_text(names::ReadStatus, "Yellow");
    TICKETWIRE_TRY(redelegate(writer_, presenter_, context_.now, ticket));
  }
  ticket.set_date(names::LastChanged, next_change(context_.now, ticket_.last_changed));
  ticket_ = to_row(ticket_.id, ticket);
  const result<std::int32_t> stored = writer_.put_ticket(ticket_);
  if (!stored) return stored.error();
  return {};
}

result<void> message_saving::notify() {
  if (ticket_.owner_id == 0 || ticket_.owner_id == context_.caller.associate_id) return {};
  store::notification row;
  row.kind = store::notification::kind::message_new;
  row.ticket_id = ticket_.id;
  row.message_id = row_.id;
  row.recipient_associate_id = ticket_.owner_id;
  row.created_at = context_.now;
  row.due_at = context_.now;
  return writer_.put_notification(row);
}

result<std::string> message_saving::present_raw(const presentation& as) {
  const locale raw = context_.locale.raw();
  presenter fresh(writer_, raw);
  return present_message(writer_, fresh, row_, as);
}

}  // namespace ticketwire::service

#include "service/ticket/edit.hpp"
#include "service/answer/answer.hpp"
#include "service/record/make_error.hpp"

#include "service/record/custom_fields.hpp"
#include "service/record/keeping.hpp"
#include "service/record/names.hpp"
#include "service/ticket/counters.hpp"
#include "service/ticket/defaults.hpp"
#include "service/ticket/notice.hpp"
#include "service/ticket/present.hpp"
#include "service/ticket/rules.hpp"

namespace ticketwire::service {

result<void> ticket_saving::load(std::int32_t id, error_code missing) {
  const auto found = writer_.ticket(id);
  if (!found) return found.error();
  if (!*found) return make_error(missing, {}, "Ticket " + std::to_string(id));
  row_ = **found;
  result<json::document> body = json::document::parse(row_.body);
  if (!body) return body.error();
  take(*std::move(body));
  return {};
}

void ticket_saving::take(json::document body) {
  ticket_ = members(body.root());
  document_ = std::move(body);
}

result<void> ticket_saving::load_addressed(const context& context) {
  const result<void> loaded =
      load(context.call.number("id").value_or(0), error_code::entity_not_found);
  return loaded ? check_unmodified(context, row_.last_changed) : loaded;
}

result<void> ticket_saving::save(const json::value& sent, dictionary_mode mode) {
  const schema::carrier_type& type = schema::get(schema::carrier_id::TicketEntity);
  members after = ticket_;
  const auto fixed = fixed_entries(writer_, "Ticket", row_.id, sent);
  if (!fixed) return fixed.error();
  change_reader reader(presenter_, locale_.zone, *fixed);
  TICKETWIRE_TRY(reader.apply(sent, type, mode, after));
  if (row_.id == 0) {
    TICKETWIRE_TRY(complete_new_ticket(writer_, presenter_, caller_, now_, after));
  }
  return change(std::move(after), kept_limits);
}

result<void> ticket_saving::change(members after, const limits& most) {
  TICKETWIRE_TRY(apply_rules(writer_, presenter_, now_, ticket_, after));
  if (row_.id != 0 && after == ticket_) return {};
  return put(std::move(after), most);
}

result<void> ticket_saving::recount() {
  members after = ticket_;
  TICKETWIRE_TRY(count_messages(writer_, presenter_, row_.id, after));
  return change(std::move(after));
}

result<void> ticket_saving::put(members after, const limits& most) {
  after.set_date(names::LastChanged, next_change(now_, row_.last_changed));
  if (row_.id == 0) {
    created_ = true;
    const result<std::int32_t> id = writer_.next_ticket_id();
    if (!id) return id.error();
    row_.id = *id;
    after.set_number(names::TicketId, row_.id);
  }
  row_ = to_row(row_.id, after);
  result<json::document> body =
      read_kept(row_.body, schema::get(schema::carrier_id::TicketEntity), most);
  if (!body) return body.error();
  const result<std::int32_t> stored = writer_.put_ticket(row_, body->root());
  if (!stored) return stored.error();
  take(*std::move(body));
  return {};
}

result<void> ticket_saving::notify() {
  const auto kind =
      created_ ? store::notification::kind::ticket_new : store::notification::kind::ticket_saved;
  return put_notice(writer_, presenter_, {kind, row_, 0, caller_, now_});
}

result<void> ticket_saving::forget_notices() {
  return caller_ != 0 ? writer_.remove_notifications(row_.id, caller_) : result<void>();
}

result<std::string> ticket_saving::present_raw(const presentation& as) {
  const locale raw = locale_.raw();
  presenter fresh(writer_, raw);
  return present_ticket(writer_, fresh, row_.id, document_->root(), as);
}

result<saved_ticket> ticket_saving::saved() {
  auto messages = writer_.messages(row_.id);
  if (!messages) return messages.error();
  return saved_ticket{row_.id, row_.last_changed, document_, *std::move(messages)};
}

answer save_and_answer(const context& context, const presentation& as,
                       const std::function<result<saved_ticket>(store::writer&)>& work) {
  saved_ticket saved;
  std::int64_t changes = 0;
  const result<void> done = context.store.write([&](store::writer& writer) -> result<void> {
    result<saved_ticket> left = work(writer);
    if (!left) return left.error();
    saved = *std::move(left);
    changes = writer.record_changes();
    return {};
  });
  if (!done) return done.error();
  answer given = read_answer(context, [&](store::reader& reader) {
    reader.assume_record_changes(changes);
    presenter presenter(reader, context.locale, context.caller.level);
    return present_ticket(reader, presenter, saved.id, saved.document->root(), saved.messages, as);
  });
  if (!given) return given;
  return value_answer(std::move(given->body), saved.last_changed);
}

answer save_and_answer(const context& context, const presentation& as,
                       const std::function<result<void>(ticket_saving&)>& work) {
  return save_and_answer(context, as, [&](store::writer& writer) -> result<saved_ticket> {
    ticket_saving saving(writer, context);
    TICKETWIRE_TRY(work(saving));
    return saving.saved();
  });
}

}  // namespace ticketwire::service

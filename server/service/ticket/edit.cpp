#include "service/ticket/edit.hpp"
#include "service/answer/answer.hpp"
#include "service/record/make_error.hpp"

#include "service/record/custom_fields.hpp"
#include "service/record/keeping.hpp"
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
  const result<json::document> body = json::document::parse((*found)->body);
  if (!body) return body.error();
  row_ = **found;
  ticket_ = members(body->root());
  return {};
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
  TICKETWIRE_TRY(check_kept(after, type));
  if (row_.id == 0) {
    TICKETWIRE_TRY(complete_new_ticket(writer_, presenter_, caller_, now_, after));
  }
  return change(std::move(after));
}

result<void> ticket_saving::change(members after) {
  TICKETWIRE_TRY(apply_rules(writer_, presenter_, now_, ticket_, after));
  if (row_.id != 0 && after == ticket_) return {};
  return put(std::move(after));
}

result<void> ticket_saving::recount() {
  members after = ticket_;
  TICKETWIRE_TRY(count_messages(writer_, presenter_, row_.id, after));
  return change(std::move(after));
}

result<void> ticket_saving::put(members after) {
  after.set_date("LastChanged", next_change(now_, row_.last_changed));
  row_ = to_row(row_.id, after);
  if (row_.id == 0) {
    created_ = true;
    // The key is part of the body, so that the row is written once to learn it.
    const result<std::int32_t> id = writer_.put_ticket(row_);
    if (!id) return id.error();
    after.set_number("TicketId", *id);
    row_ = to_row(*id, after);
  }
  const result<std::int32_t> stored = writer_.put_ticket(row_);
  if (!stored) return stored.error();
  ticket_ = std::move(after);
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

result<std::string> ticket_saving::present(const schema::carrier_type& type,
                                           std::string_view origin) {
  presenter fresh(writer_, locale_);
  return present_ticket(writer_, fresh, row_, type, origin);
}

result<std::string> ticket_saving::present_raw(const schema::carrier_type& type) {
  const locale raw = locale_.raw();
  presenter fresh(writer_, raw);
  return present_ticket(writer_, fresh, row_, type);
}

answer save_and_answer(const context& context, const schema::carrier_type& type,
                       std::string_view origin,
                       const std::function<result<void>(ticket_saving&)>& work) {
  std::string body;
  store::ticks last_changed = 0;
  const result<void> done = context.store.write([&](store::writer& writer) -> result<void> {
    ticket_saving saving(writer, context);
    TICKETWIRE_TRY(work(saving));
    result<std::string> presented = saving.present(type, origin);
    if (!presented) return presented.error();
    body = *std::move(presented);
    last_changed = saving.row().last_changed;
    return {};
  });
  if (!done) return done.error();
  return value_answer(std::move(body), last_changed);
}

}  // namespace ticketwire::service

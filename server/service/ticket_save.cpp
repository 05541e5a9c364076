#include "service/changes.hpp"
#include "service/context.hpp"
#include "service/patching.hpp"
#include "service/ticket_rules.hpp"
#include "service/tickets.hpp"

namespace ticketwire::service {
namespace {

using schema::carrier_id;

/// A save within its transaction, from the row that was read to the answer.
class saving {
 public:
  saving(store::writer& writer, const context& context)
      : writer_(writer), context_(context), presenter_(writer, context.locale) {}

  /// Loads the ticket; `missing` is the error for one that does not exist.
  result<void> load(std::int32_t id, error_code missing) {
    const auto found = writer_.ticket(id);
    if (!found) return found.error();
    if (!*found) return make_error(missing, {}, "Ticket " + std::to_string(id));
    row_ = **found;
    const result<json::document> body = json::document::parse(row_.body);
    if (!body) return body.error();
    before_ = members(body->root());
    return {};
  }

  /// Loads the ticket of a REST address under If-Unmodified-Since; agents know no conditions.
  result<void> load_addressed() {
    const result<void> loaded =
        load(context_.call.number("id").value_or(0), error_code::entity_not_found);
    return loaded ? check_unmodified(context_, row_.last_changed) : loaded;
  }

  /// The TicketEntity as it stands.
  result<std::string> present(const schema::carrier_type& type, std::string_view origin = {}) {
    presenter fresh(writer_, context_.locale);
    return present_ticket(writer_, fresh, row_, type, origin);
  }

  /// Stores what was sent, when it changes anything.
  result<void> save(const json::value& sent, dictionary_mode mode) {
    members after = before_;
    const bool create = row_.id == 0;
    change_reader reader(presenter_, context_.locale.zone);
    const schema::carrier_type& type = schema::get(carrier_id::TicketEntity);
    const result<void> applied = reader.apply(sent, type, mode, after);
    if (!applied) return applied.error();
    if (create) {
      const result<void> completed = complete_new_ticket(writer_, presenter_, context_, after);
      if (!completed) return completed.error();
    }
    const result<void> ruled = apply_rules(writer_, presenter_, context_, before_, after);
    if (!ruled) return ruled.error();
    if (!create && after == before_) return {};
    return put(std::move(after));
  }

  /// Leaves word for the owner, unless he made the save himself.
  result<void> notify() {
    const std::int32_t owner = row_.owner_id;
    if (owner == 0 || owner == context_.caller.associate_id) return {};
    store::notification row;
    row.ticket_id = row_.id;
    row.recipient_associate_id = owner;
    row.created_at = context_.now;
    row.due_at = context_.now;
    return writer_.put_notification(row);
  }

  [[nodiscard]] store::ticks last_changed() const noexcept { return row_.last_changed; }

 private:
  result<void> put(members after) {
    after.set_date("LastChanged", next_change(context_.now, row_.last_changed));
    row_ = to_row(row_.id, after);
    if (row_.id == 0) {
      // The key is part of the body, so that the row is written once to learn it.
      const result<std::int32_t> id = writer_.put_ticket(row_);
      if (!id) return id.error();
      after.set_number("TicketId", *id);
      row_ = to_row(*id, after);
    }
    const result<std::int32_t> stored = writer_.put_ticket(row_);
    if (!stored) return stored.error();
    return {};
  }

  store::writer& writer_;
  const context& context_;
  presenter presenter_;
  store::ticket_row row_;
  members before_;
};

/// Patches what GET answers, links included; what may not be saved is passed over then.
result<void> patch_in(saving& saving, const json::document& body) {
  const schema::carrier_type& type = schema::get(carrier_id::TicketEntityWithLinks);
  const result<std::string> text = saving.present(type);
  if (!text) return text.error();
  const result<json::document> changes = patched_members(*text, body.root(), type);
  if (!changes) return changes.error();
  return saving.save(changes->root(), dictionary_mode::replace);
}

/// Runs `work` in one transaction and answers with the ticket as it then stands.
template <class Work>
answer save_and_answer(const context& context, const schema::carrier_type& type,
                       std::string_view origin, const Work& work) {
  std::string body;
  store::ticks last_changed = 0;
  const result<void> done = context.store.write([&](store::writer& writer) -> result<void> {
    saving saving(writer, context);
    const result<void> saved = work(saving);
    if (!saved) return saved.error();
    result<std::string> presented = saving.present(type, origin);
    if (!presented) return presented.error();
    body = *std::move(presented);
    last_changed = saving.last_changed();
    return {};
  });
  if (!done) return done.error();
  return value_answer(std::move(body), last_changed);
}

}  // namespace

answer patch_ticket(const context& context) {
  return save_and_answer(context, schema::get(carrier_id::TicketEntityWithLinks),
                         context.settings.origin, [&](saving& saving) -> result<void> {
                           const result<void> loaded = saving.load_addressed();
                           if (!loaded) return loaded.error();
                           return patch_in(saving, *context.call.body);
                         });
}

answer put_ticket(const context& context) {
  const schema::carrier_type& type = schema::get(carrier_id::TicketEntity);
  return save_and_answer(context, type, {}, [&](saving& saving) -> result<void> {
    const result<void> loaded = saving.load_addressed();
    if (!loaded) return loaded.error();
    result<void> saved = saving.save(context.call.body->root(), dictionary_mode::merge);
    if (!saved || !context.call.truth("notify")) return saved;
    return saving.notify();
  });
}

answer save_ticket_with_notify(const context& context) {
  const schema::carrier_type& type = schema::get(carrier_id::TicketEntity);
  const json::value request = context.call.body->root();
  const std::optional<json::value> entity = request.find("NewEntity");
  if (!entity) return make_error(error_code::entity_missing, "/NewEntity");
  const std::optional<json::value> notify = request.find("Notify");
  const std::int32_t id = key_of(*entity, type).value_or(0);
  return save_and_answer(context, type, {}, [&](saving& saving) -> result<void> {
    if (id != 0) {
      const result<void> loaded = saving.load(id, error_code::save_not_found);
      if (!loaded) return loaded.error();
    }
    result<void> saved = saving.save(*entity, dictionary_mode::merge);
    if (!saved || !notify || !notify->boolean()) return saved;
    return saving.notify();
  });
}

}  // namespace ticketwire::service

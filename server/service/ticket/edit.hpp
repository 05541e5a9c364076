#pragma once

#include "service/answer/context.hpp"
#include "service/record/change_reader.hpp"
#include "service/record/members.hpp"
#include "service/ticket/present.hpp"

namespace ticketwire::service {

/// A ticket as a save has left it: all that moves its LastChanged, so that what is answered is that
/// version to the letter, whatever comes after it.
struct saved_ticket {
  std::int32_t id = 0;
  store::ticks last_changed = 0;
  /// Its stored body; absent before anything has been saved.
  std::optional<json::document> document = {};
  std::vector<store::message_row> messages = {};
};

/// The one way to a stored ticket: a save within its transaction, from the row that was read to the
/// answer. Every endpoint that changes a ticket goes through it, so that the same rules hold for
/// all. For one transaction.
class ticket_saving {
 public:
  /// `caller` is the associate in whose name the save is made, 0 for the server itself.
  ticket_saving(store::writer& writer, const locale& locale, std::int32_t caller, store::ticks now)
      : writer_(writer), locale_(locale), presenter_(writer, locale), caller_(caller), now_(now) {}
  ticket_saving(store::writer& writer, const context& context)
      : ticket_saving(writer, context.locale, context.caller.associate_id, context.now) {}

  /// Reads the ticket that is saved; without it, a new one is. `missing` is the error where there
  /// is none.
  result<void> load(std::int32_t id, error_code missing);
  /// The same for the id of a REST address, under If-Unmodified-Since.
  result<void> load_addressed(const context& context);

  /// Stores what a client has sent (bound to TicketEntity), when it changes anything. Errors: those
  /// of change_reader and read_kept.
  result<void> save(const json::value& sent, dictionary_mode mode);
  /// Stores members that the server has changed, read-only ones included, when they differ. Errors:
  /// those of read_kept.
  result<void> change(members after, const limits& most = {});
  /// Moves its LastChanged for a change of what belongs to it, and is no property of it.
  result<void> touch() { return put(ticket_, {}); }
  /// Counts the ticket's messages anew, after some were added or moved away.
  result<void> recount();
  /// Leaves word for those who are to know of the save, but not for whoever made it.
  result<void> notify();
  /// Takes back the mails about the ticket that still wait for whoever makes the save.
  result<void> forget_notices();

  /// What a patch is applied to: the same whatever the request's languages and form of dates are.
  [[nodiscard]] result<std::string> present_raw(const presentation& as);
  /// The ticket as it stands.
  [[nodiscard]] result<saved_ticket> saved();
  [[nodiscard]] const members& ticket() const noexcept { return ticket_; }
  [[nodiscard]] const store::ticket_row& row() const noexcept { return row_; }
  [[nodiscard]] presenter& records() noexcept { return presenter_; }
  [[nodiscard]] store::ticks now() const noexcept { return now_; }

 private:
  result<void> put(members after, const limits& most);
  void take(json::document body);

  store::writer& writer_;
  const locale& locale_;
  presenter presenter_;
  std::int32_t caller_;
  store::ticks now_;
  store::ticket_row row_;
  /// The row's body.
  std::optional<json::document> document_;
  members ticket_;
  bool created_ = false;
};

/// Runs `work` on a ticket in one transaction and answers with the ticket as that leaves it: what
/// was written is rendered after the commit, when nobody waits for it.
[[nodiscard]] answer save_and_answer(
    const context& context, const presentation& as,
    const std::function<result<saved_ticket>(store::writer&)>& work);
/// The same for work on one ticket.
[[nodiscard]] answer save_and_answer(const context& context, const presentation& as,
                                     const std::function<result<void>(ticket_saving&)>& work);

}  // namespace ticketwire::service

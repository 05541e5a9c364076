#pragma once

#include <span>

#include "service/answer/context.hpp"
#include "service/record/change_reader.hpp"
#include "service/record/members.hpp"
#include "service/ticket/present.hpp"

namespace ticketwire::service {

/// A save of a message within its transaction, from the rows that were read to the answer.
class message_saving {
 public:
  message_saving(store::writer& writer, const context& context)
      : writer_(writer), context_(context), presenter_(writer, context.locale) {}

  /// Loads a message and its ticket; `missing` is the error for one that does not exist.
  result<void> load(std::int32_t id, error_code missing, std::string pointer = {});
  /// Loads the message of a REST address under If-Unmodified-Since, which is compared with the
  /// ticket's LastChanged: every change of a message changes that. Agents know no conditions.
  result<void> load_addressed();
  /// Begins a new message on a ticket. Errors: argument for 0, reference_not_found.
  result<void> begin(std::int32_t ticket_id);
  /// True where the ticket, or what it was merged into, has a message of this MessageId (RFC 5322,
  /// 3.6.4) already, which is then loaded: a request that a browser has repeated, or that arrives
  /// late, stores nothing twice.
  result<bool> load_sent(const std::string& message_id);

  /// Takes over what was sent. Errors: those of change_reader; argument for an HtmlBody with
  /// pictures that only embedImages=Inline writes.
  result<void> change(const json::value& sent, dictionary_mode mode);
  /// Adds attachments behind those that the message has. Errors: reference_not_found with a pointer
  /// below `pointer`, argument beyond most_attachments.
  result<void> attach(std::span<const std::int32_t> ids, const std::string& pointer);
  void detach(std::span<const std::int32_t> ids);

  /// Stores what has changed, and brings the ticket's counters and stamps up to it. Errors: those
  /// of read_kept.
  result<void> put();
  result<void> remove();
  /// Leaves word of the message for the ticket's owner, unless he is the caller.
  result<void> notify();

  /// An answer to the customer, whatever its access level: put() then stamps RepliedAt.
  void answers() noexcept { answers_ = true; }
  [[nodiscard]] members& message() noexcept { return after_; }
  [[nodiscard]] std::int32_t id() const noexcept { return row_.id; }
  [[nodiscard]] const store::ticket_row& ticket() const noexcept { return ticket_; }
  [[nodiscard]] presenter& records() noexcept { return presenter_; }
  /// What a patch is applied to: the same whatever the request's languages and form of dates are.
  [[nodiscard]] result<std::string> present_raw(const presentation& as);
  /// The row of the message as it stands.
  [[nodiscard]] const store::message_row& row() const noexcept { return row_; }

 private:
  result<void> load_ticket(std::int32_t id);
  /// The same of one ticket.
  result<bool> find_sent(const store::ticket_row& ticket, const std::string& message_id);
  result<void> complete();
  /// What the message refers to no more, and what it refers to newly.
  [[nodiscard]] result<void> note_attachments(const std::vector<std::int32_t>& now);
  result<void> touch_ticket();

  store::writer& writer_;
  const context& context_;
  presenter presenter_;
  store::message_row row_;
  store::ticket_row ticket_;
  members before_;
  members after_;
  bool answers_ = false;
};

}  // namespace ticketwire::service

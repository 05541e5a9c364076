#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "service/answer/context.hpp"
#include "service/mail/mail_address.hpp"
#include "service/record/members.hpp"
#include "service/record/presenter.hpp"

namespace ticketwire::service {

/// Recipients that one mail may have.
inline constexpr std::size_t most_recipients = 100;

struct recipients {
  std::vector<mailbox> to;
  std::vector<mailbox> cc;
  std::vector<mailbox> bcc;

  [[nodiscard]] std::size_t size() const noexcept { return to.size() + cc.size() + bcc.size(); }
  /// Each address once, without regard to case: the first in the order to, cc, bcc stays.
  void drop_duplicates();
};

/// The mailboxes of a message's MessageHeaders of that name (From, Reply-To, To, Cc, Bcc).
[[nodiscard]] std::vector<mailbox> header_mailboxes(const members& message, std::string_view name);

/// Whom an answer is to go to. `action` is a member of MessageActionType; `message` is the one that
/// is answered, if any.
/// - None, Reply: who wrote the message (its Reply-To, its From or its person), or, of a message
///   that we sent, those it went to; without any, the ticket's person.
/// - ReplyAll: these, and as Cc the others that the message went to and the ticket's further
///   persons, but not the caller.
/// - Forward, InternalComment: nobody.
[[nodiscard]] result<recipients> compute_recipients(presenter& presenter, const context& context,
                                                    std::string_view action, const members& ticket,
                                                    const members* message);

/// Those that are due when a message is sent and no address is given: its own To, Cc and Bcc, or
/// else the ticket's person.
[[nodiscard]] result<recipients> own_recipients(presenter& presenter, const members& ticket,
                                                const members& message);

}  // namespace ticketwire::service

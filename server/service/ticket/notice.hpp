#pragma once

#include "service/record/presenter.hpp"

namespace ticketwire::service {

/// Something about a ticket that users are told of.
struct notice {
  enum store::notification::kind kind;
  const store::ticket_row& ticket;
  /// 0 where no message is meant.
  std::int32_t message_id;
  /// Who made the save: he is not told of it.
  std::int32_t caller;
  store::ticks now;
};

/// Puts a row into the outbox for each user who is told: the ticket's owner and, of a new ticket in
/// a category with the flag NotifyMembers, the category's members. Of a new ticket without an owner
/// also one for each address in the category's NotificationEmail. Nobody twice.
[[nodiscard]] result<void> put_notice(store::writer& writer, presenter& presenter,
                                      const notice& notice);

}  // namespace ticketwire::service

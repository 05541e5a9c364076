#pragma once

#include "service/record/members.hpp"
#include "service/record/presenter.hpp"

namespace ticketwire::service {

/// A ticket that asks for an owner.
struct assignment {
  std::int32_t category_id;
  /// The customer; 0 for none.
  std::int32_t person_id;
  store::ticks now;
  /// Whether only those are asked who are logged in now, whatever the category says.
  bool only_present = false;
};

/// The owner that a category's rules name, or 0 for nobody. DelegateMethod decides between the
/// members: Even takes the one whose last assignment is oldest, Weighted the one with the fewest
/// active tickets for his weight, Unfair the one with the fewest, Not nobody; ties go to the lowest
/// id. For AssignmentLag minutes after a customer's ticket in the category, his next ones go to
/// that ticket's owner, where he is still a member. With the flag OnlyLoggedInUsers only those are
/// asked who are logged in now. With the flag DelegateToOurContact the customer's support contact,
/// or else his contact with us, goes before all, member or not. Where nobody is left,
/// DefaultToCategoryMaster names the category master. The assignment is remembered for Even.
[[nodiscard]] result<std::int32_t> choose_owner(store::writer& writer, presenter& presenter,
                                                const assignment& wanted);

/// For a customer's message: where the category has the flag RedelegateNewMsg and the ticket's
/// owner is not logged in, one of those who are takes the ticket over by the same rules; it stays
/// where it is while nobody is.
[[nodiscard]] result<void> redelegate(store::writer& writer, presenter& presenter, store::ticks now,
                                      members& ticket);

/// Whether a category has a flag (TicketCategoryFlags); false where there is no such category.
[[nodiscard]] result<bool> has_category_flag(presenter& presenter, std::int32_t category_id,
                                             std::string_view flag);

}  // namespace ticketwire::service

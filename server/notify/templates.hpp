#pragma once

#include <string>
#include <string_view>

#include "store/store.hpp"

namespace ticketwire::notify {

/// The words of one language.
struct wording {
  /// Primary subtag (BCP 47).
  std::string_view language;
  /// One sentence for each kind that goes to an associate; {id} stands for the ticket's number.
  std::string_view ticket_saved;
  std::string_view ticket_new;
  std::string_view message_new;
  std::string_view title;
  std::string_view customer;
  std::string_view status;
  std::string_view priority;
  std::string_view category;
  std::string_view owner;
  /// Why the reader gets the mail.
  std::string_view reason;
};

/// The words for a language tag such as "nb-NO"; null where there are none.
[[nodiscard]] const wording* find_wording(std::string_view language);

/// The sentence for a kind, with the number of the ticket.
[[nodiscard]] std::string sentence(const wording& words, enum store::notification::kind kind,
                                   std::int32_t ticket_id);

}  // namespace ticketwire::notify

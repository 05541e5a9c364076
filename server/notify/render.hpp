#pragma once

#include <string>
#include <variant>

#include "notify/mail.hpp"

namespace ticketwire::notify {

struct sender {
  mailbox from;
  /// Where the page is, for links: scheme and authority.
  std::string origin;
  /// For readers without a language of their own; one that find_wording() knows.
  std::string language = "en";
};

/// Why a notification can never be sent, for the operator.
struct unsendable {
  std::string problem;
};

/// The mail for a row of the outbox. Of messages only a message that is itself to be sent gives its
/// text away, and an internal one never. Errors: the store's.
[[nodiscard]] result<std::variant<mail, unsendable>> render(store::reader& reader,
                                                            const store::notification& row,
                                                            const sender& sender);

}  // namespace ticketwire::notify

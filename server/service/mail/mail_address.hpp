#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ticketwire::service {

/// Somebody who can be written to.
struct mailbox {
  /// local@domain.
  std::string address;
  /// As to be shown; may be empty.
  std::string name;
};

/// The address in `a@b.example` or `Name <a@b.example>`: dot-atoms of ASCII (RFC 5321 4.1.2) with
/// at most 64 characters before the sign and 254 in all, so that it can stand in an SMTP command
/// and in a header field as it is. Nullopt for anything else.
[[nodiscard]] std::optional<mailbox> parse_mailbox(std::string_view text);

/// The mailboxes of a header field such as To (RFC 5322 3.4) in their order, groups dissolved;
/// separated by commas, semicolons or blanks. A name is the phrase before an address in angle
/// brackets or the comment behind a bare one, without quotes and with its encoded words (RFC 2047)
/// decoded; one of more than 1000 bytes is dropped. A domain beyond ASCII becomes that of the DNS
/// (RFC 3490). What is no address by parse_mailbox is passed over, and so is what lies beyond
/// 64 KiB or behind a comment that does not end.
[[nodiscard]] std::vector<mailbox> parse_mailboxes(std::string_view field);

}  // namespace ticketwire::service

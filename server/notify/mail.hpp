#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/store.hpp"

namespace ticketwire::notify {

/// A name and an address (RFC 5322 section 3.4); the name may be empty.
struct mailbox {
  std::string name;
  std::string address;

  bool operator==(const mailbox&) const = default;
};

struct attachment {
  std::string name;
  std::string media_type;
  /// Without angle brackets; not empty where the HTML shows the file by `cid:`.
  std::string content_id;
  std::string bytes;
};

/// What is to be sent, before it has a form. Texts are UTF-8; none of them can add a header field.
struct mail {
  /// Without angle brackets; the same at every try.
  std::string message_id;
  /// Message-Id of what this answers, without angle brackets; empty where there is none.
  std::string in_reply_to;
  store::ticks date = 0;
  /// Made by the server itself (RFC 3834), so that no automatic answer comes back.
  bool automatic = true;
  mailbox from;
  std::vector<mailbox> to;
  std::vector<mailbox> cc;
  std::vector<mailbox> bcc;
  std::string subject;
  std::string text;
  /// Empty where there is plain text alone.
  std::string html;
  std::vector<attachment> attachments;
};

/// `local@domain` or `Name <local@domain>`, the name perhaps in quotes. nullopt for anything else,
/// for control characters and for addresses beyond 320 bytes; quoted local parts are not taken.
[[nodiscard]] std::optional<mailbox> parse_mailbox(std::string_view text);

}  // namespace ticketwire::notify

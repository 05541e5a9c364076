#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ticketwire/result.hpp"

/// What mails are read with beyond their addresses.
namespace ticketwire::service {

/// A file within a mail, decoded.
struct mail_file {
  std::string bytes;
  std::string file_name;
  std::string content_type;
};

/// The attachment at a position, from 0, of a mail as it was sent (RFC 5322, RFC 2045): parts that
/// are meant as attachments, have a file name or are mails themselves, in their order.
/// Errors: entity_not_found where there is no such attachment, argument for a mail of more than
/// 50,000 lines that could be header fields or boundaries.
[[nodiscard]] result<mail_file> mail_attachment(std::string_view mail, std::int32_t position);

/// A phrase with its encoded words (RFC 2047) decoded, in UTF-8; one that cannot be read stays.
[[nodiscard]] std::string decode_encoded_words(const std::string& phrase);

/// A domain beyond ASCII as it stands in the DNS (RFC 3490); empty where it has no form there that
/// means this one alone.
[[nodiscard]] std::string domain_to_ascii(const std::string& domain);

}  // namespace ticketwire::service

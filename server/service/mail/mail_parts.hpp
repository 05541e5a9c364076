#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ticketwire/result.hpp"

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

}  // namespace ticketwire::service

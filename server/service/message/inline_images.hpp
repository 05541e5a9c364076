#pragma once

#include <string>
#include <string_view>

#include "service/record/members.hpp"

namespace ticketwire::service {

/// The HTML of a stored message with its pictures in the text: `cid:` references to attachments of
/// the message that are pixels (PNG, JPEG, GIF, WebP) become `data:` URLs, as long as those
/// pictures have at most 4 MiB together; other references stay. For reading alone: the URLs carry a
/// parameter of ours, by which has_inlined_images knows them when they come back.
[[nodiscard]] result<std::string> inline_images(store::reader& reader, const members& message);

[[nodiscard]] bool has_inlined_images(std::string_view html);

}  // namespace ticketwire::service

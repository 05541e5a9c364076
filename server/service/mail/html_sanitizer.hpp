#pragma once

#include <string>
#include <string_view>

#include "ticketwire/result.hpp"

namespace ticketwire::service {

/// A mail's HTML as a fragment that runs nothing and fetches nothing when it is shown:
/// parse_html reads it, and only listed elements, attributes, URL schemes and style properties are
/// written again. Links open elsewhere and send no referrer; of images only those within the mail
/// (cid:) or within the text (data:, pixels only) keep their source. Comments, scripts, styles and
/// foreign content go with what they hold; other elements leave their content.
///
/// Errors: json_depth beyond 256 nested elements, json_size beyond 2 MiB of input or 4 MiB of
/// output.
[[nodiscard]] result<std::string> sanitize_html(std::string_view html);

}  // namespace ticketwire::service

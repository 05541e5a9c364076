#pragma once

#include <string>
#include <string_view>

namespace ticketwire::service {

/// The readable text of a mail's HTML: tags, comments and the content of script, style and head are
/// dropped, block elements and <br> begin a line, a blank parts the cells of a row, character
/// references are decoded. For searching and plain display; it makes nothing safe.
[[nodiscard]] std::string html_to_text(std::string_view html);

/// `text` as HTML's text or attribute value: its markup characters escaped.
[[nodiscard]] std::string escape_html(std::string_view text);

}  // namespace ticketwire::service

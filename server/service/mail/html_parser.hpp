#pragma once

#include <span>
#include <string_view>

namespace ticketwire::service {

/// An attribute with its character references decoded, its name in lower case.
struct html_attribute {
  std::string_view name;
  std::string_view value;
};

/// What a text of HTML holds, in its order. Each returns whether the parser goes on.
class html_events {
 public:
  virtual ~html_events() = default;
  /// An element begins, its name in lower case; one that cannot have content ends at once.
  virtual bool start(std::string_view element, std::span<const html_attribute> attributes) = 0;
  /// The innermost element that is open ends.
  virtual bool end() = 0;
  /// Character references are decoded; a text may come in pieces.
  virtual bool text(std::string_view text) = 0;
};

/// Reads what may stand within a body, whatever is wrong with it. Elements may be left open at the
/// end. It builds no tree, and takes a time in proportion to the text. False where there is no
/// memory for the parser.
[[nodiscard]] bool parse_html(std::string_view html, html_events& events);

}  // namespace ticketwire::service

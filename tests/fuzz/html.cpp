// A mail's HTML. What is left of it is markup of the list alone, balanced, and clean; its text is
// what was escaped.
#include <algorithm>
#include <vector>

#include "service/mail/html_rules.hpp"
#include "service/mail/html_sanitizer.hpp"
#include "service/mail/html_text.hpp"
#include "support.hpp"

namespace {

using namespace ticketwire;
using fuzz::require;
using service::html_element;

/// The tag from behind its `<` to its `>`, which no value holds.
void check_attributes(std::string_view element, std::string_view rest) {
  while (!rest.empty()) {
    require(rest.front() == ' ', "attributes are set apart by spaces");
    const std::size_t equals = rest.find("=\"");
    require(equals != std::string_view::npos, "an attribute has a value");
    const std::string_view name = rest.substr(1, equals - 1);
    rest.remove_prefix(equals + 2);
    const std::size_t end = rest.find('"');
    require(end != std::string_view::npos, "a value ends");
    const std::string_view value = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    if (name == "target") {
      require(value == "_blank", "a link opens elsewhere");
    } else if (name == "rel") {
      require(value == "nofollow noreferrer noopener", "and sends no referrer");
    } else {
      require(service::kept_attribute(element, name, "").has_value() || name == "href" ||
                  name == "src" || name == "style",
              "an attribute is on the list");
    }
    if (name == "href" || name == "src") {
      const std::string_view scheme = value.substr(0, value.find(':'));
      const auto letter = [](char c) { return c >= 'A' && c <= 'z'; };
      require(std::all_of(scheme.begin(), scheme.end(), letter), "a scheme is a name");
      require(!json::equal_ignore_case(scheme, "javascript"), "and not that of a script");
    }
  }
}

void check_markup(std::string_view html) {
  std::vector<std::string_view> open;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
    const std::size_t end = html.find('>', at);
    require(end != std::string_view::npos, "a tag ends");
    std::string_view tag = html.substr(at + 1, end - at - 1);
    require(tag.find('<') == std::string_view::npos, "before the next one");
    at = end + 1;
    if (tag.starts_with('/')) {
      require(!open.empty() && open.back() == tag.substr(1), "tags are balanced");
      open.pop_back();
      continue;
    }
    const std::string_view element = tag.substr(0, tag.find(' '));
    const html_element rule = service::rule_of(element);
    require(rule == html_element::kept || rule == html_element::kept_empty, "it is on the list");
    check_attributes(element, tag.substr(element.size()));
    if (rule == html_element::kept) open.push_back(element);
  }
  require(open.empty(), "every tag is closed");
}

/// A text as html_to_text lays it out: white space is one space, none at the ends.
std::string laid_out(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space) out.push_back(c);
    if (space && !out.empty() && out.back() != ' ') out.push_back(' ');
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view html = fuzz::input(data, size).rest();
  // The longest that a reference becomes: six bytes of the five of &nGt;.
  require(service::html_to_text(html).size() <= html.size() / 5 * 6 + 6, "a text is bounded");
  require(service::html_to_text(service::escape_html(html)) == laid_out(html),
          "what is escaped is text");
  const auto clean = service::sanitize_html(html);
  if (!clean) {
    require(clean.error().code == error_code::json_depth, "a small text can only be too deep");
    return 0;
  }
  check_markup(*clean);
  const auto again = service::sanitize_html(*clean);
  // Elements that were nested as HTML does not allow may move; nothing comes of it.
  require(again.has_value(), "what is clean can be cleaned");
  check_markup(*again);
  return 0;
}

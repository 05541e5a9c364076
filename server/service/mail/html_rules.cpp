#include "service/mail/html_rules.hpp"

#include <algorithm>
#include <array>

#include "ticketwire/ascii.hpp"
#include "ticketwire/json/value.hpp"

namespace ticketwire::service {
namespace {

using names = std::string_view;

template <std::size_t Count>
bool contains(const std::array<names, Count>& list, std::string_view name) noexcept {
  return std::find(list.begin(), list.end(), name) != list.end();
}

constexpr std::array<names, 62> kept_elements = {
    "a",          "abbr",    "address", "article", "b",     "bdi",      "bdo",        "big",
    "blockquote", "caption", "center",  "cite",    "code",  "colgroup", "dd",         "del",
    "dfn",        "dir",     "div",     "dl",      "dt",    "em",       "figcaption", "figure",
    "font",       "footer",  "h1",      "h2",      "h3",    "h4",       "h5",         "h6",
    "header",     "i",       "ins",     "kbd",     "li",    "main",     "mark",       "ol",
    "p",          "pre",     "q",       "s",       "samp",  "section",  "small",      "span",
    "strike",     "strong",  "sub",     "sup",     "table", "tbody",    "td",         "tfoot",
    "th",         "thead",   "tr",      "tt",      "u",     "ul"};

constexpr std::array<names, 5> empty_elements = {"br", "col", "hr", "img", "wbr"};

// What they hold is no text of the mail, or is read by rules of its own.
constexpr std::array<names, 25> dropped_elements = {
    "script", "style",   "title",     "template", "noscript", "noframes", "noembed",
    "iframe", "frame",   "frameset",  "object",   "embed",    "applet",   "audio",
    "video",  "source",  "track",     "canvas",   "svg",      "math",     "textarea",
    "xmp",    "listing", "plaintext", "datalist"};

struct attribute_row {
  names attribute;
  /// Elements that may have it, separated by spaces; empty for all.
  names elements;
};

constexpr std::array<attribute_row, 21> attributes = {{
    {"align", ""},
    {"alt", "img"},
    {"bgcolor", "table td th tr tbody thead tfoot"},
    {"border", "table img"},
    {"cellpadding", "table"},
    {"cellspacing", "table"},
    {"color", "font hr"},
    {"colspan", "td th"},
    {"dir", ""},
    {"face", "font"},
    {"height", "img table td th tr"},
    {"lang", ""},
    {"rowspan", "td th"},
    {"size", "font hr"},
    {"span", "col colgroup"},
    {"start", "ol"},
    {"title", ""},
    {"type", "ol ul li"},
    {"valign", "col colgroup td th tr tbody thead tfoot"},
    {"value", "li"},
    {"width", "img table td th col colgroup hr"},
}};

/// Properties, and families of them: "border" allows "border-left" too.
constexpr std::array<names, 24> style_properties = {"background-color",
                                                    "border",
                                                    "caption-side",
                                                    "color",
                                                    "direction",
                                                    "font",
                                                    "height",
                                                    "letter-spacing",
                                                    "line-height",
                                                    "list-style-type",
                                                    "margin",
                                                    "max-width",
                                                    "min-width",
                                                    "overflow-wrap",
                                                    "padding",
                                                    "table-layout",
                                                    "text-align",
                                                    "text-decoration",
                                                    "text-indent",
                                                    "text-transform",
                                                    "vertical-align",
                                                    "white-space",
                                                    "width",
                                                    "word-break"};

constexpr std::array<names, 4> link_schemes = {"http:", "https:", "mailto:", "tel:"};

constexpr std::array<names, 5> data_images = {"data:image/png;base64,", "data:image/jpeg;base64,",
                                              "data:image/jpg;base64,", "data:image/gif;base64,",
                                              "data:image/webp;base64,"};

constexpr std::size_t most_style = 2000;

bool has_word(names list, std::string_view word) noexcept {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    if (list.substr(0, end) == word) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

/// As the URL standard reads it: without spaces and controls around it, and without tabs and line
/// ends within. Nullopt where other controls are left.
std::optional<std::string> clean_url(std::string_view value) {
  std::string out;
  for (const char c : value) {
    if (c != '\t' && c != '\n' && c != '\r') out.push_back(c);
  }
  const auto outside = [](char c) { return static_cast<unsigned char>(c) > 0x20; };
  out.erase(out.begin(), std::find_if(out.begin(), out.end(), outside));
  out.erase(std::find_if(out.rbegin(), out.rend(), outside).base(), out.end());
  const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  if (std::any_of(out.begin(), out.end(), control)) return std::nullopt;
  return out;
}

template <std::size_t Count>
bool begins_with_one_of(std::string_view text, const std::array<names, Count>& list) {
  return std::any_of(list.begin(), list.end(), [&](std::string_view start) {
    return json::equal_ignore_case(text.substr(0, start.size()), start);
  });
}

std::optional<std::string> kept_link(std::string_view value) {
  std::optional<std::string> url = clean_url(value);
  if (!url || !begins_with_one_of(*url, link_schemes)) return std::nullopt;
  return url;
}

std::optional<std::string> kept_image(std::string_view value) {
  std::optional<std::string> url = clean_url(value);
  if (!url) return std::nullopt;
  const bool within = json::equal_ignore_case(std::string_view(*url).substr(0, 4), "cid:");
  if (!within && !begins_with_one_of(*url, data_images)) return std::nullopt;
  return url;
}

bool is_style_property(std::string_view name) {
  return std::any_of(style_properties.begin(), style_properties.end(), [&](names row) {
    return name == row || (name.starts_with(row) && name[row.size()] == '-');
  });
}

/// Words, numbers, lengths, quoted families and rgb()-like colors. Nothing that fetches (url), runs
/// (expression), escapes (\), comments or moves content over other content (negative lengths).
bool is_plain_style(std::string_view value) {
  bool negative = false;
  char before = ' ';
  char quote = 0;
  for (const char c : value) {
    const bool digit = c >= '0' && c <= '9';
    const bool word = digit || (ascii::lower(c) >= 'a' && ascii::lower(c) <= 'z');
    negative = negative || (digit && before == '-');
    if (c == '"' || c == '\'') {
      if (quote != 0 && quote != c) return false;
      quote = quote == 0 ? c : '\0';
    } else if (!word && std::string_view(" #.,%-+()").find(c) == std::string_view::npos) {
      return false;
    }
    if (c == '.' && before == '-') return false;
    before = c;
  }
  if (quote != 0 || negative) return false;
  const std::size_t open = value.find('(');
  if (open == std::string_view::npos) return value.find(')') == std::string_view::npos;
  const std::string name = ascii::lower(value.substr(0, open));
  const bool color = name == "rgb" || name == "rgba" || name == "hsl" || name == "hsla";
  return color && value.find('(', open + 1) == std::string_view::npos && value.back() == ')';
}

std::optional<std::string> kept_style(std::string_view value) {
  if (value.size() > most_style) return std::nullopt;
  std::string out;
  while (!value.empty()) {
    const std::size_t end = std::min(value.find(';'), value.size());
    const std::string_view declaration = value.substr(0, end);
    value.remove_prefix(std::min(end + 1, value.size()));
    const std::size_t colon = declaration.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string name = ascii::lower(ascii::trim(declaration.substr(0, colon), " \t\r\n\f"));
    const std::string_view text = ascii::trim(declaration.substr(colon + 1), " \t\r\n\f");
    if (text.empty() || !is_style_property(name) || !is_plain_style(text)) continue;
    if (!out.empty()) out.push_back(';');
    out.append(name).append(":").append(text);
  }
  if (out.empty()) return std::nullopt;
  return out;
}

}  // namespace

html_element rule_of(std::string_view element) noexcept {
  if (contains(kept_elements, element)) return html_element::kept;
  if (contains(empty_elements, element)) return html_element::kept_empty;
  if (contains(dropped_elements, element)) return html_element::dropped;
  return html_element::unwrapped;
}

std::optional<std::string> kept_attribute(std::string_view element, std::string_view attribute,
                                          std::string_view value) {
  if (attribute == "style") return kept_style(value);
  if (attribute == "href") return element == "a" ? kept_link(value) : std::nullopt;
  if (attribute == "src") return element == "img" ? kept_image(value) : std::nullopt;
  for (const attribute_row& row : attributes) {
    if (row.attribute != attribute) continue;
    if (!row.elements.empty() && !has_word(row.elements, element)) return std::nullopt;
    return std::string(value);
  }
  return std::nullopt;
}

}  // namespace ticketwire::service

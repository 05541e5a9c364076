#include "service/mail/html_parser.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "service/mail/character_references.hpp"
#include "ticketwire/ascii.hpp"

namespace ticketwire::service {
namespace {

using names = std::string_view;

constexpr names spaces = " \t\r\n\f";

/// Whether a list, separated by spaces, has a word.
bool has_word(names list, names word) noexcept {
  while (!list.empty()) {
    const names each = list.substr(0, list.find(' '));
    if (each == word) return true;
    list.remove_prefix(std::min(each.size() + 1, list.size()));
  }
  return false;
}

constexpr names void_elements =
    "area base basefont br col embed frame hr img input link meta param source track wbr";
/// What they hold is text, up to their end tag.
constexpr names raw_elements = "script style title textarea xmp iframe noembed noframes";

struct implied_end {
  names open;
  /// Start tags that end an element that is left open.
  names by;
};

constexpr std::array<implied_end, 9> implied_ends = {{
    {"p",
     "address article aside blockquote center dd dir div dl dt fieldset figure footer form h1 h2 "
     "h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul"},
    {"li", "li"},
    {"dt", "dt dd"},
    {"dd", "dt dd"},
    {"td", "td th tr tbody tfoot thead"},
    {"th", "td th tr tbody tfoot thead"},
    {"tr", "tr tbody tfoot thead"},
    {"option", "option optgroup"},
    {"head", "body"},
}};

bool ends_by(names open, names start) noexcept {
  return std::any_of(implied_ends.begin(), implied_ends.end(), [&](const implied_end& row) {
    return row.open == open && has_word(row.by, start);
  });
}

/// A text with its character references decoded.
std::string decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t taken = text.front() == '&' ? decode_reference(text, out) : 0;
    if (taken == 0) out.push_back(text.front());
    text.remove_prefix(std::max<std::size_t>(taken, 1));
  }
  return out;
}

class reader {
 public:
  reader(std::string_view html, html_events& events) : html_(html), events_(events) {}

  void run() {
    while (wanted_ && at_ < html_.size()) {
      const char next = peek(1);
      if (html_[at_] != '<') {
        characters();
      } else if (ascii::is_letter(next)) {
        start_tag();
      } else if (next == '/' && ascii::is_letter(peek(2))) {
        end_tag();
      } else if (html_.substr(at_, 4) == "<!--") {
        skip_past("-->");
      } else if (next == '!' || next == '?' || next == '/') {
        skip_past(">");
      } else {
        tell("<");
        ++at_;
      }
    }
  }

 private:
  [[nodiscard]] char peek(std::size_t ahead) const noexcept {
    return at_ + ahead < html_.size() ? html_[at_ + ahead] : '\0';
  }

  void tell(std::string_view text) { wanted_ = wanted_ && events_.text(text); }

  void skip_past(std::string_view mark) {
    const std::size_t found = html_.find(mark, at_);
    at_ = found == std::string_view::npos ? html_.size() : found + mark.size();
  }

  void characters() {
    const std::size_t end = std::min(html_.find('<', at_), html_.size());
    tell(decoded(html_.substr(at_, end - at_)));
    at_ = end;
  }

  /// Up to one of some characters.
  std::string_view take_until(std::string_view stops) {
    const std::size_t end = std::min(html_.find_first_of(stops, at_), html_.size());
    const std::string_view taken = html_.substr(at_, end - at_);
    at_ = end;
    return taken;
  }

  void skip_spaces() { at_ = std::min(html_.find_first_not_of(spaces, at_), html_.size()); }

  void start_tag() {
    ++at_;
    const std::string name = ascii::lower(take_until(" \t\r\n\f/>"));
    const bool closed = attributes();
    while (!open_.empty() && ends_by(open_.back(), name)) close();
    std::vector<html_attribute> views;
    for (const auto& [attribute, value] : attributes_) views.push_back({attribute, value});
    wanted_ = wanted_ && events_.start(name, views);
    open_.push_back(name);
    ++names_[name];
    if (closed || has_word(void_elements, name)) return close();
    if (has_word(raw_elements, name)) raw_text(name);
  }

  /// The attributes of a tag, to behind its `>`; whether that is `/>`.
  bool attributes() {
    attributes_.clear();
    bool closed = false;
    for (skip_spaces(); at_ < html_.size() && html_[at_] != '>'; skip_spaces()) {
      closed = html_[at_] == '/';
      if (closed) {
        ++at_;
        continue;
      }
      // An equals sign at the beginning is part of the name.
      const std::size_t begin = at_++;
      take_until(" \t\r\n\f/>=");
      add_attribute(ascii::lower(html_.substr(begin, at_ - begin)));
    }
    at_ = std::min(at_ + 1, html_.size());
    return closed;
  }

  void add_attribute(std::string name) {
    skip_spaces();
    std::string value;
    if (peek(0) == '=') {
      ++at_;
      skip_spaces();
      value = decoded(attribute_value());
    }
    const auto same = [&](const auto& each) { return each.first == name; };
    // Of those beyond a hundred nothing is kept, so that to compare them costs little.
    if (attributes_.size() == most_attributes ||
        std::any_of(attributes_.begin(), attributes_.end(), same)) {
      return;
    }
    attributes_.emplace_back(std::move(name), std::move(value));
  }

  std::string_view attribute_value() {
    const char quote = peek(0);
    if (quote != '"' && quote != '\'') return take_until(" \t\r\n\f>");
    ++at_;
    const std::string_view value = take_until({&quote, 1});
    at_ = std::min(at_ + 1, html_.size());
    return value;
  }

  void raw_text(std::string_view name) {
    const std::size_t begin = at_;
    while (at_ < html_.size()) {
      at_ = std::min(html_.find("</", at_), html_.size());
      if (ascii::equal_ignore_case(html_.substr(std::min(at_ + 2, html_.size()), name.size()),
                                   name)) {
        break;
      }
      at_ = std::min(at_ + 2, html_.size());
    }
    tell(html_.substr(begin, at_ - begin));
  }

  void end_tag() {
    at_ += 2;
    const std::string name = ascii::lower(take_until(" \t\r\n\f/>"));
    skip_past(">");
    const auto same = names_.find(name);
    if (same == names_.end() || same->second == 0) return;
    while (open_.back() != name) close();
    close();
  }

  void close() {
    wanted_ = wanted_ && events_.end();
    --names_[open_.back()];
    open_.pop_back();
  }

  static constexpr std::size_t most_attributes = 100;

  std::string_view html_;
  html_events& events_;
  std::size_t at_ = 0;
  bool wanted_ = true;
  std::vector<std::string> open_;
  /// How many elements of a name are open: an end tag of none must not cost a look at all.
  std::map<std::string, std::size_t> names_;
  std::vector<std::pair<std::string, std::string>> attributes_;
};

}  // namespace

bool parse_html(std::string_view html, html_events& events) {
  std::string text(html);
  std::erase(text, '\0');
  reader(text, events).run();
  return true;
}

}  // namespace ticketwire::service

#include "service/mail/html_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "service/mail/character_references.hpp"
#include "ticketwire/ascii.hpp"
#include "ticketwire/json/value.hpp"

namespace ticketwire::service {
namespace {

constexpr std::array<std::string_view, 27> blocks = {
    "p",  "div", "br", "li",         "tr",      "table",   "h1",     "h2",      "h3",
    "h4", "h5",  "h6", "ul",         "ol",      "hr",      "pre",    "address", "article",
    "dl", "dt",  "dd", "blockquote", "caption", "section", "header", "footer",  "center"};
constexpr std::array<std::string_view, 2> cells = {"td", "th"};
constexpr std::array<std::string_view, 4> hidden = {"script", "style", "head", "title"};
constexpr std::string_view no_break_space = "\xc2\xa0";

template <class List>
bool contains(const List& list, std::string_view name) {
  return std::any_of(list.begin(), list.end(),
                     [&](std::string_view each) { return json::equal_ignore_case(each, name); });
}

bool is_space(char c) noexcept {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

class reader {
 public:
  explicit reader(std::string_view html) noexcept : html_(html) {}

  std::string run() {
    while (position_ < html_.size()) {
      if (is_markup()) {
        tag();
      } else {
        character();
      }
    }
    while (!out_.empty() && is_space(out_.back())) out_.pop_back();
    return std::move(out_);
  }

 private:
  /// A `<` opens markup only before a letter, `/`, `!` or `?`; any other one is text.
  [[nodiscard]] bool is_markup() const noexcept {
    if (html_[position_] != '<' || position_ + 1 == html_.size()) return false;
    const char next = html_[position_ + 1];
    return ascii::is_letter(next) || next == '/' || next == '!' || next == '?';
  }

  void tag() {
    if (html_.substr(position_, 4) == "<!--") return skip_past("-->");
    std::size_t end = position_ + 1;
    const bool closing = end < html_.size() && html_[end] == '/';
    if (closing) ++end;
    const std::size_t begin = end;
    while (end < html_.size() && !is_space(html_[end]) && html_[end] != '>' && html_[end] != '/') {
      ++end;
    }
    const std::string_view name = html_.substr(begin, end - begin);
    if (contains(blocks, name)) new_line();
    if (contains(cells, name)) blank();
    skip_tag();
    if (!closing && contains(hidden, name)) skip_element(name);
  }

  void skip_past(std::string_view mark) {
    const std::size_t found = html_.find(mark, position_);
    position_ = found == std::string_view::npos ? html_.size() : found + mark.size();
  }

  /// To behind the tag's `>`, which is not one within a quoted value.
  void skip_tag() {
    char quote = 0;
    for (std::size_t end = position_; end < html_.size(); ++end) {
      const char c = html_[end];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        position_ = end + 1;
        return;
      }
    }
    skip_past(">");
  }

  void skip_element(std::string_view name) {
    while (position_ < html_.size()) {
      const std::size_t found = html_.find("</", position_);
      position_ = found == std::string_view::npos ? html_.size() : found;
      const bool end =
          json::equal_ignore_case(html_.substr(position_, name.size() + 2)
                                      .substr(std::min<std::size_t>(2, html_.size() - position_)),
                                  name);
      skip_past(">");
      if (end) return;
    }
  }

  void character() {
    if (html_[position_] == '&' && reference()) return;
    const char c = html_[position_++];
    if (is_space(c)) {
      blank();
    } else {
      out_.push_back(c);
    }
  }

  bool reference() {
    const std::size_t before = out_.size();
    position_ += decode_reference(html_.substr(position_), out_);
    if (std::string_view(out_).substr(before) == no_break_space) out_.replace(before, 2, 1, ' ');
    return out_.size() > before;
  }

  void blank() {
    if (!out_.empty() && !is_space(out_.back())) out_.push_back(' ');
  }

  void new_line() {
    while (!out_.empty() && out_.back() == ' ') out_.pop_back();
    if (!out_.empty() && out_.back() != '\n') out_.push_back('\n');
  }

  std::string_view html_;
  std::size_t position_ = 0;
  std::string out_;
};

}  // namespace

std::string html_to_text(std::string_view html) {
  return reader(html).run();
}

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out.append("&amp;");
        break;
      case '<':
        out.append("&lt;");
        break;
      case '>':
        out.append("&gt;");
        break;
      case '"':
        out.append("&quot;");
        break;
      default:
        out.push_back(c);
    }
  }
  return out;
}

}  // namespace ticketwire::service

#include "service/html_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "ticketwire/json/value.hpp"

namespace ticketwire::service {
namespace {

constexpr std::array<std::string_view, 14> blocks = {
    "p", "div", "br", "li", "tr", "table", "h1", "h2", "h3", "h4", "ul", "ol", "hr", "blockquote"};
constexpr std::array<std::string_view, 4> hidden = {"script", "style", "head", "title"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> references = {
    {{"&amp;", "&"},
     {"&lt;", "<"},
     {"&gt;", ">"},
     {"&quot;", "\""},
     {"&#39;", "'"},
     {"&nbsp;", " "}}};

template <class List>
bool contains(const List& list, std::string_view name) {
  return std::any_of(list.begin(), list.end(),
                     [&](std::string_view each) { return json::equal_ignore_case(each, name); });
}

bool is_space(char c) noexcept {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

bool is_letter(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

void append_utf8(std::string& out, std::uint32_t point) {
  const auto tail = [&](int shift) {
    out.push_back(static_cast<char>(0x80 | ((point >> shift) & 0x3f)));
  };
  if (point < 0x80) {
    out.push_back(static_cast<char>(point));
  } else if (point < 0x800) {
    out.push_back(static_cast<char>(0xc0 | (point >> 6)));
    tail(0);
  } else if (point < 0x10000) {
    out.push_back(static_cast<char>(0xe0 | (point >> 12)));
    tail(6);
    tail(0);
  } else {
    out.push_back(static_cast<char>(0xf0 | (point >> 18)));
    tail(12);
    tail(6);
    tail(0);
  }
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
    return is_letter(next) || next == '/' || next == '!' || next == '?';
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
    for (const auto& [name, text] : references) {
      if (html_.substr(position_, name.size()) != name) continue;
      out_.append(text);
      position_ += name.size();
      return;
    }
    if (number_reference()) return;
    const char c = html_[position_++];
    if (!is_space(c)) {
      out_.push_back(c);
    } else if (!out_.empty() && !is_space(out_.back())) {
      out_.push_back(' ');
    }
  }

  /// `&#229;` or `&#xe5;`.
  bool number_reference() {
    if (html_.substr(position_, 2) != "&#") return false;
    std::size_t begin = position_ + 2;
    const bool hex = begin < html_.size() && (html_[begin] | 0x20) == 'x';
    if (hex) ++begin;
    const std::size_t end = html_.find(';', begin);
    if (end == std::string_view::npos) return false;
    std::uint32_t point = 0;
    const char* last = html_.data() + end;
    const auto [read, failed] = std::from_chars(html_.data() + begin, last, point, hex ? 16 : 10);
    const bool surrogate = point >= 0xd800 && point < 0xe000;
    if (failed != std::errc{} || read != last || point == 0 || point > 0x10ffff || surrogate) {
      return false;
    }
    append_utf8(out_, point);
    position_ = end + 1;
    return true;
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

}  // namespace ticketwire::service

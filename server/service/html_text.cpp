#include "service/html_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "ticketwire/json/value.hpp"

namespace ticketwire::service {
namespace {

constexpr std::array<std::string_view, 14> blocks = {"p",  "div", "br", "li", "tr", "table", "h1",
                                                     "h2", "h3",  "h4", "ul", "ol", "hr",
                                                     "blockquote"};
constexpr std::array<std::string_view, 4> hidden = {"script", "style", "head", "title"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> references = {
    {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"},
     {"&nbsp;", " "}}};

template <class List>
bool contains(const List& list, std::string_view name) {
  return std::any_of(list.begin(), list.end(), [&](std::string_view each) {
    return json::equal_ignore_case(each, name);
  });
}

bool is_space(char c) noexcept { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

class reader {
 public:
  explicit reader(std::string_view html) noexcept : html_(html) {}

  std::string run() {
    while (position_ < html_.size()) {
      if (html_[position_] == '<') {
        tag();
      } else {
        character();
      }
    }
    while (!out_.empty() && is_space(out_.back())) out_.pop_back();
    return std::move(out_);
  }

 private:
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
    skip_past(">");
    if (!closing && contains(hidden, name)) skip_element(name);
  }

  void skip_past(std::string_view mark) {
    const std::size_t found = html_.find(mark, position_);
    position_ = found == std::string_view::npos ? html_.size() : found + mark.size();
  }

  void skip_element(std::string_view name) {
    while (position_ < html_.size()) {
      const std::size_t found = html_.find("</", position_);
      position_ = found == std::string_view::npos ? html_.size() : found;
      const bool end = json::equal_ignore_case(html_.substr(position_, name.size() + 2).substr(
                                                   std::min<std::size_t>(2, html_.size() - position_)),
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
    const char c = html_[position_++];
    if (!is_space(c)) {
      out_.push_back(c);
    } else if (!out_.empty() && !is_space(out_.back())) {
      out_.push_back(' ');
    }
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

std::string html_to_text(std::string_view html) { return reader(html).run(); }

}  // namespace ticketwire::service

#include "service/archive/words.hpp"

#include "ticketwire/json/value.hpp"

namespace ticketwire::service {
namespace {

constexpr std::string_view signs = "=<>!";

bool is_space(char c) noexcept {
  return c == ' ' || c == '\t';
}

}  // namespace

std::string shown(std::string_view text) {
  static constexpr std::size_t most = 40;
  if (text.size() <= most) return "'" + std::string(text) + "'";
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return "'" + std::string(text.substr(0, end)) + "..'";
}

void odata_words::skip_space() noexcept {
  while (position_ < text_.size() && is_space(text_[position_])) ++position_;
}

std::string_view odata_words::word() {
  skip_space();
  const std::size_t begin = position_;
  const bool sign = begin < text_.size() && signs.find(text_[begin]) != std::string_view::npos;
  while (position_ < text_.size()) {
    const char c = text_[position_];
    const bool is_sign = signs.find(c) != std::string_view::npos;
    if (is_space(c) || is_sign != sign ||
        std::string_view("(),'").find(c) != std::string_view::npos)
      break;
    ++position_;
  }
  return text_.substr(begin, position_ - begin);
}

std::string_view odata_words::peek() {
  const std::size_t before = position_;
  const std::string_view next = word();
  position_ = before;
  return next;
}

std::optional<std::string> odata_words::quoted() {
  if (!accept('\'')) return std::nullopt;
  std::string out;
  while (position_ < text_.size()) {
    const char c = text_[position_++];
    const char next = position_ < text_.size() ? text_[position_] : '\0';
    if (c == '\'' && next != '\'') return out;
    // Doubled, or behind a backslash.
    if (next == '\'' && (c == '\'' || c == '\\')) ++position_;
    out.push_back(c == '\\' && next == '\'' ? '\'' : c);
  }
  return std::nullopt;
}

bool odata_words::accept(char c) {
  if (!at(c)) return false;
  ++position_;
  return true;
}

bool odata_words::accept_word(std::string_view wanted) {
  const std::size_t before = position_;
  if (json::equal_ignore_case(word(), wanted)) return true;
  position_ = before;
  return false;
}

bool odata_words::at(char c) {
  skip_space();
  return position_ < text_.size() && text_[position_] == c;
}

bool odata_words::at_end() {
  skip_space();
  return position_ == text_.size();
}

}  // namespace ticketwire::service

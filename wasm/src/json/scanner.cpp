#include "json/scanner.hpp"

namespace ticketwire::json {
namespace {

bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

int hex_digit(char c) noexcept {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

scanner::scanner(std::string_view bytes, std::size_t max_depth)
    : bytes_(bytes), max_depth_(max_depth) {
  spans_.reserve(bytes.size() / 16 + 1);
}

result<std::vector<span>> scanner::run() {
  skip_space();
  bool good = value();
  while (good && !containers_.empty()) {
    skip_space();
    open_container& container = containers_.back();
    good = spans_[container.index].kind == kind::object ? continue_object(container)
                                                        : continue_array(container);
  }
  if (good) {
    skip_space();
    if (position_ != bytes_.size()) fail();
  }
  if (error_) return *std::move(error_);
  return std::move(spans_);
}

bool scanner::value() {
  if (position_ == bytes_.size()) return fail();
  switch (bytes_[position_]) {
    case '{':
      return open(kind::object);
    case '[':
      return open(kind::array);
    case '"':
      return string();
    case 't':
      return literal("true", kind::boolean);
    case 'f':
      return literal("false", kind::boolean);
    case 'n':
      return literal("null", kind::null);
    default:
      return number();
  }
}

bool scanner::continue_object(open_container& container) {
  if (at('}')) {
    close();
    return true;
  }
  if (!container.empty) {
    if (!at(',')) return fail();
    ++position_;
    skip_space();
  }
  container.empty = false;
  if (!at('"') || !string()) return fail();
  skip_space();
  if (!at(':')) return fail();
  ++position_;
  skip_space();
  return value();
}

bool scanner::continue_array(open_container& container) {
  if (at(']')) {
    close();
    return true;
  }
  if (!container.empty) {
    if (!at(',')) return fail();
    ++position_;
    skip_space();
  }
  container.empty = false;
  return value();
}

bool scanner::open(kind kind) {
  if (containers_.size() == max_depth_) return fail(error_code::json_depth);
  const auto index = static_cast<std::uint32_t>(spans_.size());
  spans_.push_back({static_cast<std::uint32_t>(position_), 0, 0, kind, false});
  containers_.push_back({index, true});
  ++position_;
  return true;
}

void scanner::close() {
  ++position_;
  span& container = spans_[containers_.back().index];
  container.end = static_cast<std::uint32_t>(position_);
  container.next = static_cast<std::uint32_t>(spans_.size());
  containers_.pop_back();
}

bool scanner::literal(std::string_view word, kind kind) {
  if (bytes_.substr(position_, word.size()) != word) return fail();
  const auto begin = static_cast<std::uint32_t>(position_);
  position_ += word.size();
  const auto next = static_cast<std::uint32_t>(spans_.size() + 1);
  spans_.push_back({begin, static_cast<std::uint32_t>(position_), next, kind, false});
  return true;
}

bool scanner::number() {
  const auto begin = static_cast<std::uint32_t>(position_);
  if (at('-')) ++position_;
  if (at('0')) {
    ++position_;
  } else if (!digits()) {
    return fail();
  }
  if (at('.')) {
    ++position_;
    if (!digits()) return fail();
  }
  if (at('e') || at('E')) {
    ++position_;
    if (at('+') || at('-')) ++position_;
    if (!digits()) return fail();
  }
  const auto next = static_cast<std::uint32_t>(spans_.size() + 1);
  spans_.push_back({begin, static_cast<std::uint32_t>(position_), next, kind::number, false});
  return true;
}

bool scanner::digits() {
  const std::size_t begin = position_;
  while (position_ < bytes_.size() && is_digit(bytes_[position_])) ++position_;
  return position_ > begin;
}

bool scanner::string() {
  const auto begin = static_cast<std::uint32_t>(position_);
  bool escaped = false;
  bool pending_high_surrogate = false;
  ++position_;
  while (position_ < bytes_.size()) {
    const auto c = static_cast<unsigned char>(bytes_[position_]);
    if (c == '\\') {
      escaped = true;
      if (!escape(pending_high_surrogate)) return false;
      continue;
    }
    if (pending_high_surrogate || c < 0x20) return fail();
    if (c == '"') {
      ++position_;
      const auto next = static_cast<std::uint32_t>(spans_.size() + 1);
      spans_.push_back({begin, static_cast<std::uint32_t>(position_), next, kind::string, escaped});
      return true;
    }
    if (c < 0x80) {
      ++position_;
    } else if (!utf8_sequence()) {
      return fail(error_code::json_utf8);
    }
  }
  return fail();
}

bool scanner::escape(bool& pending_high_surrogate) {
  ++position_;
  if (position_ == bytes_.size()) return fail();
  const char c = bytes_[position_];
  if (c != 'u') {
    if (pending_high_surrogate) return fail();
    if (std::string_view("\"\\/bfnrt").find(c) == std::string_view::npos) return fail();
    ++position_;
    return true;
  }
  if (bytes_.size() - position_ < 5) return fail();
  unsigned unit = 0;
  for (int i = 1; i <= 4; ++i) {
    const int digit = hex_digit(bytes_[position_ + static_cast<std::size_t>(i)]);
    if (digit < 0) return fail();
    unit = unit * 16 + static_cast<unsigned>(digit);
  }
  const bool high = unit >= 0xd800 && unit < 0xdc00;
  const bool low = unit >= 0xdc00 && unit < 0xe000;
  if (low != pending_high_surrogate) return fail();
  pending_high_surrogate = high;
  position_ += 5;
  return true;
}

// RFC 3629 section 4: no overlong forms, no surrogates, nothing above U+10FFFF.
bool scanner::utf8_sequence() {
  const auto byte = [this](std::size_t ahead) {
    return position_ + ahead < bytes_.size() ? static_cast<unsigned char>(bytes_[position_ + ahead])
                                             : static_cast<unsigned char>(0);
  };
  const auto tail = [&byte](std::size_t ahead) { return (byte(ahead) & 0xc0) == 0x80; };
  const unsigned char lead = byte(0);
  const unsigned char second = byte(1);
  std::size_t length = 0;
  if (lead >= 0xc2 && lead <= 0xdf && tail(1)) {
    length = 2;
  } else if (lead >= 0xe0 && lead <= 0xef && tail(1) && tail(2)) {
    if ((lead == 0xe0 && second < 0xa0) || (lead == 0xed && second > 0x9f)) return false;
    length = 3;
  } else if (lead >= 0xf0 && lead <= 0xf4 && tail(1) && tail(2) && tail(3)) {
    if ((lead == 0xf0 && second < 0x90) || (lead == 0xf4 && second > 0x8f)) return false;
    length = 4;
  }
  position_ += length;
  return length != 0;
}

void scanner::skip_space() noexcept {
  while (position_ < bytes_.size()) {
    const char c = bytes_[position_];
    if (c != ' ' && c != '\n' && c != '\r' && c != '\t') return;
    ++position_;
  }
}

bool scanner::fail(error_code code) {
  if (!error_) error_ = error{code, {}, error::nowhere, position_, {}};
  return false;
}

}  // namespace ticketwire::json

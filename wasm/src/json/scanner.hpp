#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

#include "json/bytes.hpp"
#include "json/name_order.hpp"
#include "ticketwire/json/text.hpp"

namespace ticketwire::json {

/// A container with more than `narrow` children.
struct wide_container {
  std::uint32_t index;
  std::uint32_t count;
};

struct scanned {
  std::vector<span> spans;
  /// Ascending by index.
  std::vector<wide_container> wide;
};

inline int hex_digit(char c) noexcept {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

inline bool is_short_escape(char c) noexcept {
  switch (c) {
    case '"':
    case '\\':
    case '/':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
      return true;
    default:
      return false;
  }
}

/// One pass over a JSON text that checks all of RFC 8259 and records the spans. Containers are kept
/// on a stack of its own, so that depth never costs the machine's. `Bytes` skips plain text and
/// white space; whichever it is, verdict, offset and spans are the same.
template <class Bytes>
class scanner {
 public:
  scanner(std::string_view bytes, const limits& limits)
      : begin_(bytes.data()),
        at_(begin_),
        end_(begin_ + bytes.size()),
        max_depth_(limits.max_depth),
        max_values_(limits.max_values) {
    out_.spans.reserve(std::min(bytes.size() / 8 + 1, max_values_));
  }

  /// The spans, or the first error: json_depth, json_too_many, json_utf8 or json_syntax.
  result<scanned> run();

 private:
  struct open_container {
    std::uint32_t index;
    std::uint32_t count;
    bool named;
  };

  bool value();
  bool next_child(open_container& container);
  bool open(kind kind);
  void close();
  bool literal(std::string_view word, kind kind);
  bool number();
  bool digits();
  bool string();
  bool escape();
  bool utf8_sequence();

  [[nodiscard]] std::uint32_t offset() const noexcept {
    return static_cast<std::uint32_t>(at_ - begin_);
  }
  [[nodiscard]] bool at(char c) const noexcept { return at_ != end_ && *at_ == c; }
  void skip_space() noexcept {
    // Most bodies have none, or one space at a time.
    if (at_ != end_ && static_cast<unsigned char>(*at_) > ' ') return;
    at_ = Bytes::skip_space(at_, end_);
  }
  bool add(const span& found) {
    if (out_.spans.size() == max_values_) return fail(error_code::json_too_many, found.begin);
    out_.spans.push_back(found);
    return true;
  }
  bool add_scalar(std::uint32_t begin, kind kind, bool escaped = false) {
    const auto next = static_cast<std::uint32_t>(out_.spans.size() + 1);
    return add({begin, offset(), next, kind, escaped});
  }
  bool fail(error_code code = error_code::json_syntax) { return fail(code, offset()); }
  bool fail(error_code code, std::uint32_t offset) {
    if (!error_) error_ = error{code, {}, error::nowhere, offset, {}};
    return false;
  }

  const char* begin_;
  const char* at_;
  const char* end_;
  std::size_t max_depth_;
  std::size_t max_values_;
  scanned out_;
  std::vector<open_container> containers_;
  std::optional<error> error_;
};

template <class Bytes>
result<scanned> scanner<Bytes>::run() {
  skip_space();
  bool good = value();
  while (good && !containers_.empty()) {
    skip_space();
    good = next_child(containers_.back());
  }
  if (good) {
    skip_space();
    if (at_ != end_) fail();
  }
  if (error_) return *std::move(error_);
  std::sort(out_.wide.begin(), out_.wide.end(),
            [](const wide_container& a, const wide_container& b) { return a.index < b.index; });
  return std::move(out_);
}

template <class Bytes>
bool scanner<Bytes>::value() {
  if (at_ == end_) return fail();
  switch (*at_) {
    case '"':
      return string();
    case '{':
      return open(kind::object);
    case '[':
      return open(kind::array);
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

template <class Bytes>
bool scanner<Bytes>::next_child(open_container& container) {
  if (at(container.named ? '}' : ']')) {
    close();
    return true;
  }
  if (container.count++ != 0) {
    if (!at(',')) return fail();
    ++at_;
    skip_space();
  }
  if (container.named) {
    if (!at('"') || !string()) return fail();
    skip_space();
    if (!at(':')) return fail();
    ++at_;
    skip_space();
  }
  return value();
}

template <class Bytes>
bool scanner<Bytes>::open(kind kind) {
  if (containers_.size() == max_depth_) return fail(error_code::json_depth);
  containers_.push_back(
      {static_cast<std::uint32_t>(out_.spans.size()), 0, kind == json::kind::object});
  if (!add({offset(), 0, 0, kind, false})) return false;
  ++at_;
  return true;
}

template <class Bytes>
void scanner<Bytes>::close() {
  ++at_;
  const open_container& closed = containers_.back();
  span& container = out_.spans[closed.index];
  container.end = offset();
  container.next = static_cast<std::uint32_t>(out_.spans.size());
  if (closed.count > narrow) out_.wide.push_back({closed.index, closed.count});
  containers_.pop_back();
}

template <class Bytes>
bool scanner<Bytes>::literal(std::string_view word, kind kind) {
  const bool there = static_cast<std::size_t>(end_ - at_) >= word.size() &&
                     std::memcmp(at_, word.data(), word.size()) == 0;
  if (!there) return fail();
  const std::uint32_t begin = offset();
  at_ += word.size();
  return add_scalar(begin, kind);
}

template <class Bytes>
bool scanner<Bytes>::number() {
  const std::uint32_t begin = offset();
  if (*at_ == '-') ++at_;
  if (at('0')) {
    ++at_;
  } else if (!digits()) {
    return fail();
  }
  if (at('.')) {
    ++at_;
    if (!digits()) return fail();
  }
  if (at('e') || at('E')) {
    ++at_;
    if (at('+') || at('-')) ++at_;
    if (!digits()) return fail();
  }
  return add_scalar(begin, kind::number);
}

template <class Bytes>
bool scanner<Bytes>::digits() {
  const char* const begin = at_;
  while (at_ != end_ && *at_ >= '0' && *at_ <= '9') ++at_;
  return at_ != begin;
}

template <class Bytes>
bool scanner<Bytes>::string() {
  const std::uint32_t begin = offset();
  bool escaped = false;
  ++at_;
  while (true) {
    at_ = Bytes::skip_plain(at_, end_);
    if (at_ == end_) return fail();
    if (*at_ == '"') {
      ++at_;
      return add_scalar(begin, kind::string, escaped);
    }
    if (*at_ == '\\') {
      escaped = true;
      if (!escape()) return false;
    } else if (static_cast<unsigned char>(*at_) < 0x20) {
      return fail();
    } else {
      do {
        if (!utf8_sequence()) return fail(error_code::json_utf8);
      } while (at_ != end_ && static_cast<unsigned char>(*at_) >= 0x80);
    }
  }
}

/// One escape, or the two of a surrogate pair.
template <class Bytes>
bool scanner<Bytes>::escape() {
  bool low_needed = false;
  do {
    if (!at('\\')) return fail();
    ++at_;
    if (at_ == end_) return fail();
    if (*at_ != 'u') {
      if (low_needed || !is_short_escape(*at_)) return fail();
      ++at_;
      return true;
    }
    if (end_ - at_ < 5) return fail();
    unsigned unit = 0;
    for (int i = 1; i <= 4; ++i) {
      const int digit = hex_digit(at_[i]);
      if (digit < 0) return fail();
      unit = unit * 16 + static_cast<unsigned>(digit);
    }
    const bool low = unit >= 0xdc00 && unit < 0xe000;
    if (low != low_needed) return fail();
    low_needed = unit >= 0xd800 && unit < 0xdc00;
    at_ += 5;
  } while (low_needed);
  return true;
}

// RFC 3629 section 4: no overlong forms, no surrogates, nothing above U+10FFFF.
template <class Bytes>
bool scanner<Bytes>::utf8_sequence() {
  const auto lead = static_cast<unsigned char>(*at_);
  const std::ptrdiff_t length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (lead < 0xc2 || lead > 0xf4 || end_ - at_ < length) return false;
  const auto second = static_cast<unsigned char>(at_[1]);
  const unsigned char least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
  const unsigned char most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
  if (second < least || second > most) return false;
  for (std::ptrdiff_t i = 2; i < length; ++i) {
    if ((static_cast<unsigned char>(at_[i]) & 0xc0) != 0x80) return false;
  }
  at_ += length;
  return true;
}

}  // namespace ticketwire::json

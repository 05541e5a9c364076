#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ticketwire/carrier/date_time.hpp"

namespace ticketwire::carrier {

/// Reads a text from left to right; the first thing that does not fit makes it bad for good.
class reader {
 public:
  explicit reader(std::string_view text) noexcept : text_(text) {}

  [[nodiscard]] bool good() const noexcept { return good_; }
  [[nodiscard]] bool done() const noexcept { return position_ == text_.size(); }

  int digits(int count) noexcept {
    int number = 0;
    for (int i = 0; i < count; ++i) {
      const char c = next();
      if (c < '0' || c > '9') good_ = false;
      number = number * 10 + (c - '0');
    }
    return number;
  }

  bool accept(char c) noexcept {
    if (done() || text_[position_] != c) return false;
    ++position_;
    return true;
  }

  void reject() noexcept { good_ = false; }
  void expect(char c) noexcept { good_ = accept(c) && good_; }

  [[nodiscard]] bool at_digit() const noexcept {
    return !done() && text_[position_] >= '0' && text_[position_] <= '9';
  }

  char next() noexcept {
    if (done()) {
      good_ = false;
      return '0';
    }
    return text_[position_++];
  }

 private:
  std::string_view text_;
  std::size_t position_ = 0;
  bool good_ = true;
};

/// A midnight in 100 ns steps since 1970; the reader turns bad for a day that does not
/// exist.
[[nodiscard]] std::int64_t read_day(reader& in, int year, int month, int day);

/// HH:mm, HH:mm:ss or HH:mm:ss.f in 100 ns steps; the digits of the fraction as they are written.
[[nodiscard]] std::int64_t read_time(reader& in, int& fraction_digits);

/// A wall clock's parts.
struct clock_parts {
  int year;
  unsigned month;
  unsigned day;
  /// 100 ns steps since midnight.
  std::int64_t time;
};

[[nodiscard]] clock_parts to_parts(std::int64_t local) noexcept;

/// HH:mm:ss, and a fraction of so many digits.
void append_time(std::string& out, std::int64_t time, int fraction_digits);

/// Digits that a time's fraction needs, without trailing zeros.
[[nodiscard]] int needed_digits(std::int64_t time) noexcept;

}  // namespace ticketwire::carrier

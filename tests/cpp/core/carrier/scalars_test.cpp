#include "carrier/scalars.hpp"

#include <gtest/gtest.h>

#include <string>

#include "ticketwire/carrier/date_time.hpp"
#include "ticketwire/json/body.hpp"

namespace ticketwire::carrier {
namespace {

/// How much of a text is stepped over; nowhere where it is left to others.
template <class Step>
std::size_t stepped(const std::string& text, const Step& step) {
  const json::body body(text);
  const char* const end = step(body.begin());
  return end == nullptr ? std::string::npos : static_cast<std::size_t>(end - body.begin());
}

std::size_t int32(const std::string& text) {
  return stepped(text, [](const char* at) { return after_int32(at); });
}
std::size_t finite(const std::string& text) {
  return stepped(text, [](const char* at) { return after_finite(at); });
}
std::size_t date(const std::string& text) {
  return stepped(text, [](const char* at) { return after_date(at); });
}

TEST(after_int32, takes_digits_within_int32) {
  for (const std::string good :
       {"0", "7", "-7", "-0", "42", "999999999", "2147483647", "-2147483647", "-2147483648"}) {
    for (const char* behind : {"", ",", "}", " ", "]"}) {
      EXPECT_EQ(int32(good + behind), good.size()) << good << behind;
    }
  }
  for (const std::string other :
       {"", "-", "00", "01", "-01", "2147483648", "-2147483649", "9999999999", "12345678901",
        "12345678901234567", "1.0", "1e2", "1E2", "\"1\"", "null", "+1", "a", ".5"}) {
    EXPECT_EQ(int32(other), std::string::npos) << other;
  }
}

TEST(after_finite, takes_numbers_that_are_neither_long_nor_have_an_exponent) {
  for (const std::string good : {"0", "-0", "1", "-12", "1.5", "0.25",
                                 "123456789012345678901234567", "0.12345678901234567890"}) {
    EXPECT_EQ(finite(good + ","), good.size()) << good;
  }
  EXPECT_EQ(finite(std::string(300, '1') + ","), 300U);
  EXPECT_EQ(finite(std::string(301, '1') + ","), std::string::npos);
  for (const std::string other :
       {"", "-", "1e2", "1E2", "1e-2", "1.", ".5", "01x", "1.5e1", "null", "NaN", "\"1\""}) {
    EXPECT_EQ(finite(other) == other.size(), false) << other;
  }
  EXPECT_EQ(finite("1e2,"), std::string::npos);
  EXPECT_EQ(finite("1E2,"), std::string::npos);
}

/// Right or wrong as parse_date_time() has it, which after_date() asks where it is not sure itself.
void expect_date(const std::string& text) {
  const bool good = text.empty() || parse_date_time(text);
  const std::string quoted = '"' + text + '"';
  EXPECT_EQ(date(quoted + ","), good ? quoted.size() : std::string::npos) << text;
}

TEST(after_date, takes_what_a_date_time_is_read_from) {
  const std::string whole = "2026-03-28T23:59:59.1234567+14:00";
  for (std::size_t size = 0; size <= whole.size(); ++size) expect_date(whole.substr(0, size));
  // Every byte another one.
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const char c : std::string("0123456789-:.TtZz+ /;\x01\x7f")) {
      std::string text = whole;
      text[at] = c;
      expect_date(text);
    }
  }
  for (std::size_t digits = 0; digits < 20; ++digits) {
    for (const char* behind : {"", "Z", "+01:00"}) {
      expect_date("2026-03-28T01:02:03." + std::string(digits, '5') + behind);
    }
  }
}

TEST(after_date, bounds_of_each_part) {
  const auto two = [](int number) {
    return std::string(number < 10 ? "0" : "") + std::to_string(number);
  };
  for (int i = 0; i < 100; ++i) {
    expect_date("2026-" + two(i) + "-15T01:02:03Z");
    expect_date("2026-02-" + two(i) + "T01:02:03Z");
    expect_date("2024-02-" + two(i) + "T01:02:03Z");
    expect_date("2026-04-" + two(i) + "T01:02:03Z");
    expect_date("2026-03-15T" + two(i) + ":02:03Z");
    expect_date("2026-03-15T01:" + two(i) + ":03Z");
    expect_date("2026-03-15T01:02:" + two(i) + "Z");
    expect_date("2026-03-15T01:02:03+" + two(i) + ":00");
    expect_date("2026-03-15T01:02:03-" + two(i) + ":00");
    expect_date("2026-03-15T01:02:03+01:" + two(i));
    expect_date("2026-03-15T01:02+01:" + two(i));
  }
}

TEST(after_date, is_a_string_that_ends) {
  EXPECT_EQ(date(R"("")"), 2U);
  for (const std::string other : {"", "\"", "2026-03-15", "null", "\"2026-03-15T01:02:03Z",
                                  "\"2026-03-15T01:02:03Z\\\"", "\"\\u0032026-03-15\""}) {
    EXPECT_EQ(date(other), std::string::npos) << other;
  }
}

}  // namespace
}  // namespace ticketwire::carrier

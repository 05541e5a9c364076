#include "http/percent.hpp"

#include <gtest/gtest.h>

namespace ticketwire::server {
namespace {

TEST(percent, two_digits_are_a_byte) {
  EXPECT_EQ(decode_percent(""), "");
  EXPECT_EQ(decode_percent("a/b"), "a/b");
  EXPECT_EQ(decode_percent("%41%c3%A6+%2b"), "A\xc3\xa6++");
  EXPECT_EQ(decode_percent("%00"), std::string(1, '\0'));
}

TEST(percent, what_is_no_digit_is_refused) {
  for (const std::string_view text : {"%", "a%", "%4", "ab%4", "%4g", "%g4", "%%41", "%-1"}) {
    EXPECT_FALSE(decode_percent(text).has_value()) << text;
  }
}

TEST(percent, nothing_behind_the_text_is_read) {
  constexpr std::string_view more = "ab%41";
  EXPECT_FALSE(decode_percent(more.substr(0, 4)).has_value());
  EXPECT_FALSE(decode_percent(more.substr(0, 3)).has_value());
}

}  // namespace
}  // namespace ticketwire::server

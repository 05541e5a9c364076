#include "notify/compose.hpp"

#include <gtest/gtest.h>

namespace ticketwire::notify {
namespace {

TEST(compose, lines_end_with_crlf_however_they_ended) {
  const std::pair<const char*, const char*> rows[]{{"", ""},
                                                   {"a", "a"},
                                                   {"\n", "\r\n"},
                                                   {"\r", "\r\n"},
                                                   {"\r\n", "\r\n"},
                                                   {"a\r", "a\r\n"},
                                                   {"a\r\n", "a\r\n"},
                                                   {"a\nb", "a\r\nb"},
                                                   {"a\rb", "a\r\nb"},
                                                   {"\n\n", "\r\n\r\n"},
                                                   {"\r\r", "\r\n\r\n"},
                                                   {"\n\r", "\r\n\r\n"},
                                                   {"\r\n\r\n", "\r\n\r\n"},
                                                   {"\r\r\n", "\r\n\r\n"},
                                                   {"a\rb\n", "a\r\nb\r\n"}};
  for (const auto& [text, expected] : rows) EXPECT_EQ(with_crlf(text), expected);
}

}  // namespace
}  // namespace ticketwire::notify

#include "ticketwire/http/date.hpp"

#include <gtest/gtest.h>

#include "core/support/vectors.hpp"

namespace ticketwire::http {
namespace {

using support::row;

TEST(http_date, vectors) {
  support::run_vectors("http/date.json", [](const row& row) {
    const std::string today = row.has("now") ? row.text("now") : "Sun, 29 Nov 2026 12:00:00 GMT";
    const auto now = parse_date(today, 0);
    ASSERT_TRUE(now.has_value()) << today;
    const auto parsed = parse_date(row.text("text"), *now);
    ASSERT_EQ(parsed.has_value(), !row.has("error"));
    if (!parsed) return;
    if (row.has("date")) {
      EXPECT_EQ(format_date(*parsed), row.text("date"));
    } else {
      EXPECT_EQ(*parsed, *row.at("seconds").int32());
    }
    EXPECT_EQ(parse_date(format_date(*parsed), 0), parsed);
  });
}

TEST(http_date, format) {
  EXPECT_EQ(format_date(0), "Thu, 01 Jan 1970 00:00:00 GMT");
  EXPECT_EQ(format_date(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_EQ(format_date(-1), "Wed, 31 Dec 1969 23:59:59 GMT");
  EXPECT_EQ(format_date(253402300799), "Fri, 31 Dec 9999 23:59:59 GMT");
}

}  // namespace
}  // namespace ticketwire::http

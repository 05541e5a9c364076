#include "ticketwire/http/date.hpp"

#include <gtest/gtest.h>

#include "core/support/vectors.hpp"

namespace ticketwire::http {
namespace {

using support::row;

TEST(http_date, vectors) {
  support::run_vectors("http/date.json", [](const row& row) {
    const auto parsed = parse_date(row.text("text"));
    ASSERT_EQ(parsed.has_value(), !row.has("error"));
    if (!parsed) return;
    EXPECT_EQ(*parsed, *row.at("seconds").int32());
    EXPECT_EQ(parse_date(format_date(*parsed)), parsed);
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

#include "ticketwire/carrier/date_time.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

#include "core/support/vectors.hpp"

namespace ticketwire::carrier {
namespace {

using support::row;

/// Ticks exceed int32, which is all that a carrier's number may be.
std::int64_t ticks_of(const row& row) {
  return std::strtoll(std::string(row.at("ticks").raw()).c_str(), nullptr, 10);
}

TEST(date_time, parse_vectors) {
  support::run_vectors("date-time/parse.json", [](const row& row) {
    const auto parsed = parse_date_time(row.text("text"));
    ASSERT_EQ(parsed.has_value(), !row.has("error"));
    if (!parsed) return;
    EXPECT_EQ(to_ticks(*parsed), ticks_of(row));
    EXPECT_EQ(parsed->offset.has_value(), !row.at("offset").is_null());
    if (parsed->offset) {
      EXPECT_EQ(*parsed->offset, *row.at("offset").int32());
    }
    EXPECT_EQ(parsed->fraction_digits, *row.at("digits").int32());
    EXPECT_EQ(parsed->unset, row.at("unset").boolean());
  });
}

TEST(date_time, format_vectors) {
  support::run_vectors("date-time/format.json", [](const row& row) {
    const std::int64_t ticks = ticks_of(row);
    const std::string text = format_date_time(ticks, *row.at("offset").int32());
    EXPECT_EQ(text, row.text("text"));
    const auto parsed = parse_date_time(text);
    ASSERT_TRUE(parsed);
    EXPECT_EQ(to_ticks(*parsed), ticks);
  });
}

}  // namespace
}  // namespace ticketwire::carrier

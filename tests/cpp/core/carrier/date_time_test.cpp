#include "ticketwire/carrier/date_time.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

#include "core/support/random.hpp"
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

TEST(date_time, keep_vectors) {
  support::run_vectors("date-time/keep.json", [](const row& row) {
    const auto parsed = parse_date_time(row.text("text"));
    ASSERT_TRUE(parsed);
    EXPECT_EQ(format_date_time(*parsed), row.text("written"));
  });
}

TEST(date_time, what_is_written_comes_back) {
  support::generator make(support::property_seed("date_time.what_is_written_comes_back"));
  constexpr std::int64_t first = -621'672'192'000'000'000;
  for (int i = 0; i < 5000; ++i) {
    date_time value;
    const auto seconds = static_cast<std::int64_t>(make.below(UINT32_MAX)) * 73;
    value.local = first + seconds * ticks_per_second;
    value.fraction_digits = static_cast<int>(make.below(8));
    std::int64_t unit = ticks_per_second;
    for (int digit = 0; digit < value.fraction_digits; ++digit) unit /= 10;
    value.local += unit * make.below(static_cast<std::uint32_t>(ticks_per_second / unit));
    if (make.below(2) == 0) value.offset = static_cast<int>(make.below(1681)) - 840;
    const std::string text = format_date_time(value);
    const auto parsed = parse_date_time(text);
    ASSERT_TRUE(parsed) << text;
    EXPECT_EQ(parsed->local, value.local) << text;
    EXPECT_EQ(parsed->offset, value.offset) << text;
    EXPECT_EQ(parsed->fraction_digits, value.fraction_digits) << text;
    EXPECT_EQ(format_date_time(*parsed), text);
  }
}

}  // namespace
}  // namespace ticketwire::carrier

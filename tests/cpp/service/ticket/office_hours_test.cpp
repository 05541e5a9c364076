#include "service/ticket/office_hours.hpp"

#include <gtest/gtest.h>

#include "core/support/vectors.hpp"

namespace ticketwire::testing {
namespace {

store::ticks instant(const std::string& text) {
  const auto date = carrier::parse_date_time(text);
  EXPECT_TRUE(date.has_value()) << text;
  return date ? carrier::to_ticks(*date) : 0;
}

TEST(office_hours, between_vectors) {
  support::run_vectors("office-hours/between.json", [](const support::row& row) {
    const auto zone = service::time_zone::find(row.text("zone"));
    ASSERT_TRUE(zone.has_value());
    const service::office_hours hours(*zone, service::members(row.at("priority")));
    const auto time = hours.between(instant(row.text("from")), instant(row.text("to")));
    EXPECT_EQ(time / carrier::ticks_per_second, *row.at("seconds").int32());
  });
}

}  // namespace
}  // namespace ticketwire::testing

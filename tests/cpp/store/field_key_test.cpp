#include "store/field_key.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace ticketwire::store {
namespace {

TEST(field_key, is_one_for_each_value_whatever_its_encoding) {
  EXPECT_EQ(field_key("[I:5]"), field_key("[F:5.00]"));
  EXPECT_EQ(field_key("[I:-5]"), field_key("[M:-05.0]"));
  EXPECT_EQ(field_key("[F:0.0]"), field_key("[F:-0]"));
  EXPECT_EQ(field_key("True"), field_key("[I:1]"));
  EXPECT_EQ(field_key("False"), field_key("[I:0]"));
  EXPECT_EQ(field_key("[D:05/05/1999]"), field_key("[DT:05/05/1999 00:00:00.0000000]"));
  EXPECT_EQ(field_key("[D:1999.05.05]"), field_key("[D:05/05/1999 00:00:00]"));
}

TEST(field_key, is_in_the_order_of_the_values) {
  const std::vector<std::string> ascending = {
      "[D:12/31/1899]",
      "[D:05/05/1999]",
      "[DT:05/05/1999 09:30:00.0000000]",
      "[DT:05/05/1999 09:30:00.5000000]",
      "[D:01/01/2000]",
      "[I:-2147483648]",
      "[F:-10.25]",
      "[F:-10]",
      "[F:-9.99]",
      "[F:-0.5]",
      "[F:-0.05]",
      "[I:0]",
      "[M:0.05]",
      "[M:0.5]",
      "[I:9]",
      "[F:9.01]",
      "[I:10]",
      "[F:123456789012345678901234567890.1]",
      "[F:123456789012345678901234567890.2]",
  };
  for (std::size_t i = 1; i < ascending.size(); ++i) {
    EXPECT_LT(field_key(ascending[i - 1]), field_key(ascending[i])) << ascending[i];
  }
}

TEST(field_key, lies_between_the_bounds_of_its_kind) {
  for (const char* value : {"[I:-7]", "[F:0]", "[I:7]", "[D:05/05/1999]"}) {
    const std::string key = field_key(value);
    EXPECT_LT(first_key(key), key);
    EXPECT_LT(key, last_key(key));
  }
  EXPECT_LT(last_key(field_key("[D:12/31/9999]")), first_key(field_key("[I:-7]")));
}

TEST(field_key, is_empty_for_what_is_no_number_and_no_date) {
  for (const char* value : {"", "5", "[I:x]", "[D:01/01/0001]", "[DT:01/01/1760 09:30:00]", "[X:1]",
                            "[D:05/05/1999", "2026-05-05"}) {
    EXPECT_EQ(field_key(value), "") << value;
  }
  EXPECT_EQ(field_key("[F:" + std::string(10'000, '9') + "]"), "");
  EXPECT_NE(field_key("[F:" + std::string(9'999, '9') + "]"), "");
}

}  // namespace
}  // namespace ticketwire::store

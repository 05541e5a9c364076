#include "ticketwire/error.hpp"

#include <gtest/gtest.h>

#include <set>

namespace ticketwire {
namespace {

TEST(error, every_code_has_its_row) {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(error_code::internal); ++i) {
    const auto code = static_cast<error_code>(i);
    EXPECT_TRUE(names.insert(name(code)).second) << name(code);
    EXPECT_GE(status(code), 400);
    EXPECT_LT(status(code), 600);
    EXPECT_FALSE(error_type(code).empty());
    EXPECT_FALSE(message(code).empty());
    EXPECT_NE(message(code).back(), '.');
  }
  EXPECT_EQ(status(error_code::patch_test_failed), 409);
  EXPECT_EQ(status(error_code::patch_index), 400);
  EXPECT_EQ(status(error_code::precondition_failed), 412);
  EXPECT_EQ(status(error_code::json_size), 413);
}

TEST(error, describe_tells_the_place) {
  constexpr auto nowhere = error::nowhere;
  EXPECT_EQ(describe({error_code::json_syntax, {}, nowhere, 7, {}}),
            "The body is not well-formed JSON (byte 7)");
  EXPECT_EQ(describe({error_code::value_type, "/a", nowhere, 7, "x"}),
            "The value has the wrong type: x (at /a)");
  EXPECT_EQ(describe({error_code::patch_index, "/a/1", 2, nowhere, {}}),
            "The array index is not valid here (operation 2 at /a/1)");
  EXPECT_EQ(describe({error_code::patch_shape, {}, 0, nowhere, {}}),
            "A patch is an array of operations or a merge-patch object (operation 0)");
  EXPECT_EQ(describe({error_code::internal, {}, nowhere, nowhere, {}}),
            "The request could not be completed");
}

}  // namespace
}  // namespace ticketwire

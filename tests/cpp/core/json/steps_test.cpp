#include "json/steps.hpp"

#include <gtest/gtest.h>

#include "ticketwire/json/document.hpp"

namespace ticketwire::json {
namespace {

/// What may be compared has been read: it lies in a padded body.
bool same(std::string_view a, std::string_view b) {
  const auto left = document::parse(a);
  const auto right = document::parse(b);
  return same_tokens(left->root().raw(), right->root().raw());
}

TEST(same_tokens, white_space_outside_strings_makes_no_difference) {
  EXPECT_TRUE(same(R"({"a":[1,"b c",{}]})", " {\n\t\"a\" : [ 1 , \"b c\" , { } ]\r\n} "));
  EXPECT_TRUE(same("[ ]", "[]"));
  EXPECT_TRUE(same("[[ ],[ ]]", "[ [],[] ]"));
  EXPECT_TRUE(same(R"(["\" ]"])", R"([ "\" ]" ])"));
}

TEST(same_tokens, anything_else_does) {
  EXPECT_FALSE(same(R"(["b c"])", R"([ "b  c" ])"));
  EXPECT_FALSE(same("[1,2]", "[ 12 ]"));
  EXPECT_FALSE(same("[1]", "[ 1, 2 ]"));
  EXPECT_FALSE(same("[ 1, 2 ]", "[1]"));
  EXPECT_FALSE(same("[1]", "[ 1.0 ]"));
  EXPECT_FALSE(same("[1]", "[ 10 ]"));
  EXPECT_FALSE(same("[10]", "[ 1 ]"));
  EXPECT_FALSE(same("[]", "{ }"));
  EXPECT_FALSE(same("[true]", "[ false ]"));
  EXPECT_FALSE(same(R"({"a":1})", R"({ "b": 1 })"));
  EXPECT_FALSE(same(R"(["a","b"])", R"([ "a\",\"b" ])"));
}

TEST(same_tokens, scalars_are_compared_to_the_byte) {
  EXPECT_TRUE(same("1", "1"));
  EXPECT_FALSE(same("1", "2"));
  EXPECT_FALSE(same("1", "10"));
  EXPECT_FALSE(same(R"("a")", R"("ab")"));
}

}  // namespace
}  // namespace ticketwire::json

#include "ticketwire/carrier/report.hpp"

#include <gtest/gtest.h>

#include "ticketwire/json/document.hpp"

namespace ticketwire::carrier {
namespace {

result<std::string> custom_fields(const std::string& dictionary) {
  const auto document = json::document::parse(dictionary);
  if (!document) return document.error();
  return write_custom_fields(document->root());
}

TEST(report, faults_have_a_place_where_there_is_one) {
  const faults list = {
      {.code = error_code::value_type, .pointer = "/a", .offset = 7, .detail = "a text is needed"},
      {.code = error_code::value_range, .pointer = "/b"}};
  EXPECT_EQ(write_faults(list), R"x([{"code":"value_type","pointer":"/a","offset":7,"message":)x"
                                R"x("The value has the wrong type: a text is needed (at /a)"},)x"
                                R"x({"code":"value_range","pointer":"/b","message":)x"
                                R"x("The number is outside the range of the property (at /b)"}])x");
  EXPECT_EQ(write_faults({}), "[]");
}

TEST(report, custom_fields_are_joined_to_their_companions) {
  EXPECT_EQ(
      *custom_fields(R"({"x_b":"[I:2]","x_a:DisplayText":"Two","x_a":"[F:2.5]",)"
                     R"("x_b:DisplayTooltip":"Floor","x_c":null,"x_d:DisplayText":"left out"})"),
      R"([{"key":"x_a","text":"[F:2.5]","kind":"decimal","value":"2.5","display":"Two",)"
      R"("tooltip":""},)"
      R"({"key":"x_b","text":"[I:2]","kind":"integer","value":"2","display":"",)"
      R"("tooltip":"Floor"},)"
      R"({"key":"x_c","text":"","kind":"text","value":"","display":"","tooltip":""}])");
  EXPECT_EQ(*custom_fields("{}"), "[]");
  EXPECT_EQ(*custom_fields("null"), "[]");
}

TEST(report, what_is_no_dictionary_of_texts_has_no_custom_fields) {
  for (const char* text : {"[]", "1", "\"x\"", "true"}) {
    const auto done = custom_fields(text);
    ASSERT_TRUE(done.has_error()) << text;
    EXPECT_EQ(done.error().code, error_code::value_type);
    EXPECT_EQ(done.error().pointer, "");
    EXPECT_EQ(done.error().offset, 0u);
  }
  const auto done = custom_fields(R"({"a":"", "b/c": 1})");
  ASSERT_TRUE(done.has_error());
  EXPECT_EQ(done.error().pointer, "/b~1c");
  EXPECT_EQ(done.error().offset, 16u);
  EXPECT_EQ(done.error().detail, "a text is needed");
}

}  // namespace
}  // namespace ticketwire::carrier

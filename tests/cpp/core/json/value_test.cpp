#include "ticketwire/json/value.hpp"

#include <gtest/gtest.h>

#include "ticketwire/json/document.hpp"

namespace ticketwire::json {
namespace {

document parse(std::string text) {
  return *document::parse(std::move(text));
}

bool same(std::string a, std::string b) {
  const document left = parse(std::move(a));
  const document right = parse(std::move(b));
  EXPECT_EQ(equal(left.root(), right.root()), equal(right.root(), left.root()));
  return equal(left.root(), right.root());
}

TEST(json_value, equality) {
  EXPECT_TRUE(same("1", "1.000e0"));
  EXPECT_TRUE(same("100", "1E2"));
  EXPECT_TRUE(same("0", "-0.0e5"));
  EXPECT_TRUE(same("1e999", "10e998"));
  EXPECT_TRUE(same("0.1", "1e-1"));
  EXPECT_TRUE(same(R"("\u0061\/")", R"("a/")"));
  EXPECT_TRUE(same(R"({"a":1,"b":[2]})", R"({ "b" : [ 2.0 ], "\u0061" : 1 })"));
  EXPECT_FALSE(same("1", "-1"));
  EXPECT_FALSE(same("1", "1.0000000000000000000001"));
  EXPECT_FALSE(same("9007199254740993", "9007199254740992"));
  EXPECT_FALSE(same("1", "\"1\""));
  EXPECT_FALSE(same("null", "false"));
  EXPECT_FALSE(same("[]", "{}"));
  EXPECT_FALSE(same("[1,2]", "[1]"));
  EXPECT_FALSE(same(R"({"a":1})", R"({"A":1})"));
  EXPECT_FALSE(same(R"({"a":1})", R"({"a":1,"b":2})"));
  EXPECT_FALSE(same(R"({"a":1,"a":1})", R"({"a":1,"b":2})"));
  EXPECT_TRUE(same(R"({"a":1,"a":2})", R"({ "a":1, "a":2 })"));
  EXPECT_TRUE(same(R"({"a":1,"a":2})", R"({"a":1})"));
}

TEST(json_value, int32) {
  const auto read = [](const char* text) { return parse(text).root().int32(); };
  EXPECT_EQ(*read("2147483647"), 2147483647);
  EXPECT_EQ(*read("-2147483648"), INT32_MIN);
  EXPECT_EQ(*read("1.0"), 1);
  EXPECT_EQ(*read("1e2"), 100);
  EXPECT_EQ(*read("1200e-2"), 12);
  EXPECT_EQ(*read("-0"), 0);
  EXPECT_EQ(*read("0e99999999999"), 0);
  for (const char* text : {"2147483648", "-2147483649", "1e10", "1e999999999999999999999"}) {
    EXPECT_EQ(read(text).error().code, error_code::value_range) << text;
  }
  for (const char* text : {"1.5", "1e-1", "1e-999999999999", "\"1\"", "null", "true", "[]"}) {
    EXPECT_EQ(read(text).error().code, error_code::value_type) << text;
  }
}

TEST(json_value, finite) {
  for (const char* text : {"1.5", "-1e3", "1e308", "1.7976931348623157e308", "0e999", "1e-999"}) {
    EXPECT_TRUE(parse(text).root().finite()) << text;
  }
  for (const char* text : {"1e309", "-1e999", "1.8e308", "1000e306"}) {
    EXPECT_EQ(parse(text).root().finite().error().code, error_code::value_range) << text;
  }
  EXPECT_EQ(parse("\"1\"").root().finite().error().code, error_code::value_type);
}

TEST(json_value, zero) {
  for (const char* text : {"0", "-0", "0.00", "0e5"}) {
    EXPECT_TRUE(parse(text).root().is_zero()) << text;
  }
  for (const char* text : {"1", "1e-999", "\"0\"", "null", "[]"}) {
    EXPECT_FALSE(parse(text).root().is_zero()) << text;
  }
}

TEST(json_value, members_and_elements) {
  const document document = parse(R"({"a":1,"b":{"c":[true,null]},"a":2})");
  const value root = document.root();
  EXPECT_EQ(root.size(), 3u);
  EXPECT_EQ(*root.find("a")->int32(), 1);
  EXPECT_FALSE(root.find("A"));
  EXPECT_FALSE(root[0].find("a"));
  const value list = *root.find("b")->find("c");
  EXPECT_EQ(list.size(), 2u);
  EXPECT_TRUE(list[0].boolean());
  EXPECT_TRUE(list[1].is_null());
  EXPECT_EQ(list.elements().size(), 2u);
  EXPECT_EQ(root[0].size(), 0u);
  EXPECT_EQ(root[0].offset(), 5u);
}

TEST(json_value, names) {
  const name plain("\"Title\"");
  EXPECT_TRUE(plain.equals("Title"));
  EXPECT_FALSE(plain.equals("title"));
  EXPECT_TRUE(plain.equals_ignore_case("tITLE"));
  EXPECT_FALSE(plain.equals_ignore_case("Titl"));
  const name escaped(R"("T\u0069tle")");
  EXPECT_EQ(escaped.decode(), "Title");
  EXPECT_TRUE(escaped.equals("Title"));
  EXPECT_TRUE(escaped.equals_ignore_case("TITLE"));
  EXPECT_TRUE(equal_ignore_case("\xc3\xa5", "\xc3\xa5"));
  EXPECT_FALSE(equal_ignore_case("\xc3\xa5", "\xc3\x85"));
}

TEST(json_value, decoding) {
  EXPECT_EQ(decode_string(R"("\"\\\/\b\f\n\r\t")"), "\"\\/\b\f\n\r\t");
  EXPECT_EQ(decode_string(R"("\u0041\u00e5\u20AC\uD83D\ude00")"),
            "A\xc3\xa5\xe2\x82\xac\xf0\x9f\x98\x80");
  EXPECT_EQ(decode_string(R"("a\u0000b")"), std::string("a\0b", 3));
}

}  // namespace
}  // namespace ticketwire::json

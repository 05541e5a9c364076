#include "ticketwire/json/document.hpp"

#include <gtest/gtest.h>

namespace ticketwire::json {
namespace {

constexpr const char* source =
    R"({ "one" : 1.0 ,"esc":"\u00e5\/", "zzz" :[ 1 , 2e0,{ "x":null } ]})";

document parse(std::string text) {
  return *document::parse(std::move(text));
}

TEST(json_document, an_unedited_text_is_written_byte_for_byte) {
  const document document = parse(source);
  EXPECT_FALSE(document.edited());
  EXPECT_EQ(document.write(), source);
}

TEST(json_document, what_is_beside_an_edit_keeps_its_bytes_and_order) {
  document document = parse(source);
  const auto fresh = parse("7.50");
  document.edit().child(2).child(1).assign(fresh.root());
  EXPECT_TRUE(document.edited());
  EXPECT_EQ(document.write(), R"({"one":1.0,"esc":"\u00e5\/","zzz":[1,7.50,{ "x":null }]})");
}

TEST(json_document, insert_and_erase_in_arrays) {
  document document = parse("[1,2]");
  const auto fresh = parse(R"({"a":"\u0062"})");
  document.edit().insert(0, {}, fresh.root());
  document.edit().insert(3, {}, fresh.root());
  document.edit().insert(1, {}, fresh.root());
  EXPECT_EQ(document.write(), R"([{"a":"\u0062"},{"a":"\u0062"},1,2,{"a":"\u0062"}])");
  document.edit().erase(4);
  document.edit().erase(0);
  EXPECT_EQ(document.write(), R"([{"a":"\u0062"},1,2])");
  EXPECT_EQ(document.root().size(), 3u);
  document.edit().erase(0);
  document.edit().erase(0);
  document.edit().erase(0);
  EXPECT_EQ(document.write(), "[]");
}

TEST(json_document, insert_and_erase_in_objects) {
  document document = parse(R"({"b":2})");
  const auto fresh = parse("[ ]");
  document.edit().insert(0, "\"a\"", fresh.root());
  document.edit().insert(2, R"("\u0063")", fresh.root());
  EXPECT_EQ(document.write(), R"({"a":[ ],"b":2,"\u0063":[ ]})");
  EXPECT_TRUE(document.root().find("c"));
  document.edit().erase(1);
  EXPECT_EQ(document.write(), R"({"a":[ ],"\u0063":[ ]})");
}

TEST(json_document, a_value_may_replace_what_it_lies_in) {
  document document = parse(R"({"a":{"b":[1,2]}})");
  const value inner = *document.root().find("a")->find("b");
  document.edit().assign(inner);
  EXPECT_EQ(document.write(), "[1,2]");
}

TEST(json_document, a_value_outlives_its_document) {
  document target = parse("[0]");
  {
    const document other = parse(R"([{"deep":[1.0]}])");
    target.edit().child(0).assign(other.root()[0]);
  }
  EXPECT_EQ(target.write(), R"([{"deep":[1.0]}])");
}

TEST(json_document, an_edited_value_can_be_copied_elsewhere) {
  document other = parse(R"({"a":[1]})");
  const auto two = parse("2");
  other.edit().child(0).insert(1, {}, two.root());
  document target = parse("[0]");
  target.edit().child(0).assign(other.root());
  other.edit().child(0).erase(0);
  EXPECT_EQ(target.write(), R"([{"a":[1,2]}])");
  EXPECT_EQ(other.write(), R"({"a":[2]})");
}

TEST(json_document, a_copy_is_edited_on_its_own) {
  document first = parse(source);
  first.edit().erase(0);
  document second = first;
  second.edit().erase(0);
  EXPECT_EQ(first.root().size(), 2u);
  EXPECT_EQ(second.root().size(), 1u);
  second = document(first);
  EXPECT_EQ(second.write(), first.write());
}

TEST(json_document, expanding_alone_changes_no_value) {
  document document = parse(source);
  const auto before = parse(source);
  EXPECT_EQ(document.edit().child(2).child(2).child(0).value().kind(), kind::null);
  EXPECT_TRUE(equal(document.root(), before.root()));
  EXPECT_TRUE(equal(before.root(), document.root()));
  EXPECT_FALSE(document.root().same_bytes(before.root()));
  EXPECT_TRUE(before.root().same_bytes(before.root()));
}

TEST(json_document, a_scalar_can_become_anything) {
  document document = parse("1");
  const auto object = parse("{}");
  document.edit().assign(object.root());
  document.edit().insert(0, "\"a\"", object.root());
  EXPECT_EQ(document.write(), R"({"a":{}})");
}

}  // namespace
}  // namespace ticketwire::json

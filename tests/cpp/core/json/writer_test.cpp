#include "ticketwire/json/writer.hpp"

#include <gtest/gtest.h>

#include "ticketwire/json/document.hpp"

namespace ticketwire::json {
namespace {

TEST(json_writer, commas) {
  std::string out;
  writer writer(out);
  writer.begin_object();
  writer.name("a").begin_array().number(1).number(-2).string("x").null().end_array();
  writer.name("b").begin_object().end_object();
  writer.name("c").begin_array().begin_array().end_array().begin_object().end_object().end_array();
  writer.name("d").boolean(true).name("e").boolean(false).name("f").raw("1.0");
  writer.end_object();
  EXPECT_EQ(out, R"({"a":[1,-2,"x",null],"b":{},"c":[[],{}],"d":true,"e":false,"f":1.0})");
}

TEST(json_writer, names_and_values_of_other_texts_are_as_they_are) {
  auto document = *document::parse(R"({"\u0061":[1.0, {}],"b":"\/"})");
  std::string out;
  writer writer(out);
  writer.begin_array();
  writer.begin_object().name_raw(R"("\u0062")").value(document.root()).name_raw("\"\"").null();
  writer.end_object().value(document.root());
  document.edit().insert(2, R"("\u0063")", document::parse("[]")->root());
  writer.value(document.root()).end_array();
  EXPECT_EQ(out,
            R"([{"\u0062":{"\u0061":[1.0, {}],"b":"\/"},"":null},{"\u0061":[1.0, {}],"b":"\/"},)"
            R"({"\u0061":[1.0, {}],"b":"\/","\u0063":[]}])");
}

TEST(json_writer, what_needs_no_escape_takes_a_shorter_way) {
  std::string out;
  writer writer(out);
  writer.begin_object();
  for (int i = 0; i < 2; ++i) writer.name_ready(R"(,"a":)").string_plain("b");
  writer.name("c").begin_array().string_plain("").string_plain("d").end_array().end_object();
  EXPECT_EQ(out, R"({"a":"b","a":"b","c":["","d"]})");
}

TEST(json_writer, numbers) {
  std::string out;
  writer writer(out);
  writer.begin_array().number(INT64_MIN).number(INT64_MAX).end_array();
  EXPECT_EQ(out, "[-9223372036854775808,9223372036854775807]");
}

TEST(json_writer, strings_are_escaped_as_little_as_possible) {
  std::string out;
  append_string(out, std::string_view("\"\\/\b\f\n\r\t\x1f\0\x7f\xc3\xa5", 13));
  EXPECT_EQ(out, "\"\\\"\\\\/\\u0008\\u000c\\n\\r\\t\\u001f\\u0000\x7f\xc3\xa5\"");
}

TEST(json_writer, every_ascii_character_comes_back) {
  std::string all;
  for (int c = 0; c < 128; ++c) all.push_back(static_cast<char>(c));
  std::string out;
  append_string(out, all);
  const auto parsed = document::parse(out);
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->root().string(), all);
}

}  // namespace
}  // namespace ticketwire::json

#include "ticketwire/json/pointer.hpp"

#include <gtest/gtest.h>

#include <iostream>

#include "core/support/files.hpp"
#include "core/support/vectors.hpp"
#include "ticketwire/patch/apply.hpp"

namespace ticketwire::json {
namespace {

using support::row;

TEST(pointer, vectors) {
  support::run_vectors("pointer/tokens.json", [](const row& row) {
    const auto parsed = parse_pointer(row.text("pointer"));
    if (!parsed) return support::expect_answer(row, support::take(parsed.error()));
    ASSERT_TRUE(row.has("tokens"));
    tokens wanted;
    for (const child& token : row.at("tokens").children()) wanted.push_back(token.value.string());
    EXPECT_EQ(*parsed, wanted);
    std::string written;
    for (const std::string& token : wanted) append_token(written, token);
    const auto again = parse_pointer(written);
    ASSERT_TRUE(again);
    EXPECT_EQ(*again, wanted);
  });
}

TEST(pointer, as_many_tokens_as_a_document_is_deep) {
  std::string text;
  for (int i = 0; i < 256; ++i) text.append("/a");
  EXPECT_TRUE(parse_pointer(text));
  const auto longer = parse_pointer(text + "/a");
  ASSERT_FALSE(longer);
  EXPECT_EQ(longer.error().code, error_code::pointer_syntax);
  EXPECT_EQ(longer.error().offset, 512u);
}

TEST(pointer, indexes) {
  EXPECT_EQ(to_index("0"), 0u);
  EXPECT_EQ(to_index("10"), 10u);
  EXPECT_EQ(to_index("999999999"), 999'999'999u);
  for (const char* text : {"", "-", "-1", "01", "00", "1e0", "1.0", " 1", "1 ", "+1", "9999999999",
                           "99999999999999999999", "0x1", "\xd9\xa1"}) {
    EXPECT_FALSE(to_index(text)) << text;
  }
}

TEST(pointer, rfc6901_section5) {
  const std::string missing = support::conformance_missing("rfc6901-section5.json");
  if (!missing.empty()) GTEST_SKIP() << missing;
  const auto bytes = support::read_file(support::conformance_path("rfc6901-section5.json"));
  ASSERT_TRUE(bytes);
  const auto data = document::parse(*bytes);
  ASSERT_TRUE(data) << describe(data.error());
  const row file(data->root());
  int right = 0;
  int all = 0;
  for (const child& each : file.at("tests").children()) {
    const row test(each.value);
    const bool whole = test.at("value").string() == "$doc";
    const std::string wanted = write(whole ? file.at("doc") : test.at("value"));
    std::string patch = R"([{"op":"test","path":)" + std::string(test.at("pointer").raw());
    patch.append(",\"value\":").append(wanted).append("}]");
    const auto answer = support::take(bindings::apply("", write(file.at("doc")), patch));
    EXPECT_EQ(answer.code, "") << patch;
    ++all;
    if (answer.code.empty()) ++right;
  }
  EXPECT_GT(all, 0);
  std::cout << "figure: RFC 6901 section 5: " << right << "/" << all << "\n";
}

}  // namespace
}  // namespace ticketwire::json

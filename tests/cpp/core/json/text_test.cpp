#include "ticketwire/json/text.hpp"

#include <gtest/gtest.h>

#include <iostream>

#include "core/support/files.hpp"
#include "core/support/vectors.hpp"

namespace ticketwire::json {
namespace {

using support::row;

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first);
}

TEST(json_text, valid_vectors) {
  support::run_vectors("json/valid.json", [](const row& row) {
    const std::string bytes = row.input("document");
    const auto answer = support::take(bindings::apply("", bytes, "[]"));
    support::expect_answer(row, answer);
    EXPECT_EQ(answer.data, trimmed(bytes));
    if (!row.has("equals")) return;
    const auto document = json::document::parse(bytes);
    ASSERT_TRUE(document);
    EXPECT_TRUE(equal(document->root(), row.at("equals"))) << bytes;
    EXPECT_EQ(document->root().string(), row.at("equals").string());
  });
}

TEST(json_text, invalid_vectors) {
  support::run_vectors("json/invalid.json", [](const row& row) {
    support::expect_answer(row, support::take(bindings::apply("", row.input("document"), "[]")));
  });
}

TEST(json_text, limits_are_the_callers) {
  const limits small{.max_bytes = 4, .max_depth = 2};
  EXPECT_TRUE(text::parse("[[]]", small));
  EXPECT_EQ(text::parse("[[[]", small).error().code, error_code::json_depth);
  EXPECT_EQ(text::parse("[[] ]", small).error().code, error_code::json_size);
  EXPECT_EQ(text::parse("[[] ]", small).error().offset, 4u);
}

TEST(json_text, spans_follow_in_document_order) {
  const auto parsed = text::parse(R"({"a": [1, "x"], "b":null})");
  ASSERT_TRUE(parsed);
  const text& text = **parsed;
  EXPECT_EQ(text.at(0).kind, kind::object);
  EXPECT_EQ(text.raw(1), "\"a\"");
  EXPECT_EQ(text.raw(2), "[1, \"x\"]");
  EXPECT_EQ(text.at(2).next, 5u);
  EXPECT_EQ(text.raw(5), "\"b\"");
  EXPECT_EQ(text.raw(6), "null");
  EXPECT_EQ(text.at(0).next, 7u);
}

struct verdicts {
  int right = 0;
  int all = 0;
};

verdicts read_suite(const std::string& prefix, bool accepted) {
  verdicts out;
  for (const std::string& path :
       support::list_files(support::conformance_path("JSONTestSuite/test_parsing"), ".json")) {
    const std::string name = path.substr(path.rfind('/') + 1);
    if (!name.starts_with(prefix)) continue;
    ++out.all;
    const auto bytes = support::read_file(path);
    if (!bytes) {
      ADD_FAILURE() << name << " cannot be read";
      continue;
    }
    const bool taken = text::parse(*bytes).has_value();
    if (taken == accepted) ++out.right;
    if (prefix != "i_") {
      EXPECT_EQ(taken, accepted) << name;
    }
  }
  return out;
}

TEST(json_text, json_test_suite) {
  const std::string missing = support::conformance_missing("JSONTestSuite/test_parsing");
  if (!missing.empty()) GTEST_SKIP() << missing;
  const verdicts y = read_suite("y_", true);
  const verdicts n = read_suite("n_", false);
  const verdicts i = read_suite("i_", true);
  EXPECT_GT(y.all, 0);
  EXPECT_GT(n.all, 0);
  EXPECT_GT(i.all, 0);
  std::cout << "figure: JSONTestSuite: y " << y.right << "/" << y.all << ", n " << n.right << "/"
            << n.all << ", i " << i.all << " read\n";
}

}  // namespace
}  // namespace ticketwire::json

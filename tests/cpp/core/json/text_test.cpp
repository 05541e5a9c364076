#include "ticketwire/json/text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
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

TEST(json_text, untouched_vectors) {
  support::run_vectors("json/untouched.json", [](const row& row) {
    support::expect_answer(row, support::take(bindings::apply(row.carrier(), row.input("document"),
                                                              row.input("patch"))));
  });
}

/// Where an int is wanted: on opening a carrier, and in a patch where the row has one.
TEST(json_text, int32_vectors) {
  support::run_vectors("json/int32.json", [](const row& row) {
    const std::string patch = row.has("patchText") ? row.text("patchText") : "";
    const std::string document = row.input("document");
    if (!patch.empty()) {
      const auto outcome = bindings::apply(row.carrier(), document, patch);
      return support::expect_answer(row, support::take(outcome));
    }
    support::expect_answer(row, support::take(bindings::open(row.carrier(), document)));
  });
}

/// Refused at the first level that is too deep, whatever follows and however much it is.
TEST(json_text, nesting_without_end) {
  struct nesting {
    const char* name;
    std::string_view open;
    std::string_view close;
  };
  static constexpr nesting kinds[] = {{"arrays", "[", "]"}, {"objects", "{\"a\":", "}"}};
  const limits wide{.max_bytes = 64U << 20};
  for (const nesting& kind : kinds) {
    for (const std::size_t levels : {std::size_t{100'000}, std::size_t{2'000'000}}) {
      std::string bytes;
      for (std::size_t i = 0; i < levels; ++i) bytes.append(kind.open);
      std::string closed = bytes + "1";
      for (std::size_t i = 0; i < levels; ++i) closed.append(kind.close);
      const auto begin = std::chrono::steady_clock::now();
      for (std::string* each : {&bytes, &closed}) {
        const auto parsed = text::parse(std::move(*each), wide);
        ASSERT_FALSE(parsed);
        EXPECT_EQ(parsed.error().code, error_code::json_depth);
        EXPECT_EQ(parsed.error().offset, wide.max_depth * kind.open.size());
      }
      const std::chrono::duration<double, std::milli> spent =
          std::chrono::steady_clock::now() - begin;
      std::cout << "figure: " << levels << " nested " << kind.name
                << ", open and closed, refused in " << spent.count() << " ms\n";
    }
  }
}

TEST(json_text, limits_are_the_callers) {
  const limits small{.max_bytes = 4, .max_depth = 2};
  EXPECT_TRUE(text::parse("[[]]", small));
  EXPECT_EQ(text::parse("[[[]", small).error().code, error_code::json_depth);
  EXPECT_EQ(text::parse("[[] ]", small).error().code, error_code::json_size);
  EXPECT_EQ(text::parse("[[] ]", small).error().offset, 4u);
}

TEST(json_text, values_and_names_are_counted) {
  const limits four{.max_values = 4};
  EXPECT_TRUE(text::parse(R"({"a": [1]})", four));
  EXPECT_TRUE(text::parse("[1,2,3]", four));
  for (const auto& [bytes, offset] : {std::pair{"[1,2,3,4]", 7u},
                                      std::pair{"[1,2,3, []]", 8u},
                                      std::pair{R"({"a":1,"b":2})", 11u},
                                      {"[[],[],{},{}", 10u}}) {
    const auto refused = text::parse(bytes, four);
    ASSERT_FALSE(refused) << bytes;
    EXPECT_EQ(refused.error().code, error_code::json_too_many) << bytes;
    EXPECT_EQ(refused.error().offset, offset) << bytes;
  }
}

TEST(json_text, half_a_million_values_are_read_and_not_one_more) {
  std::string most = "[";
  while (most.size() < 2 * (limits{}.max_values - 1)) most += "0,";
  most.back() = ']';
  EXPECT_TRUE(text::parse(most));
  const auto refused = text::parse("[0," + most.substr(1));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, error_code::json_too_many);
}

TEST(json_text, containers_follow_in_document_order) {
  const auto parsed = text::parse(R"( {"a" : [1, "x", {}],"b":{"c":[]}})");
  ASSERT_TRUE(parsed);
  const text& text = **parsed;
  EXPECT_EQ(text.at(0).begin, 1u);
  EXPECT_EQ(text.at(0).end, text.bytes().size());
  EXPECT_EQ(text.at(0).count, 2u);
  EXPECT_EQ(text.at(0).next, 5u);
  EXPECT_EQ(text.at(1).count, 3u);
  EXPECT_EQ(text.at(1).next, 3u);
  EXPECT_EQ(text.at(2).count, 0u);
  EXPECT_EQ(text.at(3).next, 5u);
  const std::uint32_t first = text.children_of(0);
  EXPECT_EQ(text.children_of(3), first + 2);
  EXPECT_EQ(text.children_of(0), first);
  EXPECT_EQ(text.name(first), "\"a\"");
  EXPECT_EQ(text.raw(text.child(first)), R"([1, "x", {}])");
  EXPECT_EQ(text.raw(text.child(first + 1)), R"({"c":[]})");
  EXPECT_EQ(text.raw(text.child(first + 2)), "[]");
}

/// How many of the suite's files of that prefix have the verdict that the suite asks for.
std::string suite_verdicts(const std::string& prefix, bool accepted) {
  int right = 0;
  int all = 0;
  for (const std::string& path :
       support::list_files(support::conformance_path("JSONTestSuite/test_parsing"), ".json")) {
    const std::string name = path.substr(path.rfind('/') + 1);
    if (!name.starts_with(prefix)) continue;
    ++all;
    const auto bytes = support::read_file(path);
    EXPECT_TRUE(bytes) << name << " cannot be read";
    const bool taken = bytes && text::parse(*bytes).has_value();
    EXPECT_EQ(taken, accepted) << name;
    if (taken == accepted) ++right;
  }
  EXPECT_GT(all, 0) << prefix;
  return std::to_string(right) + "/" + std::to_string(all);
}

TEST(json_text, json_test_suite) {
  const std::string missing = support::conformance_missing("JSONTestSuite/test_parsing");
  if (!missing.empty()) GTEST_SKIP() << missing;
  const std::string y = suite_verdicts("y_", true);
  const std::string n = suite_verdicts("n_", false);
  std::cout << "figure: JSONTestSuite: y " << y << ", n " << n << "\n";
}

/// What the suite leaves to the implementation: one table of verdicts holds every build to the
/// same.
TEST(json_text, json_test_suite_implementation_defined) {
  const std::string missing = support::conformance_missing("JSONTestSuite/test_parsing");
  if (!missing.empty()) GTEST_SKIP() << missing;
  std::size_t rows = 0;
  std::size_t accepted = 0;
  support::run_vectors("json/test-suite.json", [&](const row& row) {
    const auto bytes = support::read_file(
        support::conformance_path("JSONTestSuite/test_parsing/" + row.text("name")));
    ASSERT_TRUE(bytes);
    const auto parsed = text::parse(*bytes);
    support::expect_answer(row, parsed ? support::answer{} : support::take(parsed.error()));
    ++rows;
    if (parsed) ++accepted;
  });
  const auto files =
      support::list_files(support::conformance_path("JSONTestSuite/test_parsing"), ".json");
  EXPECT_EQ(rows, static_cast<std::size_t>(std::count_if(
                      files.begin(), files.end(),
                      [](const std::string& path) { return path.find("/i_") != path.npos; })));
  std::cout << "figure: JSONTestSuite: i " << rows << " as in the table, " << accepted
            << " of them accepted\n";
}

}  // namespace
}  // namespace ticketwire::json

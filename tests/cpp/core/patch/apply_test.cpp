#include "ticketwire/patch/apply.hpp"

#include <gtest/gtest.h>

#include <iostream>

#include "core/support/files.hpp"
#include "core/support/vectors.hpp"

namespace ticketwire::patch {
namespace {

using support::row;

/// Through the bindings, and on a document that must be as it was after a failure.
void run_row(const row& row) {
  const std::string document = row.input("document");
  const std::string patch = row.input("patch");
  const auto answer = support::take(bindings::apply(row.carrier(), document, patch));
  support::expect_answer(row, answer);
  if (answer.code.empty()) return;
  auto kept = json::document::parse(document);
  const auto body = json::document::parse(patch);
  const auto* type = schema::find_carrier(row.carrier());
  if (!kept || !body || (type == nullptr && !row.carrier().empty())) return;
  EXPECT_FALSE(apply_body(*kept, body->root(), type));
  EXPECT_FALSE(kept->edited());
  EXPECT_EQ(kept->write(), document);
}

TEST(apply, plain_vectors) {
  support::run_vectors("json-patch/plain.json", run_row);
}
TEST(apply, ticket_vectors) {
  support::run_vectors("json-patch/ticket.json", run_row);
}
TEST(apply, test_vectors) {
  support::run_vectors("json-patch/test.json", run_row);
}

TEST(apply, atomic_vectors) {
  support::run_vectors("json-patch/atomic.json", [](const row& row) {
    ASSERT_TRUE(row.has("error"));
    run_row(row);
  });
}

TEST(apply, an_edited_document_is_as_it_was_after_a_failure) {
  auto document = json::document::parse(R"({"Title":"a","Tags":[{"Id":1}]})");
  const auto first = json::document::parse(R"([{"op":"replace","path":"/Title","value":"b"}])");
  const auto second = json::document::parse(
      R"([{"op":"add","path":"/Tags/-","value":{"Id":2}},{"op":"remove","path":"/Tags/7"}])");
  const auto& type = schema::get(schema::carrier_id::TicketEntity);
  ASSERT_TRUE(document && first && second);
  ASSERT_TRUE(apply_body(*document, first->root(), &type));
  const std::string before = document->write();
  const auto failed = apply_body(*document, second->root(), &type);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().operation, 1u);
  EXPECT_EQ(failed.error().offset, error::nowhere);
  EXPECT_EQ(document->write(), before);
}

TEST(apply, the_operation_limit_is_the_callers) {
  auto document = json::document::parse("{}");
  const auto two = json::document::parse(
      R"([{"op":"add","path":"/a","value":1},{"op":"add","path":"/b","value":1}])");
  ASSERT_TRUE(document && two);
  EXPECT_EQ(apply_body(*document, two->root(), nullptr, {.max_operations = 1}).error().code,
            error_code::patch_too_many);
  EXPECT_TRUE(apply_body(*document, two->root(), nullptr, {.max_operations = 2}));
}

/// Comparing arrays takes time in proportion to their length: minutes otherwise.
TEST(apply, a_test_of_a_long_array_is_quick) {
  std::string numbers = "0";
  for (int i = 0; i < 200'000; ++i) numbers.append(",1");
  const std::string element = R"("2024-01-01T00:00:00")";
  std::string dates = element;
  for (int i = 0; i < 60'000; ++i) dates.append(",").append(element);
  const std::string document = R"({"NonDates":[)" + dates + "]}";
  const std::string patch = R"([{"op":"test","path":"/NonDates","value":[)" + dates + "]}]";
  EXPECT_EQ(support::take(bindings::apply("TicketPriorityEntity", document, patch)).code, "");
  const std::string plain = R"([{"op":"test","path":"","value":[)" + numbers + "]}]";
  EXPECT_EQ(support::take(bindings::apply("", "[" + numbers + "]", plain)).code, "");
}

std::string verdict_of(const row& dialect, const std::string& file, std::size_t index) {
  for (const json::child& each : dialect.at("records").children()) {
    const row record(each.value);
    if (record.text("file") == file && *record.at("index").int32() == static_cast<int>(index)) {
      return record.text("class");
    }
  }
  return "no verdict";
}

struct tally {
  int right = 0;
  int ran = 0;
  int disabled = 0;
};

void run_record(const row& test, const row& dialect, const std::string& file, std::size_t index,
                tally& tally) {
  const std::string verdict = verdict_of(dialect, file, index);
  if (verdict == "disabled") {
    ++tally.disabled;
    return;
  }
  ++tally.ran;
  const std::string document = json::write(test.at("doc"));
  const auto answer = support::take(bindings::apply("", document, json::write(test.at("patch"))));
  bool right = false;
  if (verdict == "refuse-move-copy") {
    right = answer.code == "patch_op_refused" || answer.code == "patch_member_missing";
  } else if (test.has("error")) {
    right = !answer.code.empty();
  } else {
    const std::string wanted = test.has("expected") ? json::write(test.at("expected")) : document;
    right = answer.code.empty() && support::same_json(answer.data, wanted);
  }
  EXPECT_TRUE(right) << file << " " << index << " " << test.text("comment") << " (" << verdict
                     << "): " << answer.code << answer.data;
  if (right) ++tally.right;
}

TEST(apply, json_patch_tests) {
  const std::string missing = support::conformance_missing("json-patch-dialect.json");
  if (!missing.empty()) GTEST_SKIP() << missing;
  const auto verdicts = support::read_file(support::conformance_path("json-patch-dialect.json"));
  ASSERT_TRUE(verdicts);
  const auto dialect = json::document::parse(*verdicts);
  ASSERT_TRUE(dialect) << describe(dialect.error());
  tally tally;
  std::size_t records = 0;
  for (const std::string file : {"tests.json", "spec_tests.json"}) {
    const auto bytes = support::read_file(support::conformance_path("json-patch-tests/" + file));
    ASSERT_TRUE(bytes) << file;
    const auto tests = json::document::parse(*bytes);
    ASSERT_TRUE(tests) << file << ": " << describe(tests.error());
    std::size_t index = 0;
    for (const json::child& each : tests->root().children()) {
      run_record(row(each.value), row(dialect->root()), file, index++, tally);
    }
    records += index;
  }
  EXPECT_EQ(static_cast<std::size_t>(tally.ran + tally.disabled), records);
  std::cout << "figure: json-patch-tests: " << tally.right << "/" << tally.ran << ", "
            << tally.disabled << " disabled upstream\n";
}

}  // namespace
}  // namespace ticketwire::patch

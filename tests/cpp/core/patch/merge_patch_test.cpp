#include <gtest/gtest.h>

#include <iostream>

#include "core/support/files.hpp"
#include "core/support/vectors.hpp"
#include "ticketwire/patch/apply.hpp"

namespace ticketwire::patch {
namespace {

using support::row;

TEST(merge_patch, plain_vectors) {
  support::run_vectors("merge-patch/plain.json", [](const row& row) {
    support::expect_answer(
        row, support::take(bindings::apply("", row.input("document"), row.input("patch"))));
  });
}

TEST(merge_patch, ticket_vectors) {
  support::run_vectors("merge-patch/ticket.json", [](const row& row) {
    support::expect_answer(row, support::take(bindings::apply(row.carrier(), row.input("document"),
                                                              row.input("patch"))));
  });
}

TEST(merge_patch, a_carrier_wants_an_object) {
  auto document = json::document::parse(R"({"Title":"a"})");
  const auto patch = json::document::parse("5");
  ASSERT_TRUE(document && patch);
  const auto failed =
      apply_merge_patch(*document, patch->root(), &schema::get(schema::carrier_id::TicketEntity));
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, error_code::patch_shape);
  EXPECT_EQ(document->write(), R"({"Title":"a"})");
}

TEST(merge_patch, rfc7396_appendix) {
  const std::string missing = support::conformance_missing("rfc7396-appendix.json");
  if (!missing.empty()) GTEST_SKIP() << missing;
  const auto bytes = support::read_file(support::conformance_path("rfc7396-appendix.json"));
  ASSERT_TRUE(bytes);
  const auto file = json::document::parse(*bytes);
  ASSERT_TRUE(file) << describe(file.error());
  int right = 0;
  int all = 0;
  for (const json::child& each : row(file->root()).at("tests").children()) {
    const row test(each.value);
    auto document = json::document::parse(json::write(test.at("original")));
    ASSERT_TRUE(document);
    ASSERT_TRUE(apply_merge_patch(*document, test.at("patch"), nullptr));
    const bool same = json::equal(document->root(), test.at("result"));
    EXPECT_TRUE(same) << json::write(test.at("patch")) << ": " << document->write();
    ++all;
    if (same) ++right;
  }
  EXPECT_GT(all, 0);
  std::cout << "figure: RFC 7396 appendix: " << right << "/" << all << "\n";
}

}  // namespace
}  // namespace ticketwire::patch

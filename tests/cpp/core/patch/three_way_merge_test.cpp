#include "ticketwire/patch/three_way_merge.hpp"

#include <gtest/gtest.h>

#include "core/support/vectors.hpp"
#include "ticketwire/json/writer.hpp"

namespace ticketwire::patch {
namespace {

using support::row;

std::string overlaps_json(const std::vector<overlap>& overlaps) {
  std::string out;
  json::writer writer(out);
  writer.begin_array();
  for (const overlap& each : overlaps) {
    writer.begin_object().name("pointer").string(each.pointer);
    if (each.base) writer.name("base").raw(*each.base);
    if (each.mine) writer.name("mine").raw(*each.mine);
    if (each.theirs) writer.name("theirs").raw(*each.theirs);
    writer.end_object();
  }
  writer.end_array();
  return out;
}

void run_merge(const row& row) {
  const auto base = json::document::parse(row.input("base"));
  const auto mine = json::document::parse(row.input("mine"));
  const auto theirs = json::document::parse(row.input("theirs"));
  ASSERT_TRUE(base && mine && theirs);
  const auto made = merge(*base, *mine, *theirs, schema::find_carrier(row.carrier()));
  support::expect_answer(row, made ? support::answer{} : support::take(made.error()));
  if (!made) return;
  if (row.has("documentText")) {
    EXPECT_EQ(made->document, row.text("documentText"));
  } else {
    EXPECT_TRUE(support::same_json(made->document, json::write(row.at("document"))))
        << made->document;
  }
  if (row.has("patch")) {
    EXPECT_TRUE(support::same_json(made->patch, json::write(row.at("patch")))) << made->patch;
  }
  const std::string overlaps = overlaps_json(made->overlaps);
  EXPECT_TRUE(support::same_json(overlaps, json::write(row.at("overlaps")))) << overlaps;
}

TEST(three_way_merge, plain_vectors) {
  support::run_vectors("three-way-merge/plain.json", run_merge);
}
TEST(three_way_merge, types_vectors) {
  support::run_vectors("three-way-merge/types.json", run_merge);
}
TEST(three_way_merge, containers_vectors) {
  support::run_vectors("three-way-merge/containers.json", run_merge);
}
TEST(three_way_merge, help_desk_vectors) {
  support::run_vectors("three-way-merge/help-desk.json", run_merge);
}

}  // namespace
}  // namespace ticketwire::patch

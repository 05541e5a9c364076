#include "ticketwire/patch/plan.hpp"

#include <gtest/gtest.h>

#include "core/support/random.hpp"
#include "core/support/same.hpp"
#include "core/support/vectors.hpp"
#include "ticketwire/patch/apply.hpp"
#include "ticketwire/patch/diff.hpp"

namespace ticketwire::patch {
namespace {

using support::row;

json::document parsed(const std::string& text) {
  auto document = json::document::parse(text);
  EXPECT_TRUE(document) << text;
  return document ? *document : *json::document::parse("null");
}

/// What a patch makes of a document, or its error.
result<json::document> patched(const json::document& base, const std::string& patch,
                               const schema::carrier_type* type) {
  json::document out = base;
  const result<void> done = apply_body(out, parsed(patch).root(), type);
  if (!done) return done.error();
  return out;
}

plan_options options_of(const row& row) {
  plan_options options;
  if (row.has("guards")) options.guards = row.at("guards").boolean();
  if (row.has("stamp")) options.stamp = row.at("stamp").boolean();
  return options;
}

void run_row(const row& row) {
  const json::document base = parsed(row.input("document"));
  const auto* type = schema::find_carrier(row.carrier());
  const auto edits = json::document::parse(row.input("edits"));
  if (!edits) return support::expect_answer(row, support::take(edits.error()));
  const auto made = plan(base, edits->root(), type, options_of(row));
  if (!made) return support::expect_answer(row, support::take(made.error()));
  EXPECT_FALSE(row.has("error")) << made->body;
  if (row.has("body")) {
    EXPECT_EQ(made->body, row.text("body"));
  }
  if (row.has("patch")) {
    EXPECT_TRUE(support::same_json(made->body, json::write(row.at("patch")))) << made->body;
  }
  if (row.has("inverse")) {
    EXPECT_EQ(made->inverse, row.text("inverse"));
  }
  if (row.has("maxBytes")) {
    EXPECT_LE(made->body.size(), static_cast<std::size_t>(*row.at("maxBytes").int32()));
  }
  EXPECT_EQ(parsed(made->body).root().size(), made->operations.size());
}

TEST(plan, ticket_vectors) {
  support::run_vectors("plan/ticket.json", run_row);
}

TEST(plan, round_trip_on_every_carrier) {
  support::generator random(support::property_seed("plan_round_trip_on_every_carrier"));
  for (const schema::carrier_type& type : schema::carriers()) {
    for (int i = 0; i < 40 && !::testing::Test::HasFailure(); ++i) {
      const std::string from = random.carrier(type);
      const std::string to = random.changed_carrier(from, type);
      SCOPED_TRACE(std::string(type.name) + "\n" + from + "\n" + to);
      const json::document a = parsed(from);
      const json::document edits = parsed(diff(a.root(), parsed(to).root(), &type));
      const auto made = plan(a, edits.root(), &type, {.guards = i % 2 == 0});
      ASSERT_TRUE(made) << describe(made.error());
      const auto saved = patched(a, made->body, &type);
      ASSERT_TRUE(saved) << describe(saved.error()) << made->body;
      const auto undone = patched(*saved, made->inverse, &type);
      ASSERT_TRUE(undone) << describe(undone.error()) << made->inverse;
      EXPECT_TRUE(support::same_carrier(undone->root(), a.root(), type)) << made->inverse;
    }
  }
}

}  // namespace
}  // namespace ticketwire::patch

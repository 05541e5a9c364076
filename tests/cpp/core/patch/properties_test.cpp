// What holds of patches whatever the documents are. Replay a failure with TICKETWIRE_SEED.
#include <gtest/gtest.h>

#include "core/support/random.hpp"
#include "core/support/same.hpp"
#include "core/support/vectors.hpp"
#include "ticketwire/carrier/bind.hpp"
#include "ticketwire/patch/apply.hpp"
#include "ticketwire/patch/diff.hpp"

namespace ticketwire::patch {
namespace {

struct pair {
  json::document a;
  json::document b;
};

pair parse_pair(const std::string& a, const std::string& b) {
  return {*json::document::parse(a), *json::document::parse(b)};
}

/// The document that a patch makes; a test failure where it cannot be applied.
json::document applied(const json::document& base, const std::string& patch,
                       const schema::carrier_type* type) {
  json::document out = base;
  const auto body = json::document::parse(patch);
  EXPECT_TRUE(body) << patch;
  if (!body) return out;
  const auto done = apply_body(out, body->root(), type);
  EXPECT_TRUE(done) << (done ? "" : describe(done.error())) << "\n" << patch;
  return out;
}

TEST(properties, apply_of_diff_on_any_json) {
  support::generator random(support::property_seed("apply_of_diff_on_any_json"));
  for (int i = 0; i < 4000 && !::testing::Test::HasFailure(); ++i) {
    const std::string from = random.json();
    const std::string to = i % 4 == 0 ? random.json() : random.changed_json(from);
    SCOPED_TRACE(from + "\n" + to);
    const auto [a, b] = parse_pair(from, to);
    for (const bool guards : {true, false}) {
      const std::string patch = diff(a.root(), b.root(), nullptr, {.guards = guards});
      const json::document made = applied(a, patch, nullptr);
      EXPECT_TRUE(json::equal(made.root(), b.root())) << patch << "\n" << made.write();
      EXPECT_EQ(diff(made.root(), b.root(), nullptr), "[]");
    }
    EXPECT_EQ(diff(b.root(), b.root(), nullptr), "[]");
    EXPECT_EQ(json::equal(a.root(), b.root()), diff(a.root(), b.root(), nullptr) == "[]");
  }
}

void check_carrier(const pair& pair, const schema::carrier_type& type) {
  const auto& [a, b] = pair;
  for (const bool guards : {true, false}) {
    const std::string patch = diff(a.root(), b.root(), &type, {.guards = guards});
    const json::document made = applied(a, patch, &type);
    EXPECT_TRUE(support::same_carrier(made.root(), b.root(), type)) << patch << "\n"
                                                                    << made.write();
    EXPECT_TRUE(carrier::validate(made.root(), type).empty());
  }
  EXPECT_EQ(diff(b.root(), b.root(), &type), "[]");
}

TEST(properties, apply_of_diff_on_every_carrier) {
  support::generator random(support::property_seed("apply_of_diff_on_every_carrier"));
  ASSERT_EQ(schema::carriers().size(), 33u);
  for (const schema::carrier_type& type : schema::carriers()) {
    for (int i = 0; i < 60 && !::testing::Test::HasFailure(); ++i) {
      const std::string from = random.carrier(type);
      const std::string to = i % 3 == 0 ? random.carrier(type) : random.changed_carrier(from, type);
      SCOPED_TRACE(std::string(type.name) + "\n" + from + "\n" + to);
      check_carrier(parse_pair(from, to), type);
    }
  }
}

TEST(properties, bind_of_bind_on_every_carrier) {
  support::generator random(support::property_seed("bind_of_bind_on_every_carrier"));
  for (const schema::carrier_type& type : schema::carriers()) {
    for (int i = 0; i < 20 && !::testing::Test::HasFailure(); ++i) {
      const auto document = json::document::parse(random.carrier(type));
      ASSERT_TRUE(document);
      const auto bound = carrier::bind(document->root(), type);
      ASSERT_TRUE(bound) << describe(bound.error().front()) << document->write();
      EXPECT_TRUE(support::same_json(*bound, document->write())) << *bound;
      EXPECT_TRUE(carrier::validate(document->root(), type).empty());
    }
  }
}

/// Half a patch is no patch: whatever fails leaves the bytes as they were.
TEST(properties, a_failed_patch_changes_nothing) {
  support::generator random(support::property_seed("a_failed_patch_changes_nothing"));
  const auto& type = schema::get(schema::carrier_id::TicketEntity);
  for (int i = 0; i < 300 && !::testing::Test::HasFailure(); ++i) {
    const std::string from = random.carrier(type);
    auto [a, b] = parse_pair(from, random.changed_carrier(from, type));
    std::string patch = diff(a.root(), b.root(), &type);
    patch.pop_back();
    if (patch.size() > 1) patch.push_back(',');
    patch.append(R"({"op":"test","path":"/Title","value":"no such title"}])");
    const auto body = json::document::parse(patch);
    ASSERT_TRUE(body) << patch;
    EXPECT_FALSE(apply_body(a, body->root(), &type)) << patch;
    EXPECT_EQ(a.write(), from);
  }
}

TEST(properties, what_is_parsed_is_written_byte_for_byte) {
  support::generator random(support::property_seed("what_is_parsed_is_written_byte_for_byte"));
  for (int i = 0; i < 2000; ++i) {
    const std::string text = random.json();
    auto document = json::document::parse(text);
    ASSERT_TRUE(document) << text;
    ASSERT_EQ(document->write(), text);
    const json::document same = *json::document::parse(text);
    if (document->root().size() > 0) {
      ASSERT_FALSE(document->edit().child(0).value().edited());
    }
    ASSERT_TRUE(json::equal(document->root(), same.root())) << text;
    ASSERT_EQ(document->write(), text);
  }
}

}  // namespace
}  // namespace ticketwire::patch

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

/// An undo is a save like any other: what it sends can be undone again.
void expect_redone(const json::document& saved, const std::string& inverse,
                   const schema::carrier_type& type) {
  const auto undo = plan(saved, parsed(inverse).root(), &type);
  ASSERT_TRUE(undo) << describe(undo.error());
  const auto undone = patched(saved, undo->body, &type);
  ASSERT_TRUE(undone) << describe(undone.error()) << undo->body;
  const auto back = patched(*undone, undo->inverse, &type);
  ASSERT_TRUE(back) << describe(back.error()) << undo->inverse;
  EXPECT_TRUE(support::same_carrier(back->root(), saved.root(), type)) << undo->inverse;
}

plan_options options_of(const row& row) {
  plan_options options;
  if (row.has("guards")) options.guards = row.at("guards").boolean();
  if (row.has("stamp")) options.stamp = row.at("stamp").boolean();
  return options;
}

/// What is saved can be undone.
void expect_undone(const json::document& base, const save_plan& made,
                   const schema::carrier_type* type) {
  const auto saved = patched(base, made.body, type);
  ASSERT_TRUE(saved) << describe(saved.error()) << made.body;
  const auto undone = patched(*saved, made.inverse, type);
  ASSERT_TRUE(undone) << describe(undone.error()) << made.inverse;
  if (type == nullptr) {
    EXPECT_TRUE(json::equal(undone->root(), base.root())) << made.inverse;
  } else {
    EXPECT_TRUE(support::same_carrier(undone->root(), base.root(), *type)) << made.inverse;
  }
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
  if (row.has("notUndone")) {
    std::vector<std::string> pointers;
    for (const json::child& each : row.at("notUndone").children()) {
      pointers.push_back(each.value.string());
    }
    EXPECT_EQ(made->not_undone, pointers);
  }
  if (made->not_undone.empty()) expect_undone(base, *made, type);
}

TEST(plan, a_long_value_is_guarded_by_the_stamp) {
  const std::string old_text(300'000, 'a');
  const json::document base = parsed(R"({"LastChanged":"2026-11-29T10:00:00Z","Title":"t",)"
                                     R"("CustomFields":{"x_text":")" +
                                     old_text + R"("}})");
  const auto* type = schema::find_carrier("TicketEntity");
  const auto edits = parsed(R"([{"op":"replace","path":"/CustomFields/x_text","value":"b"},)"
                            R"({"op":"replace","path":"/Title","value":"u"}])");
  for (const bool by_copy : {false, true}) {
    const auto made = plan(base, edits.root(), type, {.by_copy = by_copy});
    ASSERT_TRUE(made);
    EXPECT_EQ(made->unguarded, std::vector<std::string>{"/CustomFields/x_text"});
    EXPECT_TRUE(made->inverse_unguarded.empty());
    EXPECT_EQ(made->body, R"([{"op":"test","path":"/LastChanged","value":"2026-11-29T10:00:00Z"},)"
                          R"({"op":"test","path":"/Title","value":"t"},)"
                          R"({"op":"replace","path":"/Title","value":"u"},)"
                          R"({"op":"replace","path":"/CustomFields/x_text","value":"b"}])");
    expect_undone(base, *made, type);
  }
  // Up to that length a value is repeated.
  EXPECT_TRUE(plan(base, edits.root(), type, {.longest_guard = 300'002})->unguarded.empty());
  EXPECT_FALSE(plan(base, edits.root(), type, {.longest_guard = 300'001})->unguarded.empty());
}

TEST(plan, a_long_value_without_a_stamp_is_told) {
  const json::document base = parsed(R"({"CustomFields":{"x_text":"a"}})");
  const std::string new_text(300'000, 'b');
  const auto edits = parsed(R"({"CustomFields":{"x_text":")" + new_text + R"("}})");
  const auto* type = schema::find_carrier("TicketEntity");
  const auto made = plan(base, edits.root(), type);
  ASSERT_TRUE(made);
  EXPECT_TRUE(made->unguarded.empty());
  EXPECT_EQ(made->inverse_unguarded, std::vector<std::string>{"/CustomFields/x_text"});
  expect_undone(base, *made, type);
  const auto back = plan(*patched(base, made->body, type), parsed(made->inverse).root(), type);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->unguarded, std::vector<std::string>{"/CustomFields/x_text"});
  EXPECT_EQ(back->body.find("LastChanged"), std::string::npos);
}

TEST(plan, ticket_vectors) {
  support::run_vectors("plan/ticket.json", run_row);
}

/// The save names another message as a whole, the undo is shorter member by member; and what it
/// does not tell of the ticket, which is the same one, stays.
TEST(plan, an_undo_by_members_of_a_save_of_a_whole_carrier) {
  const auto* type = schema::find_carrier("SaveTicketMessageEntityWithOptionsRequest");
  const std::string body = R"("Body":")" + std::string(600, 'a') + R"("}})";
  const json::document from =
      parsed(R"({"Entity":{"EjMessageId":1,"Ticket":{"TicketId":5,"Title":"t"},)" + body);
  const json::document to = parsed(
      R"({"Entity":{"EjMessageId":5,"Author":"a","Important":true,"SearchTitle":"s","Language":"no",)"
      R"("Ticket":{"TicketId":5,"Title":"u","ConnectId":3,"OwnedBy":4,"Priority":2,"CustId":6},)" +
      body);
  const auto made = plan(from, parsed(diff(from.root(), to.root(), type)).root(), type);
  ASSERT_TRUE(made);
  EXPECT_NE(made->body.find(R"("path":"/Entity","value")"), std::string::npos) << made->body;
  const auto saved = patched(from, made->body, type);
  ASSERT_TRUE(saved);
  const auto undo = plan(*saved, parsed(made->inverse).root(), type);
  ASSERT_TRUE(undo);
  EXPECT_EQ(undo->body.find(R"("path":"/Entity","value")"), std::string::npos) << undo->body;
  expect_redone(*saved, made->inverse, *type);
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
      expect_redone(*saved, made->inverse, type);
    }
  }
}

/// A patch that gives a whole number or a text another value than the document has.
std::string edit_of(const schema::property& row, int value) {
  const bool text = row.type == schema::value_type::string;
  const std::string number = std::to_string(value);
  return R"([{"op":"replace","path":"/)" + std::string(row.name) + R"(","value":)" +
         (text ? '"' + number + '"' : number) + "}]";
}

std::vector<const schema::property*> simple_rows(const schema::carrier_type& type) {
  std::vector<const schema::property*> out;
  for (const schema::property& row : type.properties) {
    const bool simple =
        row.type == schema::value_type::string || row.type == schema::value_type::int32;
    if (simple && row.shape == schema::shape::single && !row.response_only) out.push_back(&row);
  }
  return out;
}

/// What somebody else has written since is kept: undone is only what still is as it was saved.
TEST(plan, an_inverse_never_overwrites_an_edit_made_since) {
  support::generator random(
      support::property_seed("an_inverse_never_overwrites_an_edit_made_since"));
  int carriers = 0;
  for (const schema::carrier_type& type : schema::carriers()) {
    const std::vector<const schema::property*> rows = simple_rows(type);
    if (rows.size() < 2) continue;
    ++carriers;
    for (int i = 0; i < 10 && !::testing::Test::HasFailure(); ++i) {
      const json::document a = parsed(random.carrier(type));
      SCOPED_TRACE(std::string(type.name) + "\n" + a.write());
      const auto count = static_cast<std::uint32_t>(rows.size());
      const std::uint32_t touched = random.below(count);
      const std::uint32_t other = (touched + 1 + random.below(count - 1)) % count;
      const auto made = plan(a, parsed(edit_of(*rows[touched], 1001)).root(), &type);
      ASSERT_TRUE(made) << describe(made.error());
      const auto saved = patched(a, made->body, &type);
      ASSERT_TRUE(saved);
      const auto conflicting = patched(*saved, edit_of(*rows[touched], 1002), &type);
      ASSERT_TRUE(conflicting);
      const auto refused = patched(*conflicting, made->inverse, &type);
      ASSERT_FALSE(refused) << made->inverse;
      EXPECT_EQ(refused.error().code, error_code::patch_test_failed);
      const auto disjoint = patched(*saved, edit_of(*rows[other], 1003), &type);
      ASSERT_TRUE(disjoint);
      const auto undone = patched(*disjoint, made->inverse, &type);
      ASSERT_TRUE(undone) << describe(undone.error()) << made->inverse;
      const auto wanted = patched(a, edit_of(*rows[other], 1003), &type);
      ASSERT_TRUE(wanted);
      EXPECT_TRUE(support::same_carrier(undone->root(), wanted->root(), type)) << made->inverse;
    }
  }
  EXPECT_GE(carriers, 20);
}

TEST(plan, the_inverse_respects_the_identity_of_elements) {
  const auto& type = schema::get(schema::carrier_id::TicketEntity);
  const json::document a = parsed(R"({"Tags":[{"Id":1,"Name":"a"}]})");
  const auto made =
      plan(a, parsed(R"([{"op":"add","path":"/Tags/-","value":{"Id":2}}])").root(), &type);
  ASSERT_TRUE(made);
  const auto saved = patched(a, made->body, &type);
  ASSERT_TRUE(saved);
  const auto moved = patched(
      *saved, R"([{"op":"replace","path":"/Tags","value":[{"Id":1},{"Id":3},{"Id":2}]}])", &type);
  ASSERT_TRUE(moved);
  const auto refused = patched(*moved, made->inverse, &type);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, error_code::patch_test_failed);
}

TEST(plan, a_body_beyond_the_limits_is_an_error) {
  const json::document a = parsed(R"({"Title":"a","Author":"x"})");
  const auto& type = schema::get(schema::carrier_id::TicketEntity);
  const json::document edits = parsed(R"({"Title":"b"})");
  EXPECT_TRUE(plan(a, edits.root(), &type, {}, {.max_operations = 2}));
  EXPECT_EQ(plan(a, edits.root(), &type, {}, {.max_operations = 1}).error().code,
            error_code::patch_too_many);
  EXPECT_EQ(plan(a, edits.root(), &type, {}, {.max_bytes = 20}).error().code,
            error_code::json_size);
}

TEST(plan, limits_hold_for_what_is_planned_at_its_places) {
  const json::document a = parsed(R"({"Title":"a","Priority":{"TicketPriorityId":1}})");
  const auto& type = schema::get(schema::carrier_id::TicketEntity);
  const json::document edits = parsed(R"([{"op":"replace","path":"/Title","value":"b"}])");
  const auto with = [&](const limits& limits) { return plan(a, edits.root(), &type, {}, limits); };
  const auto made = with({});
  ASSERT_TRUE(made);
  const std::size_t size = made->body.size();
  EXPECT_TRUE(with({.max_bytes = size}));
  EXPECT_EQ(with({.max_bytes = size - 1}).error().code, error_code::json_size);
  // Two operations of three members with their names, and the array.
  EXPECT_TRUE(with({.max_values = 15}));
  EXPECT_EQ(with({.max_values = 14}).error().code, error_code::json_too_many);
  EXPECT_TRUE(with({.max_operations = 2}));
  EXPECT_EQ(with({.max_operations = 1}).error().code, error_code::patch_too_many);
  EXPECT_TRUE(with({.max_depth = 2}));
  EXPECT_EQ(with({.max_depth = 1}).error().code, error_code::json_depth);
}

}  // namespace
}  // namespace ticketwire::patch

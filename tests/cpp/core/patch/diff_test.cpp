#include "ticketwire/patch/diff.hpp"

#include <gtest/gtest.h>

#include "core/support/vectors.hpp"

namespace ticketwire::patch {
namespace {

using support::row;

void expect_patch(const row& row, const support::answer& answer) {
  support::expect_answer(row, answer);
  if (!row.has("patch")) return;
  EXPECT_TRUE(support::same_json(answer.data, json::write(row.at("patch")))) << answer.data;
}

void run_diff(const row& row) {
  const std::string from = row.input("from");
  const auto answer = support::take(bindings::diff(row.carrier(), from, row.input("to")));
  expect_patch(row, answer);
  if (!answer.code.empty()) return;
  const auto applied = support::take(bindings::apply(row.carrier(), from, answer.data));
  EXPECT_EQ(applied.code, "") << applied.message << " " << answer.data;
}

TEST(diff, plain_vectors) {
  support::run_vectors("diff/plain.json", run_diff);
}
TEST(diff, ticket_vectors) {
  support::run_vectors("diff/ticket.json", run_diff);
}

TEST(diff, guards_can_be_left_out) {
  const auto from = json::document::parse(R"({"Title":"a","Tags":[{"Id":1}]})");
  const auto to = json::document::parse(R"({"Title":"b","Tags":[]})");
  ASSERT_TRUE(from && to);
  const auto& type = schema::get(schema::carrier_id::TicketEntity);
  EXPECT_EQ(diff(from->root(), to->root(), &type, {.guards = false}),
            R"([{"op":"replace","path":"/Title","value":"b"},{"op":"remove","path":"/Tags/0"}])");
}

TEST(diff, a_copy_of_the_document_is_compared_by_what_was_touched) {
  auto base = json::document::parse(R"({"a":[1.0,2],"b":"\u0061"})");
  ASSERT_TRUE(base);
  json::document edited = *base;
  const auto fresh = json::document::parse("3");
  edited.edit().child(0).child(1).assign(fresh->root());
  EXPECT_EQ(diff(base->root(), edited.root(), nullptr, {.guards = false}),
            R"([{"op":"replace","path":"/a/1","value":3}])");
}

}  // namespace
}  // namespace ticketwire::patch

#include "ticketwire/select/select.hpp"

#include <gtest/gtest.h>

#include "core/support/vectors.hpp"

namespace ticketwire::select {
namespace {

using support::row;

TEST(select, ticket_vectors) {
  support::run_vectors("select/ticket.json", [](const row& row) {
    const std::string list = row.has("select") ? row.text("select") : row.input("select");
    const auto answer = support::take(bindings::select(row.carrier(), row.input("document"), list));
    support::expect_answer(row, answer);
  });
}

TEST(select, an_empty_list_is_everything) {
  const auto& type = schema::get(schema::carrier_id::TicketEntity);
  EXPECT_TRUE(selection::parse("", type)->all());
  EXPECT_TRUE(selection::parse(" , ", type)->all());
  EXPECT_FALSE(selection::parse("nothing", type)->all());
  EXPECT_TRUE(selection::parse("nothing", type)->branches().empty());
}

TEST(select, branches_are_merged) {
  const auto& type = schema::get(schema::carrier_id::TicketEntity);
  const auto parsed = selection::parse("Priority/Name,priority/sortorder,CustomFields/x:1", type);
  ASSERT_TRUE(parsed);
  ASSERT_EQ(parsed->branches().size(), 2u);
  EXPECT_EQ(parsed->branches()[0].property->name, "Priority");
  EXPECT_EQ(parsed->branches()[0].parts.size(), 2u);
  EXPECT_EQ(parsed->branches()[1].parts[0].property, nullptr);
  EXPECT_EQ(parsed->branches()[1].parts[0].key, "x:1");
}

}  // namespace
}  // namespace ticketwire::select

#include "ticketwire/carrier/bind.hpp"

#include <gtest/gtest.h>

#include "core/support/vectors.hpp"

namespace ticketwire::carrier {
namespace {

using support::row;

TEST(validate, open_vectors) {
  support::run_vectors("carrier/open.json", [](const row& row) {
    const auto opened = bindings::open(row.carrier(), row.input("document"));
    EXPECT_EQ(opened.data != 0, opened.code.empty());
    if (opened.code.empty()) {
      bindings::close(opened.data);
      return support::expect_answer(row, {});
    }
    support::expect_answer(row, support::take(opened));
  });
}

TEST(validate, every_fault_is_found) {
  const auto document = json::document::parse(
      R"({"Title":1,"x":2,"Tags":[{"Id":"a"},3],"Deadline":"no","OwnedBy":{"Rank":2.5}})");
  ASSERT_TRUE(document);
  const auto faults = validate(document->root(), schema::get(schema::carrier_id::TicketEntity));
  std::vector<std::string> pointers;
  for (const error& each : faults) {
    pointers.push_back(each.pointer);
    EXPECT_NE(each.offset, error::nowhere);
  }
  EXPECT_EQ(pointers, (std::vector<std::string>{"/Title", "/Tags/0/Id", "/Tags/1", "/Deadline",
                                                "/OwnedBy/Rank"}));
}

TEST(bind, vectors) {
  support::run_vectors("carrier/bind.json", [](const row& row) {
    const auto document = json::document::parse(row.input("document"));
    ASSERT_TRUE(document) << describe(document.error());
    const auto* type = schema::find_carrier(row.carrier());
    ASSERT_NE(type, nullptr);
    const auto bound = bind(document->root(), *type);
    if (!bound) return support::expect_answer(row, support::take(bound.error()));
    support::answer answer;
    answer.data = *bound;
    support::expect_answer(row, answer);
    const auto again = json::document::parse(*bound);
    ASSERT_TRUE(again) << *bound;
    EXPECT_EQ(*bind(again->root(), *type), *bound);
  });
}

TEST(bind, a_property_and_an_element) {
  const auto& tags = *schema::find_property(schema::get(schema::carrier_id::TicketEntity), "tags");
  const auto one = json::document::parse(R"({"id":1.0})");
  const auto many = json::document::parse(R"([{"ID":1},{"id":"x"}])");
  ASSERT_TRUE(one && many);
  EXPECT_EQ(*bind(one->root(), tags, part::element, "/Tags/0"), R"({"Id":1})");
  EXPECT_EQ(bind(one->root(), tags, part::whole, "/Tags").error().pointer, "/Tags");
  EXPECT_EQ(bind(many->root(), tags, part::whole, "/Tags").error().pointer, "/Tags/1/Id");
}

TEST(unset, every_property_has_a_value_that_is_unset) {
  for (const auto& type : schema::carriers()) {
    for (const auto& property : type.properties) {
      std::string text;
      append_unset(text, property);
      const auto document = json::document::parse(text);
      ASSERT_TRUE(document) << type.name << "." << property.name << ": " << text;
      EXPECT_TRUE(is_unset(document->root(), property)) << type.name << "." << property.name;
    }
  }
}

TEST(unset, spellings) {
  const auto unset = [](const char* name, const char* text) {
    const auto& type = schema::get(schema::carrier_id::TicketEntity);
    const auto document = json::document::parse(text);
    return is_unset(document->root(), *schema::find_property(type, name));
  };
  EXPECT_TRUE(unset("Title", "null"));
  EXPECT_TRUE(unset("Title", "\"\""));
  EXPECT_FALSE(unset("Title", "\"0\""));
  EXPECT_TRUE(unset("ConnectId", "-0.0e9"));
  EXPECT_FALSE(unset("ConnectId", "1e-999"));
  EXPECT_TRUE(unset("HasAttachment", "false"));
  EXPECT_FALSE(unset("HasAttachment", "true"));
  EXPECT_TRUE(unset("Slevel", "\"unknown\""));
  EXPECT_TRUE(unset("Slevel", "0"));
  EXPECT_FALSE(unset("Slevel", "\"Internal\""));
  EXPECT_TRUE(unset("Deadline", "\"0001-01-01T00:00:00Z\""));
  EXPECT_FALSE(unset("Deadline", "\"1753-01-01T00:00:00\""));
  EXPECT_TRUE(unset("Tags", "[]"));
  EXPECT_FALSE(unset("Tags", "[null]"));
  EXPECT_TRUE(unset("CustomFields", "{}"));
  EXPECT_FALSE(unset("CustomFields", R"({"a":null})"));
}

}  // namespace
}  // namespace ticketwire::carrier

#include "ticketwire/carrier/bind.hpp"

#include <gtest/gtest.h>

#include "core/support/vectors.hpp"
#include "ticketwire/carrier/defaults.hpp"

namespace ticketwire::carrier {
namespace {

using support::row;

TEST(validate, open_vectors) {
  support::run_vectors("carrier/open.json", [](const row& row) {
    const auto opened = bindings::open(row.carrier(), row.input("document"));
    EXPECT_EQ(opened.handle != 0, opened.code.empty());
    support::expect_answer(row, support::take(opened));
  });
}

/// The faults that the row names, in its order; of too many to name the count.
void expect_faults(const row& row, const char* member, const faults& found) {
  if (row.has("count")) {
    EXPECT_EQ(static_cast<std::int32_t>(found.size()), *row.at("count").int32());
    return;
  }
  const std::vector<json::value> wanted = row.at(member).elements();
  ASSERT_EQ(found.size(), wanted.size()) << member;
  for (std::size_t i = 0; i < found.size(); ++i) {
    EXPECT_EQ(name(found[i].code), wanted[i].find("code")->string());
    EXPECT_EQ(found[i].pointer, wanted[i].find("pointer")->string());
    EXPECT_NE(found[i].offset, error::nowhere);
    const auto offset = wanted[i].find("offset");
    if (offset) {
      EXPECT_EQ(static_cast<std::int32_t>(found[i].offset), *offset->int32());
    }
  }
}

TEST(validate, fault_vectors) {
  support::run_vectors("carrier/faults.json", [](const row& row) {
    const auto document = json::document::parse(row.input("document"));
    ASSERT_TRUE(document);
    const auto* type = schema::find_carrier(row.carrier());
    expect_faults(row, "open", validate(document->root(), *type));
    const auto bound = bind(document->root(), *type);
    expect_faults(row, "save", bound ? faults() : bound.error());
  });
}

TEST(validate, an_edited_document_has_no_offsets) {
  auto document = json::document::parse(R"({"Title":"a","Tags":[]})");
  const auto wrong = json::document::parse("[1]");
  ASSERT_TRUE(document && wrong);
  document->edit().child(1).assign(wrong->root());
  const auto found = validate(document->root(), schema::get(schema::carrier_id::TicketEntity));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().pointer, "/Tags/0");
}

TEST(validate, long_keys_are_held_to_the_size_of_a_text) {
  std::string text = R"({"FieldProperties":{")" + std::string(600, 'k') + R"(":{"FieldType":1)";
  for (int i = 0; i < 50; ++i) text += R"(,"FieldType":1)";
  const auto document = json::document::parse(text + "}}}");
  ASSERT_TRUE(document);
  limits small;
  small.max_bytes = 2000;
  const auto& type = schema::get(schema::carrier_id::TicketEntity);
  EXPECT_EQ(validate(document->root(), type, small).size(), 4U);
}

TEST(bind, vectors) {
  support::run_vectors("carrier/bind.json", [](const row& row) {
    const auto document = json::document::parse(row.input("document"));
    ASSERT_TRUE(document) << describe(document.error());
    const auto* type = schema::find_carrier(row.carrier());
    ASSERT_NE(type, nullptr);
    const auto bound = bind(document->root(), *type);
    if (!bound) return support::expect_answer(row, support::take(bound.error().front()));
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

#include "ticketwire/carrier/rights.hpp"

#include <gtest/gtest.h>

#include "core/support/random.hpp"
#include "core/support/vectors.hpp"

namespace ticketwire::carrier {
namespace {

using support::row;

const schema::enum_type& enum_named(const std::string& name) {
  for (const auto& type : schema::enums()) {
    if (type.name == name) return type;
  }
  ADD_FAILURE() << name;
  return schema::enums().front();
}

TEST(rights, mask_vectors) {
  support::run_vectors("rights/mask.json", [](const row& row) {
    const auto& type = enum_named(row.text("enum"));
    const rights_mask mask = parse_mask(type, row.at("mask"));
    EXPECT_EQ(mask.bits, *row.at("bits").int32());
    EXPECT_EQ(mask.unknown, row.text("unknown"));
    EXPECT_EQ(write_mask(type, mask), row.text("written"));
    EXPECT_EQ(parse_mask(type, write_mask(type, mask)), mask);
  });
}

void expect_table(const row& row, const table_access& access) {
  const auto truth = [&](const char* name) { return row.at("table").find(name)->boolean(); };
  EXPECT_EQ(access.select, truth("select"));
  EXPECT_EQ(access.insert, truth("insert"));
  EXPECT_EQ(access.update, truth("update"));
  EXPECT_EQ(access.remove, truth("remove"));
  EXPECT_EQ(access.reason, row.at("table").find("reason")->string());
}

TEST(rights, access_vectors) {
  support::run_vectors("rights/access.json", [](const row& row) {
    const auto document = json::document::parse(row.input("document"));
    ASSERT_TRUE(document);
    const auto* type = schema::find_carrier(row.carrier());
    const rights given(document->root(), *type);
    const field_access access = given.field(row.text("property"));
    const json::value wanted = row.at("access");
    EXPECT_EQ(access.read, wanted.find("read")->boolean());
    EXPECT_EQ(access.update, wanted.find("update")->boolean());
    EXPECT_EQ(access.mandatory, wanted.find("mandatory")->boolean());
    EXPECT_EQ(access.reason, wanted.find("reason")->string());
    EXPECT_EQ(access.type, wanted.find("type")->string());
    EXPECT_EQ(static_cast<std::int32_t>(access.length), *wanted.find("length")->int32());
    if (row.has("table")) expect_table(row, given.table());
  });
}

TEST(rights, custom_fields_that_have_some) {
  const auto document = json::document::parse(
      R"({"FieldProperties":{"customfields.x_b":{},"CustomFields.x_a":{},"Title":{},"Nope.x":{},)"
      R"("Title.x":{},"CustomFields":{},"CustomFields.":{}}})");
  ASSERT_TRUE(document);
  const rights given(document->root(), schema::get(schema::carrier_id::TicketEntity));
  EXPECT_EQ(given.custom_fields(),
            (std::vector<std::string>{"CustomFields.", "CustomFields.x_a", "CustomFields.x_b"}));
}

TEST(rights, every_mask_comes_back) {
  support::generator make(support::property_seed("rights.every_mask_comes_back"));
  for (const schema::enum_id id : {schema::enum_id::ETableRight, schema::enum_id::EFieldRight}) {
    for (int i = 0; i < 2000; ++i) {
      const rights_mask mask{static_cast<std::int32_t>(make.below(UINT32_MAX)), {}};
      const auto& type = schema::get(id);
      EXPECT_EQ(parse_mask(type, write_mask(type, mask)), mask) << mask.bits;
    }
  }
}

}  // namespace
}  // namespace ticketwire::carrier

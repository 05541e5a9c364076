#include "ticketwire/schema/schema.hpp"

#include <gtest/gtest.h>

#include <set>

namespace ticketwire::schema {
namespace {

TEST(schema, tables_are_whole) {
  EXPECT_EQ(carriers().size(), carrier_count);
  EXPECT_EQ(enums().size(), enum_count);
  EXPECT_EQ(&get(carrier_id::TicketEntity), find_carrier("TicketEntity"));
  EXPECT_EQ(find_carrier("ticketentity"), nullptr);
  for (const carrier_type& carrier : carriers()) {
    EXPECT_EQ(find_carrier(carrier.name), &carrier);
    EXPECT_FALSE(carrier.properties.empty()) << carrier.name;
    if (!carrier.key.empty()) {
      const property* key = find_property(carrier, carrier.key);
      ASSERT_NE(key, nullptr) << carrier.name;
      EXPECT_EQ(key->type, value_type::int32) << carrier.name;
    }
    for (const property& property : carrier.properties) {
      EXPECT_EQ(find_property(carrier, property.name), &property) << carrier.name << property.name;
      EXPECT_EQ(carrier_of(property) != nullptr, property.type == value_type::carrier);
      EXPECT_TRUE(!property.set || property.shape == shape::array) << carrier.name << property.name;
    }
  }
}

TEST(schema, a_derived_carrier_begins_with_its_base) {
  const carrier_type& derived = get(carrier_id::TicketEntityWithLinks);
  const carrier_type& base = get(carrier_id::TicketEntity);
  ASSERT_EQ(&carriers()[derived.base], &base);
  EXPECT_EQ(derived.key, base.key);
  ASSERT_GT(derived.properties.size(), base.properties.size());
  for (std::size_t i = 0; i < base.properties.size(); ++i) {
    EXPECT_EQ(derived.properties[i].name, base.properties[i].name);
  }
}

TEST(schema, every_member_of_every_enumeration_comes_back) {
  for (const enum_type& type : enums()) {
    for (const enum_member& member : type.members) {
      EXPECT_EQ(to_enum_value(type, member.name), member.value) << type.name << member.name;
      EXPECT_EQ(to_enum_value(type, std::to_string(member.value)), member.value);
      const auto text = to_enum_text(type, member.value);
      ASSERT_TRUE(text) << type.name << "." << member.name;
      EXPECT_EQ(to_enum_value(type, *text), member.value) << type.name << "." << *text;
    }
  }
}

TEST(schema, mask_text_of_gap_10) {
  const enum_type& type = get(enum_id::ETableRight);
  EXPECT_EQ(to_enum_text(type, 15), "Select, Update, Insert, Delete");
  EXPECT_EQ(to_enum_value(type, "FULL"), 15);
  EXPECT_EQ(to_enum_value(type, "insert,SELECT , 8"), 13);
  EXPECT_EQ(to_enum_value(type, "RI"), 5);
  EXPECT_EQ(to_enum_value(type, "17"), 17);
  EXPECT_EQ(to_enum_text(type, 0), "None");
}

TEST(schema, texts_that_are_no_value) {
  const enum_type& status = get(enum_id::TicketBaseStatus);
  for (const char* text : {"", "Activ", "Active,Closed", "1.0", "1 ", "99999999999", "+1"}) {
    EXPECT_EQ(to_enum_value(status, text), std::nullopt) << text;
  }
  EXPECT_EQ(to_enum_text(status, 77), std::nullopt);
  const enum_type& flags = get(enum_id::TicketPriorityFlags);
  for (const char* text : {"", ",", "Default,", "Default;External"}) {
    EXPECT_EQ(to_enum_value(flags, text), std::nullopt) << text;
  }
  EXPECT_EQ(to_enum_text(flags, 8), std::nullopt);
  EXPECT_EQ(to_enum_text(flags, -1), std::nullopt);
}

}  // namespace
}  // namespace ticketwire::schema

#include "ticketwire/carrier/defaults.hpp"

#include <gtest/gtest.h>

#include "core/support/vectors.hpp"
#include "ticketwire/carrier/bind.hpp"

namespace ticketwire::carrier {
namespace {

using support::row;

TEST(defaults, vectors) {
  support::run_vectors("carrier/defaults.json", [](const row& row) {
    const auto* type = schema::find_carrier(row.carrier());
    ASSERT_NE(type, nullptr);
    const auto instance = json::document::parse(default_instance(*type));
    ASSERT_TRUE(instance);
    const auto member = instance->root().find(row.text("member"));
    ASSERT_TRUE(member);
    EXPECT_EQ(json::write(*member), json::write(row.at("value")));
  });
}

TEST(defaults, every_carrier_has_an_instance_that_binds) {
  for (const auto& type : schema::carriers()) {
    const auto instance = json::document::parse(default_instance(type));
    ASSERT_TRUE(instance) << type.name;
    EXPECT_EQ(instance->root().size(), type.properties.size());
    EXPECT_TRUE(validate(instance->root(), type).empty()) << type.name;
    EXPECT_TRUE(bind(instance->root(), type)) << type.name;
    for (const auto& property : type.properties) {
      const auto member = instance->root().find(property.name);
      ASSERT_TRUE(member) << type.name << "." << property.name;
      EXPECT_EQ(is_unset(*member, property), property.initial.empty()) << property.name;
    }
  }
}

TEST(defaults, every_property_has_a_value_that_is_unset) {
  for (const auto& type : schema::carriers()) {
    for (const auto& property : type.properties) {
      for (const auto write : {write_unset, write_empty}) {
        std::string text;
        json::writer out(text);
        write(out, property);
        const auto document = json::document::parse(text);
        ASSERT_TRUE(document) << type.name << "." << property.name << ": " << text;
        EXPECT_TRUE(is_unset(document->root(), property)) << type.name << "." << property.name;
      }
    }
  }
}

}  // namespace
}  // namespace ticketwire::carrier

#include "ticketwire/carrier/base_status.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

#include "core/support/vectors.hpp"
#include "ticketwire/carrier/owner.hpp"
#include "ticketwire/schema/schema.hpp"

namespace ticketwire::carrier {
namespace {

using support::row;

std::int64_t ticks(const json::value& value) {
  return std::strtoll(std::string(value.raw()).c_str(), nullptr, 10);
}

TEST(base_status, stored_vectors) {
  support::run_vectors("base-status/stored.json", [](const row& row) {
    const auto stored = to_stored(row.text("baseStatus"), ticks(row.at("now")));
    ASSERT_EQ(stored.has_value(), !row.at("stored").is_null());
    if (!stored) return;
    EXPECT_EQ(stored->name, row.text("stored"));
    ASSERT_EQ(stored->activate.has_value(), !row.at("activate").is_null());
    if (stored->activate) {
      EXPECT_EQ(*stored->activate, ticks(row.at("activate")));
    }
  });
}

TEST(base_status, agree_vectors) {
  static constexpr std::string_view names[] = {"keep", "base_follows", "status_follows"};
  support::run_vectors("base-status/agree.json", [](const row& row) {
    const std::string old_base = row.at("before").find("base")->string();
    const std::string new_base = row.at("after").find("base")->string();
    const statuses before{*row.at("before").find("status")->int32(), old_base};
    const statuses after{*row.at("after").find("status")->int32(), new_base};
    EXPECT_EQ(names[static_cast<int>(agree(before, after))], row.text("rule"));
  });
}

TEST(base_status, what_a_user_may_pick) {
  std::string offered;
  for (const auto& member : schema::get(schema::enum_id::TicketBaseStatus).members) {
    if (!member.hidden) offered.append(member.name).append(" ");
  }
  EXPECT_EQ(offered,
            "Active Closed Postponed Spam PostponedSpecific Postponed1Hour Postponed2Hours "
            "Postponed3Hours Postponed4Hours PostponedDay PostponedWeek PostponedMonth ");
}

TEST(owner, sentinels) {
  EXPECT_TRUE(is_owner_sentinel(unassigned_owner));
  EXPECT_TRUE(is_owner_sentinel(automatic_owner));
  EXPECT_FALSE(is_owner_sentinel(1));
  EXPECT_FALSE(is_owner_sentinel(-1));
  const auto& type = schema::get(schema::carrier_id::TicketEntity);
  for (const auto& property : type.properties) {
    EXPECT_EQ(property.automatic, property.name == "OwnedBy") << property.name;
  }
}

}  // namespace
}  // namespace ticketwire::carrier

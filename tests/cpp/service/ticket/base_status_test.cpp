#include <gtest/gtest.h>

#include "service/world.hpp"

namespace ticketwire::testing {
namespace {

class status_test : public world_test {
 protected:
  void expect_status(const std::string& entity, const char* status, const char* base) {
    EXPECT_EQ(at(entity, "/Status/TicketStatusId"), status);
    EXPECT_EQ(text_at(entity, "/BaseStatus"), base);
  }
};

TEST_F(status_test, the_base_status_follows_a_status_that_changes) {
  expect_status(patched(2001, R"({"Status":{"TicketStatusId":7}})"), "7", "Closed");
  expect_status(patched(2001, R"({"Status":{"TicketStatusId":6}})"), "6", "Active");
}

TEST_F(status_test, a_base_status_that_changes_chooses_its_default_status) {
  expect_status(patched(2001, R"({"BaseStatus":"Closed"})"), "2", "Closed");
  expect_status(patched(2001, R"({"BaseStatus":1})"), "1", "Active");
  expect_status(patched(2001, R"({"BaseStatus":"deleted"})"), "4", "Deleted");
}

TEST_F(status_test, the_status_wins_where_both_change) {
  expect_status(patched(2001, R"({"BaseStatus":"Postponed","Status":{"TicketStatusId":7}})"), "7",
                "Closed");
}

TEST_F(status_test, a_whole_entity_with_one_of_them_edited_is_understood) {
  auto entity = ticket(2001);
  const auto swap = [&](const std::string& from, const std::string& to) {
    const auto place = entity.find(from);
    ASSERT_NE(place, std::string::npos) << from;
    entity.replace(place, from.size(), to);
  };
  swap(R"("BaseStatus":"Active")", R"("BaseStatus":"Closed")");
  ASSERT_EQ(put(2001, entity).status, 200);
  expect_status(ticket(2001), "2", "Closed");
  entity = ticket(2001);
  swap(R"("TicketStatusId":2)", R"("TicketStatusId":6)");
  ASSERT_EQ(put(2001, entity).status, 200);
  expect_status(ticket(2001), "6", "Active");
}

TEST_F(status_test, choices_of_postponement_become_a_time) {
  const std::vector<std::pair<const char*, store::ticks>> choices = {
      {"Postponed1Hour", 60},       {"Postponed2Hours", 120}, {"Postponed3Hours", 180},
      {"Postponed4Hours", 240},     {"PostponedDay", 1440},   {"PostponedWeek", 7 * 1440},
      {"PostponedMonth", 30 * 1440}};
  for (const auto& [name, minutes] : choices) {
    patched(2001, R"({"BaseStatus":"Active","Activate":null})");
    const auto kept = patched(2001, std::string(R"({"BaseStatus":")") + name + "\"}");
    expect_status(kept, "3", "Postponed");
    EXPECT_EQ(ticks_at(kept, "/Activate"), now_ + minutes * minute) << name;
  }
}

TEST_F(status_test, postponing_until_a_time_keeps_that_time) {
  const auto kept =
      patched(2001, R"({"BaseStatus":"PostponedSpecific","Activate":"2026-06-01T08:00:00+02:00"})");
  expect_status(kept, "3", "Postponed");
  EXPECT_EQ(text_at(kept, "/Activate"), "2026-06-01T08:00:00+02:00");
  const auto forever = patched(2002, R"({"BaseStatus":"Postponed"})");
  expect_status(forever, "3", "Postponed");
  EXPECT_EQ(text_at(forever, "/Activate"), "0001-01-01T00:00:00");
}

TEST_F(status_test, closing_leaves_stamps_and_reopening_clears_them) {
  const auto created = save(R"({"Title":"a"})");
  const auto id = parse(at(created, "/TicketId")).root().int32().value();
  wait(90 * minute + 30 * second);
  auto kept = patched(id, R"({"Status":{"TicketStatusId":7}})");
  EXPECT_EQ(ticks_at(kept, "/ClosedAt"), now_);
  EXPECT_EQ(at(kept, "/TimeToClose"), "90");
  EXPECT_EQ(at(kept, "/RealTimeToClose"), "90");
  wait(minute);
  kept = patched(id, R"({"Status":{"TicketStatusId":2}})");
  EXPECT_EQ(ticks_at(kept, "/ClosedAt"), now_ - minute) << "it was closed already";
  kept = patched(id, R"({"BaseStatus":"Active"})");
  EXPECT_EQ(text_at(kept, "/ClosedAt"), "0001-01-01T00:00:00");
  EXPECT_EQ(at(kept, "/TimeToClose"), "0");
  EXPECT_EQ(at(kept, "/RealTimeToClose"), "0");
}

TEST_F(status_test, a_ticket_is_never_without_a_base_status) {
  patched(2001, R"({"BaseStatus":"Closed"})");
  const auto before = ticket(2001);
  for (const char* none : {"null", "0", "\"Unknown\""}) {
    EXPECT_EQ(put(2001, std::string(R"({"BaseStatus":)") + none + "}").status, 200) << none;
    EXPECT_EQ(ticket(2001), before) << none;
  }
  EXPECT_EQ(patched(2001, R"([{"op":"remove","path":"/BaseStatus"}])"), before);
  EXPECT_EQ(patched(2001, R"({"Status":null})"), before) << "the default one of its base status";
}

TEST_F(status_test, a_new_owner_has_not_read_the_ticket) {
  EXPECT_EQ(text_at(patched(2001, R"({"OwnedBy":{"AssociateId":12}})"), "/FirstReadByOwner"),
            "0001-01-01T00:00:00");
}

}  // namespace
}  // namespace ticketwire::testing

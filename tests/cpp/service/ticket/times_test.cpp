#include <gtest/gtest.h>

#include "service/ticket/status.hpp"
#include "service/world.hpp"

namespace ticketwire::testing {
namespace {

/// The test begins on a Tuesday at 10:00 in Oslo; priority 2 has office hours from 8 to 16.
class ticket_times_test : public world_test {
 protected:
  void SetUp() override {
    world_test::SetUp();
    now_ -= now_ % second;
    std::string hours;
    for (const std::string day : {"Mon", "Tue", "Wed", "Thu", "Fri"}) {
      hours += ",\"" + day + R"(Start":"2000-01-03T07:00:00Z",")" + day +
               R"(Stop":"2000-01-03T15:00:00Z")";
    }
    const auto done = service::import_world(
        *store_,
        R"({"records":{"TicketPriorityEntity":[{"TicketPriorityId":2,"Flags":"Default")" + hours +
            R"(}],"TicketStatusEntity":[)"
            R"({"TicketStatusId":1,"Status":"Active","IsDefault":true,"TimeCounter":"Internally"},)"
            R"({"TicketStatusId":6,"Status":"Active","TimeCounter":"Externally"},)"
            R"({"TicketStatusId":8,"Status":"Active","TimeCounter":"Queue"}]}})",
        now_, plain_hashes());
    ASSERT_TRUE(done.has_value()) << describe(done.error());
    made_ = save(R"({"Title":"a"})");
    id_ = parse(at(made_, "/TicketId")).root().int32().value();
  }
  std::string to_status(int status) {
    return patched(id_, R"({"Status":{"TicketStatusId":)" + std::to_string(status) + "}}");
  }
  /// Office time and elapsed time in each of the three places, in minutes.
  static std::vector<int> spent(const std::string& entity) {
    std::vector<int> out;
    for (const std::string place : {"Internally", "Externally", "Queue"}) {
      for (const std::string kind : {"/TimeSpent", "/RealTimeSpent"}) {
        out.push_back(parse(at(entity, kind + place)).root().int32().value() / 60);
      }
    }
    return out;
  }

  std::string made_;
  std::int32_t id_ = 0;
};

TEST_F(ticket_times_test, time_is_booked_where_the_status_that_is_left_says) {
  EXPECT_EQ(spent(made_), (std::vector<int>{0, 0, 0, 0, 0, 0}));
  wait(30 * minute);
  EXPECT_EQ(spent(to_status(6)), (std::vector<int>{30, 30, 0, 0, 0, 0}));
  wait(24 * 60 * minute);
  EXPECT_EQ(spent(ticket(id_)), (std::vector<int>{30, 30, 0, 0, 0, 0})) << "it still waits there";
  EXPECT_EQ(spent(to_status(8)), (std::vector<int>{30, 30, 480, 1440, 0, 0}));
  wait(10 * minute);
  EXPECT_EQ(spent(to_status(1)), (std::vector<int>{30, 30, 480, 1440, 10, 10}));
  wait(20 * minute);
  EXPECT_EQ(spent(to_status(7)), (std::vector<int>{50, 50, 480, 1440, 10, 10}));
  wait(60 * minute);
  EXPECT_EQ(spent(to_status(1)), (std::vector<int>{50, 50, 480, 1440, 10, 10}))
      << "closed tickets count nowhere";
}

TEST_F(ticket_times_test, other_saves_book_nothing) {
  wait(30 * minute);
  patched(id_, R"({"Title":"b","TimeSpentInternally":77})");
  const auto kept = put(id_, R"({"Status":{"TicketStatusId":1},"StatusSince":"2020-01-01"})").body;
  EXPECT_EQ(spent(kept), (std::vector<int>{0, 0, 0, 0, 0, 0}));
  EXPECT_EQ(kept.find("StatusSince"), std::string::npos);
  wait(30 * minute);
  EXPECT_EQ(spent(to_status(6)), (std::vector<int>{60, 60, 0, 0, 0, 0}));
}

TEST_F(ticket_times_test, the_priority_that_the_ticket_had_counts) {
  wait(8 * 60 * minute);
  const auto kept =
      patched(id_, R"({"Priority":{"TicketPriorityId":3},"Status":{"TicketStatusId":6}})");
  EXPECT_EQ(spent(kept), (std::vector<int>{360, 480, 0, 0, 0, 0}));
  wait(8 * 60 * minute);
  EXPECT_EQ(spent(to_status(1)), (std::vector<int>{360, 480, 480, 480, 0, 0}))
      << "its new priority is always at work";
}

TEST_F(ticket_times_test, a_ticket_of_unknown_past_begins_with_its_next_status) {
  id_ = 2001;
  wait(60 * minute);
  EXPECT_EQ(spent(to_status(6)), (std::vector<int>{0, 0, 0, 0, 0, 0}));
  wait(60 * minute);
  EXPECT_EQ(spent(to_status(1)), (std::vector<int>{0, 0, 60, 60, 0, 0}));
}

TEST_F(ticket_times_test, a_clock_that_is_set_back_books_nothing) {
  wait(-60 * minute);
  EXPECT_EQ(spent(to_status(6)), (std::vector<int>{0, 0, 0, 0, 0, 0}));
}

TEST_F(ticket_times_test, replies_and_closing_are_measured_in_office_time) {
  wait(24 * 60 * minute);
  const auto message = agent("SaveTicketMessageEntity",
                             R"({"Body":"x","Ticket":{"TicketId":)" + std::to_string(id_) + "}}");
  ASSERT_EQ(message.status, 200) << message.body;
  auto kept = ticket(id_);
  EXPECT_EQ(at(kept, "/TimeToReply"), "480");
  EXPECT_EQ(at(kept, "/RealTimeToReply"), "1440");
  wait(8 * 60 * minute);
  kept = to_status(7);
  EXPECT_EQ(at(kept, "/TimeToClose"), "840");
  EXPECT_EQ(at(kept, "/RealTimeToClose"), "1920");
  EXPECT_EQ(at(kept, "/TimeToReply"), "480") << "it stays as it was stamped";
}

TEST_F(ticket_times_test, office_time_is_the_servers_whatever_zone_is_asked_for) {
  wait(24 * 60 * minute);
  http::fields tokyo;
  tokyo.set("SO-TimeZone", "Asia/Tokyo");
  EXPECT_EQ(at(patch(id_, R"({"BaseStatus":"Closed"})", tokyo).body, "/TimeToClose"), "480");
}

TEST_F(ticket_times_test, a_postponed_ticket_that_wakes_up_is_booked_too) {
  patched(id_, R"({"BaseStatus":"Postponed1Hour"})");
  wait(60 * minute);
  ASSERT_TRUE(service::activate_due(*store_, settings_));
  wait(15 * minute);
  EXPECT_EQ(spent(to_status(8)), (std::vector<int>{15, 15, 0, 0, 0, 0}));
}

}  // namespace
}  // namespace ticketwire::testing

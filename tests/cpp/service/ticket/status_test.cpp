#include <gtest/gtest.h>

#include "service/ticket/status.hpp"
#include "service/world.hpp"

namespace ticketwire::testing {
namespace {

class ticket_life_test : public world_test {
 protected:
  http::response remove(std::int32_t id, http::fields fields = {}) {
    return send(http::method::delete_, ticket_path(id), {}, std::move(fields));
  }
  std::string base(std::int32_t id) { return text_at(ticket(id), "/BaseStatus"); }
  std::size_t activated() {
    const auto done = service::activate_due(*store_, settings_);
    EXPECT_TRUE(done.has_value());
    return done ? *done : SIZE_MAX;
  }
};

TEST_F(ticket_life_test, deleting_is_a_status_that_can_be_read) {
  const auto answer = remove(2001);
  EXPECT_EQ(answer.status, 204);
  EXPECT_EQ(answer.body, "");
  const auto read = ticket(2001);
  EXPECT_EQ(text_at(read, "/BaseStatus"), "Deleted");
  EXPECT_EQ(at(read, "/Status/TicketStatusId"), "4");
  EXPECT_EQ(size_at(read, "/Messages"), 2u) << "nothing else is lost";
  wait(minute);
  EXPECT_EQ(remove(2001).status, 204);
  EXPECT_EQ(ticket(2001), read) << "a second time changes nothing";
  EXPECT_EQ(remove(99999).status, 404);
}

TEST_F(ticket_life_test, deleting_heeds_the_condition) {
  http::fields stale;
  stale.set("If-Unmodified-Since", "Mon, 01 Jan 2024 00:00:00 GMT");
  EXPECT_EQ(remove(2001, stale).status, 412);
  EXPECT_EQ(base(2001), "Active");
  http::fields fresh;
  fresh.set("If-Unmodified-Since",
            std::string(*get(ticket_path(2001)).fields.find("Last-Modified")));
  EXPECT_EQ(remove(2001, fresh).status, 204);
  EXPECT_EQ(base(2001), "Deleted");
}

TEST_F(ticket_life_test, the_agent_deletes_too) {
  EXPECT_EQ(agent("DeleteTicketEntity", R"({"TicketEntityId":2001})").status, 204);
  EXPECT_EQ(base(2001), "Deleted");
  const auto unknown = agent("DeleteTicketEntity", R"({"TicketEntityId":99999})");
  EXPECT_EQ(unknown.status, 400) << "a write of nothing is no success";
  EXPECT_EQ(text_at(unknown.body, "/ErrorType"), "SoNotFoundException");
}

TEST_F(ticket_life_test, statuses_are_set_of_what_restrictions_find) {
  const std::string found =
      R"("ProviderName":"Ticket","Restrictions":[{"Name":"ticketId","Operator":"oneOf",
         "Values":["2001","2003"]},{"Name":"status","Operator":"equals","Values":["Active"]}])";
  EXPECT_EQ(agent("SetSpamStatusByProvider", "{" + found + "}").body, "[2001,2003]");
  EXPECT_EQ(base(2001), "Spam");
  EXPECT_EQ(agent("SetSpamStatusByProvider", "{" + found + "}").body, "[]") << "none is left";
  const auto one = R"("Restrictions":[{"Name":"ticketId","Operator":"=","Values":["[I:2002]"]}])";
  EXPECT_EQ(agent("UpdateTicketsReadStatusByProvider",
                  R"({"Provider":"ticket","NewStatus":"Red",)" + std::string(one) + "}")
                .body,
            "[2002]");
  EXPECT_EQ(text_at(ticket(2002), "/ReadStatus"), "Red");
  EXPECT_EQ(
      agent("SetDeletedStatusByProvider", R"({"ProviderName":"Ticket",)" + std::string(one) + "}")
          .body,
      "[2002]");
  EXPECT_EQ(base(2002), "Deleted");
  for (const std::string& refused :
       {std::string(R"({"ProviderName":"FindSale"})"), std::string(R"({"Restrictions":[]})"),
        std::string(R"({"ProviderName":"TicketMessage"})"),
        std::string(R"({"ProviderName":"Ticket","Restrictions":[{"Name":"nonsense"}]})")}) {
    EXPECT_EQ(agent("SetDeletedStatusByProvider", refused).status, 400) << refused;
  }
  EXPECT_EQ(base(2003), "Spam");
}

TEST_F(ticket_life_test, statuses_are_set_by_ids) {
  const auto deleted = agent("SetDeletedStatusByIds", R"({"TicketIds":[2003,99999,2001,2003]})");
  EXPECT_EQ(deleted.body, "[2003,2001]") << "each once, in their order, without the unknown";
  EXPECT_EQ(base(2003), "Deleted");
  EXPECT_EQ(base(2001), "Deleted");
  EXPECT_EQ(agent("SetSpamStatusByIds", R"({"TicketIds":[2002]})").body, "[2002]");
  EXPECT_EQ(base(2002), "Spam");
  EXPECT_EQ(agent("SetDeletedStatusByIds", R"({"TicketIds":[]})").body, "[]");
  EXPECT_EQ(agent("SetDeletedStatusByIds", "{}").status, 400);
}

TEST_F(ticket_life_test, undeleting_opens_what_was_thrown_away_and_nothing_else) {
  ASSERT_EQ(agent("SetDeletedStatusByIds", R"({"TicketIds":[2001]})").status, 200);
  ASSERT_EQ(agent("SetSpamStatusByIds", R"({"TicketIds":[2003]})").status, 200);
  EXPECT_EQ(agent("UndeleteByIds", R"({"TicketIds":[2001,2002,2003]})").status, 204);
  EXPECT_EQ(base(2001), "Active");
  EXPECT_EQ(at(ticket(2001), "/Status/TicketStatusId"), "1");
  EXPECT_EQ(base(2003), "Active");
  EXPECT_EQ(base(2002), "Closed") << "it was not deleted";
}

TEST_F(ticket_life_test, an_unknown_ticket_leaves_all_of_a_call_undone) {
  ASSERT_EQ(remove(2001).status, 204);
  EXPECT_EQ(agent("UndeleteByIds", R"({"TicketIds":[2001,99999]})").status, 400);
  EXPECT_EQ(base(2001), "Deleted");
  EXPECT_EQ(agent("AcceptTickets", R"({"TicketIds":[2003,99999]})").status, 400);
  EXPECT_EQ(at(ticket(2003), "/OwnedBy"), "null");
}

TEST_F(ticket_life_test, one_call_changes_a_thousand_tickets_at_most) {
  std::string ids = "1";
  for (int id = 2; id <= 1001; ++id) ids += "," + std::to_string(id);
  EXPECT_EQ(agent("SetDeletedStatusByIds", R"({"TicketIds":[)" + ids + "]}").status, 400);
  EXPECT_EQ(base(935), "Active");
}

TEST_F(ticket_life_test, accepting_makes_the_caller_the_owner) {
  EXPECT_EQ(agent("AcceptTickets", R"({"TicketIds":[2003,2001]})").status, 204);
  EXPECT_EQ(at(ticket(2003), "/OwnedBy/AssociateId"), "10");
  EXPECT_EQ(at(ticket(2001), "/OwnedBy/AssociateId"), "10");
}

TEST_F(ticket_life_test, a_postponed_ticket_becomes_active_when_its_time_has_come) {
  patched(2001, R"({"BaseStatus":"Postponed1Hour"})");
  patched(2003, R"({"BaseStatus":"Postponed4Hours"})");
  patched(995, R"({"BaseStatus":"Postponed"})");
  wait(60 * minute - second);
  EXPECT_EQ(activated(), 0u);
  wait(second);
  const auto before = ticks_at(ticket(2001), "/LastChanged");
  EXPECT_EQ(activated(), 1u);
  const auto read = ticket(2001);
  EXPECT_EQ(text_at(read, "/BaseStatus"), "Active");
  EXPECT_EQ(at(read, "/Status/TicketStatusId"), "1");
  EXPECT_EQ(text_at(read, "/Activate"), "0001-01-01T00:00:00");
  EXPECT_GT(ticks_at(read, "/LastChanged"), before);
  EXPECT_EQ(base(2003), "Postponed") << "its time has not come";
  EXPECT_EQ(activated(), 0u);
  wait(365 * 1440 * minute);
  EXPECT_EQ(activated(), 1u);
  EXPECT_EQ(base(995), "Postponed") << "it has no time";
}

TEST_F(ticket_life_test, more_tickets_than_a_batch_are_activated) {
  std::string world = R"({"tickets":[)";
  for (int i = 0; i < 230; ++i) {
    world += std::string(i == 0 ? "" : ",") +
             R"({"entity":{"Title":"a","BaseStatus":"Postponed","Activate":-5,)"
             R"("Status":{"TicketStatusId":3}}})";
  }
  ASSERT_TRUE(service::import_world(*store_, world + "]}", now_, plain_hashes()));
  EXPECT_EQ(activated(), 230u);
  EXPECT_EQ(base(2004), "Active");
  EXPECT_EQ(base(2233), "Active");
}

TEST_F(ticket_life_test, a_ticket_that_is_resumed_by_hand_forgets_the_time) {
  patched(2001, R"({"BaseStatus":"PostponedDay"})");
  auto kept = patched(2001, R"({"BaseStatus":"Active"})");
  EXPECT_EQ(text_at(kept, "/Activate"), "0001-01-01T00:00:00");
  patched(2001, R"({"BaseStatus":"PostponedDay"})");
  kept = patched(2001, R"({"BaseStatus":"Active","Activate":"2026-06-01T08:00:00+02:00"})");
  EXPECT_EQ(text_at(kept, "/Activate"), "2026-06-01T08:00:00+02:00") << "it was asked for";
}

}  // namespace
}  // namespace ticketwire::testing

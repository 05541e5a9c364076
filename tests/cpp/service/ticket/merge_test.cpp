#include <gtest/gtest.h>

#include "service/world.hpp"

namespace ticketwire::testing {
namespace {

class ticket_merge_test : public world_test {
 protected:
  http::response merge(const std::string& entity, const std::string& ids) {
    return agent("MergeTickets",
                 R"({"MergedTicketEntity":)" + entity + R"(,"SecondaryTicketIds":)" + ids + "}");
  }
  http::response split(const std::string& members) { return agent("SplitTicket", members); }
  std::string resolved(int id) {
    return agent("ResolveTicketId", R"({"TicketId":)" + std::to_string(id) + "}").body;
  }
  /// Every ticket that the refusals are about, byte for byte.
  std::string everything() {
    std::string out;
    for (const std::int32_t id : {995, 262, 2001, 2002, 2003}) out += ticket(id);
    return out;
  }
};

TEST_F(ticket_merge_test, messages_move_and_the_others_follow_their_master) {
  const auto answer = merge(R"({"TicketId":2001,"Title":"All of it"})", "[995,262]");
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(text_at(answer.body, "/Title"), "All of it") << "the entity is saved";
  EXPECT_EQ(at(answer.body, "/NumMessages"), "4");
  EXPECT_EQ(at(answer.body, "/NumReplies"), "3");
  EXPECT_EQ(at(answer.body, "/TimeSpent"), "15");
  EXPECT_EQ(size_at(answer.body, "/Messages"), 4u);
  EXPECT_EQ(at(ticket(2001), "/Messages"), at(answer.body, "/Messages"));
  for (const int id : {995, 262}) {
    const auto secondary = ticket(id);
    EXPECT_EQ(text_at(secondary, "/BaseStatus"), "Merged");
    EXPECT_EQ(at(secondary, "/Status/TicketStatusId"), "5");
    EXPECT_EQ(at(secondary, "/ConnectId"), "2001");
    EXPECT_EQ(at(secondary, "/NumMessages"), "0");
    EXPECT_EQ(at(secondary, "/TimeSpent"), "0");
    EXPECT_EQ(resolved(id), "2001");
  }
  const auto moved = get("/api/v1/TicketMessage/118").body;
  EXPECT_EQ(at(moved, "/Ticket/TicketId"), "2001");
  EXPECT_EQ(text_at(moved, "/SearchTitle"), "All of it");
}

TEST_F(ticket_merge_test, at_most_100_are_merged_at_once) {
  std::string tickets;
  std::string ids;
  for (int id = 3001; id <= 3101; ++id) {
    tickets += R"(,{"entity":{"Title":"a","TicketId":)" + std::to_string(id) + "}}";
    ids += "," + std::to_string(id);
  }
  const auto world = R"({"tickets":[)" + tickets.substr(1) + "]}";
  ASSERT_TRUE(service::import_world(*store_, world, now_, plain_hashes()));
  const auto refused = merge(R"({"TicketId":2001})", "[" + ids.substr(1) + "]");
  EXPECT_EQ(refused.status, 400);
  EXPECT_NE(refused.body.find("too many tickets"), std::string::npos) << refused.body;
  const std::string hundred = ids.substr(1, ids.rfind(',') - 1);
  const auto answer = merge(R"({"TicketId":2001})", "[" + hundred + "]");
  EXPECT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(at(ticket(3100), "/ConnectId"), "2001");
  EXPECT_EQ(at(ticket(3101), "/ConnectId"), "0");
}

TEST_F(ticket_merge_test, tickets_can_be_merged_into_a_new_one) {
  const auto answer = merge(R"({"Title":"New"})", "[995]");
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(at(answer.body, "/TicketId"), "2004");
  EXPECT_EQ(at(answer.body, "/NumMessages"), "1");
  EXPECT_EQ(at(ticket(995), "/ConnectId"), "2004");
}

TEST_F(ticket_merge_test, rest_merges_too) {
  const auto answer = send(http::method::post, "/api/v1/Ticket/Merge?secondaryTicketIds=995,262",
                           R"({"MergedTicketEntity":{"TicketId":2001}})");
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(at(answer.body, "/NumMessages"), "4");
  http::fields form;
  form.set("Content-Type", "application/x-www-form-urlencoded");
  const auto named = send(http::method::post, "/api/v1/Ticket/Merge?secondaryTicketIds=2002",
                          "mergedTicketEntity.ticketId=2001&mergedTicketEntity.title=Form", form);
  ASSERT_EQ(named.status, 200) << named.body;
  EXPECT_EQ(text_at(named.body, "/Title"), "Form");
  EXPECT_EQ(at(ticket(2002), "/ConnectId"), "2001");
}

TEST_F(ticket_merge_test, what_cannot_be_merged_changes_nothing) {
  ASSERT_EQ(merge(R"({"TicketId":2001})", "[995]").status, 200);
  ASSERT_EQ(agent("DeleteTicketEntity", R"({"TicketEntityId":2003})").status, 204);
  const auto before = everything();
  const std::string master = R"({"TicketId":2001,"Title":"changed"})";
  const std::vector<std::pair<std::string, std::string>> refused = {
      {master, "[]"},
      {master, "null"},
      {master, "[2001]"},
      {master, "[262,262]"},
      {master, "[262,99999]"},
      {master, "[262,0]"},
      {master, "[262,995]"},
      {master, "[2003]"},
      {R"({"TicketId":99999})", "[262]"},
      {R"({"TicketId":995})", "[262]"},
      {R"({"TicketId":2003})", "[262]"},
      {R"({"TicketId":2001,"BaseStatus":"Deleted"})", "[262]"},
      {"null", "[262]"}};
  for (const auto& [entity, ids] : refused) {
    const auto answer = merge(entity, ids);
    EXPECT_EQ(answer.status, 400) << entity << ids << answer.body;
    EXPECT_EQ(everything(), before) << entity << ids;
  }
  EXPECT_NE(merge(master, "[2001]").body.find("into itself"), std::string::npos);
  EXPECT_NE(merge(master, "[995]").body.find("merged already"), std::string::npos);
  EXPECT_NE(merge(master, "[262,262]").body.find("named twice"), std::string::npos);
}

TEST_F(ticket_merge_test, ids_are_followed_to_the_last_master) {
  ASSERT_EQ(merge(R"({"TicketId":262})", "[995]").status, 200);
  ASSERT_EQ(merge(R"({"TicketId":2001})", "[262]").status, 200);
  EXPECT_EQ(resolved(995), "2001");
  EXPECT_EQ(resolved(2001), "2001");
  EXPECT_EQ(resolved(99999), "0");
  patched(2001, R"({"ConnectId":995})");
  EXPECT_EQ(resolved(995), "2001") << "a ring ends where it closes";
}

TEST_F(ticket_merge_test, a_ticket_that_is_opened_again_is_its_own) {
  ASSERT_EQ(merge(R"({"TicketId":2001})", "[995]").status, 200);
  EXPECT_EQ(at(patched(995, R"({"Title":"b"})"), "/ConnectId"), "2001");
  EXPECT_EQ(at(patched(995, R"({"BaseStatus":"Active"})"), "/ConnectId"), "0");
  EXPECT_EQ(resolved(995), "995");
}

TEST_F(ticket_merge_test, splitting_moves_messages_to_a_new_ticket) {
  const auto answer =
      split(R"({"SourceTicketEntityId":2001,"SourceTicketEntityStatusId":3,)"
            R"("SourceTicketEntityActivate":"2026-06-01T08:00:00Z","TransferMessageIds":[502],)"
            R"("NewTicketEntity":{"Title":"The other half"}})");
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(at(answer.body, "/TicketId"), "2004");
  EXPECT_EQ(text_at(answer.body, "/Title"), "The other half");
  EXPECT_EQ(at(answer.body, "/NumMessages"), "1");
  EXPECT_EQ(at(answer.body, "/Messages/0/TicketMessageId"), "502");
  const auto source = ticket(2001);
  EXPECT_EQ(at(source, "/NumMessages"), "1");
  EXPECT_EQ(text_at(source, "/BaseStatus"), "Postponed");
  EXPECT_EQ(text_at(source, "/Activate"), "2026-06-01T10:00:00+02:00");
  EXPECT_EQ(at(get("/api/v1/TicketMessage/502").body, "/Ticket/TicketId"), "2004");
}

TEST_F(ticket_merge_test, a_split_without_status_leaves_the_source_as_it_is) {
  const auto answer = split(R"({"SourceTicketEntityId":2001,"TransferMessageIds":[],)"
                            R"("NewTicketEntity":{"Title":"Empty"}})");
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(at(answer.body, "/NumMessages"), "0");
  EXPECT_EQ(text_at(ticket(2001), "/BaseStatus"), "Active");
}

TEST_F(ticket_merge_test, what_cannot_be_split_changes_nothing) {
  const auto before = everything();
  const std::string fresh = R"("NewTicketEntity":{"Title":"a"}})";
  for (const std::string& arguments :
       {R"({"SourceTicketEntityId":99999,)" + fresh, "{" + fresh,
        R"({"SourceTicketEntityId":2001,"TransferMessageIds":[501,118],)" + fresh,
        R"({"SourceTicketEntityId":2001,"TransferMessageIds":[77777],)" + fresh,
        R"({"SourceTicketEntityId":2001,"SourceTicketEntityStatusId":99,)" + fresh,
        std::string(R"({"SourceTicketEntityId":2001,"NewTicketEntity":{"TicketId":262}})"),
        std::string(R"({"SourceTicketEntityId":2001,"NewTicketEntity":null})")}) {
    const auto answer = split(arguments);
    EXPECT_EQ(answer.status, 400) << arguments << answer.body;
    EXPECT_EQ(everything(), before) << arguments;
    EXPECT_EQ(get(ticket_path(2004)).status, 404) << arguments;
  }
}

}  // namespace
}  // namespace ticketwire::testing

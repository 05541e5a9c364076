#include <gtest/gtest.h>

#include "service/world.hpp"

namespace ticketwire::testing {
namespace {

class ticket_default_test : public world_test {
 protected:
  void add(const std::string& records) {
    const auto done =
        service::import_world(*store_, R"({"records":)" + records + "}", now_, plain_hashes());
    ASSERT_TRUE(done.has_value()) << describe(done.error());
  }
};

TEST_F(ticket_default_test, a_default_ticket_is_the_callers_and_has_no_dates) {
  const auto made = agent("CreateDefaultTicketEntity").body;
  EXPECT_EQ(get("/api/v1/Ticket/default").body, made);
  for (const auto& [pointer, json] : std::vector<std::pair<const char*, const char*>>{
           {"/TicketId", "0"},
           {"/Title", R"("")"},
           {"/CreatedAt", R"("0001-01-01T00:00:00")"},
           {"/LastChanged", R"("0001-01-01T00:00:00")"},
           {"/Deadline", R"("0001-01-01T00:00:00")"},
           {"/CreatedBy/AssociateId", "10"},
           {"/OwnedBy/AssociateId", "10"},
           {"/BaseStatus", R"("Active")"},
           {"/Status/TicketStatusId", "1"},
           {"/Priority/TicketPriorityId", "2"},
           {"/Category/TicketCategoryId", "1"},
           {"/TicketType/TicketTypeId", "1"},
           {"/Slevel", R"("External")"},
           {"/Origin", R"("Internal")"},
           {"/ReadStatus", R"("Green")"},
           {"/Tags", "[]"},
           {"/Person", "null"},
           {"/Sale", "null"}}) {
    EXPECT_EQ(at(made, pointer), json) << pointer;
  }
  EXPECT_EQ(get(ticket_path(2004)).status, 404) << "nothing was stored";
}

TEST_F(ticket_default_test, a_type_has_defaults_of_its_own) {
  add(R"({"TicketType":[{"TicketTypeId":3,"Name":"Incident","DefaultTicketStatus":7,)"
      R"("DefaultTicketPriority":3},{"TicketTypeId":4,"Name":"Odd","DefaultTicketStatus":99}]})");
  const auto made = agent("CreateDefaultForTicketType", R"({"TicketTypeId":3})").body;
  EXPECT_EQ(at(made, "/TicketType/TicketTypeId"), "3");
  EXPECT_EQ(at(made, "/Status/TicketStatusId"), "7");
  EXPECT_EQ(text_at(made, "/BaseStatus"), "Closed");
  EXPECT_EQ(at(made, "/Priority/TicketPriorityId"), "3");
  const auto odd = agent("CreateDefaultForTicketType", R"({"TicketTypeId":4})").body;
  EXPECT_EQ(at(odd, "/Status/TicketStatusId"), "1") << "a status that does not exist";
  for (const char* arguments : {R"({"TicketTypeId":99})", R"({"TicketTypeId":0})", "{}"}) {
    EXPECT_EQ(agent("CreateDefaultForTicketType", arguments).status, 400) << arguments;
  }
}

TEST_F(ticket_default_test, lists_say_what_a_new_ticket_starts_with) {
  add(R"({"TicketType":[{"TicketTypeId":3,"Name":"Incident","DefaultTicketStatus":7,)"
      R"("DefaultTicketPriority":3}],"TicketCategoryEntity":[{"TicketCategoryId":7,)"
      R"("Name":"Later","Fullname":"Later","DefaultTicketStatus":{"TicketStatusId":6}}]})");
  const auto typed = save(R"({"Title":"a","TicketType":{"TicketTypeId":3}})");
  EXPECT_EQ(at(typed, "/Status/TicketStatusId"), "7");
  EXPECT_EQ(at(typed, "/Priority/TicketPriorityId"), "3");
  EXPECT_EQ(ticks_at(typed, "/ClosedAt"), now_);
  const std::string both = R"("TicketType":{"TicketTypeId":3},"Category":{"TicketCategoryId":7})";
  EXPECT_EQ(at(save(R"({"Title":"a",)" + both + "}"), "/Status/TicketStatusId"), "6")
      << "the category is more particular";
  const auto sent = save(R"({"Title":"a",)" + both +
                         R"(,"BaseStatus":"Postponed","Priority":{"TicketPriorityId":1}})");
  EXPECT_EQ(at(sent, "/Status/TicketStatusId"), "3");
  EXPECT_EQ(at(sent, "/Priority/TicketPriorityId"), "1");
}

TEST_F(ticket_default_test, another_category_keeps_the_owner) {
  const auto kept = patched(2001, R"({"Category":{"TicketCategoryId":3}})");
  EXPECT_EQ(at(kept, "/OwnedBy/AssociateId"), "11");
  EXPECT_EQ(text_at(kept, "/Category/Name"), "Fewest");
}

}  // namespace
}  // namespace ticketwire::testing

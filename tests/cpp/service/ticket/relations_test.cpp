#include <gtest/gtest.h>

#include "service/world.hpp"

namespace ticketwire::testing {
namespace {

class relations_test : public world_test {
 protected:
  void relate(std::int32_t id, const std::string& members) {
    const auto done = store_->write([&](store::writer& out) -> result<void> {
      const auto put =
          out.put_record({"TicketRelationEntity", id,
                          R"({"TicketRelationId":)" + std::to_string(id) + "," + members + "}"});
      return put ? result<void>() : put.error();
    });
    EXPECT_TRUE(done.has_value());
  }
  std::string parent(int id) {
    return agent("GetTicketParentId", R"({"TicketId":)" + std::to_string(id) + "}").body;
  }
  std::string relations(int id) {
    return agent("GetTicketRelations", R"({"TicketId":)" + std::to_string(id) + "}").body;
  }
};

TEST_F(relations_test, are_told_from_either_end) {
  relate(
      4,
      R"("SourceTicketId":2001,"DestinationTicketId":2002,"RelationType":"Parent","Comment":"c")");
  relate(5, R"("SourceTicketId":2002,"DestinationTicketId":2003,"RelationType":"Child")");
  relate(6, R"("SourceTicketId":2003,"DestinationTicketId":2001)");
  relate(7, R"("SourceTicketId":2003,"DestinationTicketId":99999)");
  EXPECT_EQ(parent(2001), "2002");
  EXPECT_EQ(parent(2002), "0");
  EXPECT_EQ(parent(2003), "2002");
  EXPECT_EQ(parent(99999), "0");
  const auto of_child = relations(2001);
  ASSERT_EQ(size_at(of_child, ""), 2U) << of_child;
  EXPECT_EQ(at(of_child, "/0/TicketRelationId"), "4");
  EXPECT_EQ(text_at(of_child, "/0/RelationType"), "Parent");
  EXPECT_EQ(text_at(of_child, "/0/RelationComment"), "c");
  EXPECT_EQ(at(of_child, "/0/TicketId"), "2002");
  EXPECT_EQ(at(of_child, "/0/ChildCount"), "2");
  EXPECT_EQ(at(of_child, "/0/HasParent"), "false");
  EXPECT_EQ(text_at(of_child, "/0/BaseStatus"), "Closed");
  EXPECT_EQ(text_at(of_child, "/0/TicketStatusDisplayValue"), "Closed");
  EXPECT_EQ(text_at(of_child, "/1/RelationType"), "Related");
  const auto of_parent = relations(2002);
  EXPECT_EQ(size_at(of_parent, ""), 2U);
  EXPECT_EQ(text_at(of_parent, "/0/RelationType"), "Child");
  EXPECT_EQ(at(of_parent, "/0/TicketId"), "2001");
  EXPECT_EQ(text_at(of_parent, "/0/PersonFullname"), "Ida Strand");
  EXPECT_EQ(size_at(relations(2003), ""), 2U) << "a ticket that is not there is left out";
  EXPECT_EQ(relations(657), "[]");
}

TEST_F(relations_test, tell_which_children_are_open_and_that_none_stands_in_the_way) {
  relate(4, R"("SourceTicketId":2001,"DestinationTicketId":995,"RelationType":"Parent")");
  relate(5, R"("SourceTicketId":995,"DestinationTicketId":2002,"RelationType":"Child")");
  relate(6, R"("SourceTicketId":995,"DestinationTicketId":2003,"RelationType":"Related")");
  relate(7, R"("SourceTicketId":995,"DestinationTicketId":99999,"RelationType":"Child")");
  const auto actions =
      agent("GetTicketRelationActions", R"({"TicketId":995,"ParentTicketId":0,"TicketTypeId":0})")
          .body;
  EXPECT_EQ(at(actions, "/TicketIdToClose"), "0");
  EXPECT_EQ(at(actions, "/IsParentRequired"), "false");
  EXPECT_EQ(at(actions, "/CanCloseCurrentTicket"), "true");
  ASSERT_EQ(size_at(actions, "/Children"), 1U) << "2002 is closed: " << actions;
  EXPECT_EQ(at(actions, "/Children/0/TicketId"), "2001");
  EXPECT_EQ(text_at(actions, "/Children/0/Slevel"), text_at(ticket(2001), "/Slevel"));
  EXPECT_EQ(text_at(actions, "/Children/0/EmailAddress"), text_at(ticket(2001), "/Person/Email"));
}

}  // namespace
}  // namespace ticketwire::testing

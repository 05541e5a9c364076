#include <gtest/gtest.h>

#include "service/world.hpp"

namespace ticketwire::testing {
namespace {

class relate_test : public world_test {
 protected:
  http::response create(const std::string& sources, int to, const std::string& type,
                        const std::string& comment = "") {
    return agent("CreateTicketRelations", R"({"SourceTicketIds":)" + sources +
                                              R"(,"DestinationTicketId":)" + std::to_string(to) +
                                              R"(,"RelationType":")" + type + R"(","Comment":")" +
                                              comment + "\"}");
  }
  std::string validate(const std::string& sources, int to, const std::string& type) {
    return agent("ValidateTicketRelations", R"({"SourceTicketIds":)" + sources +
                                                R"(,"DestinationTicketId":)" + std::to_string(to) +
                                                R"(,"RelationType":")" + type + "\"}")
        .body;
  }
  std::string relations(int id) {
    return agent("GetTicketRelations", R"({"TicketId":)" + std::to_string(id) + "}").body;
  }
  std::string parent(int id) {
    return agent("GetTicketParentId", R"({"TicketId":)" + std::to_string(id) + "}").body;
  }
  http::response set_parent(int id, int to, const std::string& comment = "") {
    return agent("SetTicketParent", R"({"TicketId":)" + std::to_string(id) +
                                        R"(,"ParentTicketId":)" + std::to_string(to) +
                                        R"(,"Comment":")" + comment + "\"}");
  }
  http::response remove(const std::string& id) {
    return agent("DeleteTicketRelationEntity?ticketRelationEntityId=" + id);
  }
  http::response save_relation(const std::string& members) {
    return agent("SaveTicketRelationEntity", "{" + members + "}");
  }
  std::string changed(int id) { return text_at(ticket(id), "/LastChanged"); }
};

TEST_F(relate_test, several_tickets_are_related_to_one_with_a_result_for_each) {
  const std::string before = changed(2001);
  const std::string other = changed(2003);
  const auto answer = create("[2001,2002,2001,99999,995]", 995, "Parent", "One outage");
  ASSERT_EQ(answer.status, 200) << answer.body;
  ASSERT_EQ(size_at(answer.body, ""), 4U) << answer.body;
  EXPECT_EQ(at(answer.body, "/0/SourceTicketId"), "2001");
  EXPECT_EQ(at(answer.body, "/0/IsValid"), "true");
  EXPECT_EQ(at(answer.body, "/0/RelationError"), "null");
  EXPECT_EQ(text_at(answer.body, "/0/ErrorMessage"), "");
  EXPECT_EQ(at(answer.body, "/1/IsValid"), "true");
  EXPECT_EQ(at(answer.body, "/2/IsValid"), "false") << "there is no ticket 99999";
  EXPECT_EQ(at(answer.body, "/2/RelationError"), "null");
  EXPECT_EQ(text_at(answer.body, "/2/ErrorMessage"), "Ticket 99999 does not exist");
  EXPECT_EQ(text_at(answer.body, "/3/RelationError"), "SameTicket");
  EXPECT_EQ(parent(2001), "995");
  EXPECT_EQ(parent(2002), "995");
  const auto seen = relations(995);
  ASSERT_EQ(size_at(seen, ""), 2U) << seen;
  EXPECT_EQ(text_at(seen, "/0/RelationType"), "Child");
  EXPECT_EQ(text_at(seen, "/0/RelationComment"), "One outage");
  EXPECT_EQ(ticks_at(seen, "/0/RelationCreatedAt") / second, now_ / second);
  EXPECT_NE(changed(2001), before) << "who has it open comes to know of it";
  EXPECT_EQ(changed(2003), other);
}

TEST_F(relate_test, what_cannot_be_related_is_told_and_what_can_is_made) {
  ASSERT_EQ(create("[2001]", 2002, "Related").status, 200);
  ASSERT_EQ(create("[2001]", 995, "Parent").status, 200);
  const std::string before = relations(2001);
  const auto answer = create("[2002]", 2001, "Parent").body;
  EXPECT_EQ(text_at(answer, "/0/RelationError"), "RelationExists") << answer;
  EXPECT_EQ(text_at(create("[2001]", 2003, "Parent").body, "/0/RelationError"), "ParentExists");
  EXPECT_EQ(text_at(create("[2003]", 2001, "Child").body, "/0/RelationError"), "ParentExists");
  const auto circle = create("[995]", 2001, "Parent").body;
  EXPECT_EQ(text_at(circle, "/0/RelationError"), "RelationExists");
  EXPECT_EQ(relations(2001), before);
}

TEST_F(relate_test, nobody_becomes_an_ancestor_of_himself) {
  ASSERT_EQ(create("[2001]", 2002, "Parent").status, 200);
  ASSERT_EQ(create("[2002]", 2003, "Parent").status, 200);
  for (const auto& circle :
       {create("[2003]", 2001, "Parent").body, create("[2001]", 2003, "Child").body}) {
    EXPECT_EQ(at(circle, "/0/IsValid"), "false");
    EXPECT_EQ(at(circle, "/0/RelationError"), "null");
    EXPECT_EQ(text_at(circle, "/0/ErrorMessage"), "Ticket 2003 would be an ancestor of its parent");
  }
  EXPECT_EQ(set_parent(2003, 2001).status, 400);
  EXPECT_EQ(parent(2003), "0");
  EXPECT_EQ(at(create("[2003]", 2001, "Related").body, "/0/IsValid"), "true");
}

TEST_F(relate_test, validating_tells_what_making_would_and_changes_nothing) {
  const std::string before = changed(2001);
  const auto told = validate("[2001,2002,2002]", 2003, "Child");
  ASSERT_EQ(size_at(told, ""), 2U) << told;
  EXPECT_EQ(at(told, "/0/IsValid"), "true");
  EXPECT_EQ(text_at(told, "/1/RelationError"), "ParentExists") << "by the first of the two";
  EXPECT_EQ(create("[2001,2002,2002]", 2003, "Child").status, 200);
  EXPECT_EQ(size_at(relations(2003), ""), 1U);
  EXPECT_EQ(validate("[2001]", 2003, "Related").find("\"IsValid\":true"), std::string::npos);
  EXPECT_NE(changed(2001), before);
  EXPECT_EQ(agent("ValidateTicketRelations", "{}").status, 400) << "no ids";
  EXPECT_EQ(create("[2001]", 2002, "Sibling").status, 400);
}

TEST_F(relate_test, a_parent_is_replaced_by_a_new_relation) {
  ASSERT_EQ(set_parent(2001, 2002, "first").status, 204);
  const auto first = at(relations(2001), "/0/TicketRelationId");
  const std::string before = changed(2001);
  EXPECT_EQ(set_parent(2001, 2002, "first").status, 204);
  EXPECT_EQ(changed(2001), before) << "nothing is changed";
  ASSERT_EQ(set_parent(2001, 2003, "second").status, 204);
  const auto now = relations(2001);
  ASSERT_EQ(size_at(now, ""), 1U);
  EXPECT_EQ(at(now, "/0/TicketId"), "2003");
  EXPECT_EQ(text_at(now, "/0/RelationComment"), "second");
  EXPECT_NE(at(now, "/0/TicketRelationId"), first);
  EXPECT_EQ(remove(first).status, 400) << "who means the first does not remove the second";
  EXPECT_EQ(relations(2002), "[]");
  ASSERT_EQ(set_parent(2001, 0).status, 204);
  EXPECT_EQ(relations(2001), "[]");
  EXPECT_EQ(set_parent(99999, 2001).status, 400);
  EXPECT_EQ(set_parent(2001, 99999).status, 400);
  EXPECT_EQ(set_parent(2001, 2001).status, 400);
  EXPECT_EQ(set_parent(2001, 2002, std::string(256, 'c')).status, 400);
  EXPECT_EQ(relations(2001), "[]");
}

TEST_F(relate_test, a_refused_parent_leaves_the_one_there_is) {
  ASSERT_EQ(set_parent(2001, 2002).status, 204);
  ASSERT_EQ(create("[2001]", 2003, "Related").status, 200);
  const auto refused = set_parent(2001, 2003);
  EXPECT_EQ(refused.status, 400) << "the two are related already";
  EXPECT_EQ(parent(2001), "2002");
}

TEST_F(relate_test, an_entity_is_made_changed_and_removed) {
  const auto fresh = agent("CreateDefaultTicketRelationEntity").body;
  EXPECT_EQ(at(fresh, "/TicketRelationId"), "0");
  EXPECT_EQ(text_at(fresh, "/RelationType"), "Related");
  const auto made = save_relation(
      R"("SourceTicketId":2001,"DestinationTicketId":2002,"RelationType":"Child","Comment":"a")");
  ASSERT_EQ(made.status, 200) << made.body;
  const auto id = at(made.body, "/TicketRelationId");
  EXPECT_EQ(text_at(made.body, "/TableRight/Mask"), "Select, Update, Insert, Delete");
  EXPECT_EQ(parent(2002), "2001");
  const std::string before = changed(2002);
  const auto commented = save_relation(R"("TicketRelationId":)" + id + R"(,"Comment":"b")");
  ASSERT_EQ(commented.status, 200) << commented.body;
  EXPECT_EQ(text_at(commented.body, "/Comment"), "b");
  EXPECT_EQ(at(commented.body, "/SourceTicketId"), "2001") << "what is not sent stays";
  const std::string after = changed(2002);
  EXPECT_NE(after, before);
  EXPECT_EQ(save_relation(R"("TicketRelationId":)" + id + R"(,"Comment":"b")").status, 200);
  EXPECT_EQ(changed(2002), after) << "what changes nothing saves nothing";
  const auto turned = save_relation(R"("TicketRelationId":)" + id + R"(,"RelationType":"Parent")");
  EXPECT_EQ(turned.status, 200) << turned.body;
  EXPECT_EQ(parent(2001), "2002");
  EXPECT_EQ(parent(2002), "0");
  EXPECT_EQ(agent("GetTicketRelationEntity?ticketRelationEntityId=" + id).body, turned.body);
  EXPECT_EQ(remove(id).status, 204);
  EXPECT_EQ(remove(id).status, 400);
  EXPECT_EQ(remove("0").status, 400) << "a relation that is not saved yet";
  EXPECT_EQ(relations(2001), "[]");
  EXPECT_EQ(agent("GetTicketRelationEntity?ticketRelationEntityId=" + id).body, "null");
}

TEST_F(relate_test, an_entity_that_cannot_be_is_refused) {
  EXPECT_EQ(save_relation(R"("SourceTicketId":2001)").status, 400) << "there is no ticket 0";
  EXPECT_EQ(save_relation(R"("SourceTicketId":2001,"DestinationTicketId":2001)").status, 400);
  EXPECT_EQ(save_relation(R"("TicketRelationId":77,"Comment":"b")").status, 400);
  EXPECT_EQ(save_relation(R"("SourceTicketId":2001,"DestinationTicketId":2002,"Comment":")" +
                          std::string(256, 'c') + "\"")
                .status,
            400);
  ASSERT_EQ(create("[2001]", 2002, "Parent").status, 200);
  const auto id = at(relations(2001), "/0/TicketRelationId");
  ASSERT_EQ(create("[2002]", 2003, "Parent").status, 200);
  const auto circle = save_relation(R"("TicketRelationId":)" + id +
                                    R"(,"SourceTicketId":2003,"DestinationTicketId":2001)");
  EXPECT_EQ(circle.status, 200) << "2001 has no parent any more: " << circle.body;
  EXPECT_EQ(parent(2003), "2001");
  EXPECT_EQ(parent(2001), "0");
}

TEST_F(relate_test, who_may_only_read_changes_nothing) {
  ASSERT_EQ(create("[2001]", 2002, "Parent").status, 200);
  const std::string before = relations(2001);
  const auto id = at(before, "/0/TicketRelationId");
  level_ = store::user::level::read;
  EXPECT_EQ(create("[2003]", 2002, "Parent").status, 403);
  EXPECT_EQ(set_parent(2001, 2003).status, 403);
  EXPECT_EQ(remove(id).status, 403);
  EXPECT_EQ(save_relation(R"("TicketRelationId":)" + id + R"(,"Comment":"b")").status, 403);
  EXPECT_EQ(relations(2001), before);
  EXPECT_EQ(text_at(agent("GetTicketRelationEntity?ticketRelationEntityId=" + id).body,
                    "/TableRight/Mask"),
            "Select");
  EXPECT_NE(validate("[2003]", 2002, "Parent").find("\"IsValid\":true"), std::string::npos);
}

TEST_F(relate_test, a_comment_has_255_characters_not_bytes) {
  std::string letters;
  for (int i = 0; i < 255; ++i) letters += "\u00e5";
  EXPECT_EQ(create("[2001]", 2002, "Related", letters).status, 200);
  EXPECT_EQ(text_at(relations(2001), "/0/RelationComment"), letters);
  EXPECT_EQ(create("[2001]", 2003, "Related", letters + "a").status, 400);
}

}  // namespace
}  // namespace ticketwire::testing

#include "service/ticket/relation.hpp"

#include <gtest/gtest.h>

#include "service/world.hpp"

namespace ticketwire::testing {
namespace {

using service::relation;
using service::relation_book;

class relation_test : public world_test {
 protected:
  void relate(int id, int from, int to, const std::string& type) {
    write([&](store::writer& out) {
      return service::put_relation(
          out, {.id = id, .type = type, .comment = "c", .ticket_id = from, .other_id = to});
    });
  }
  http::response merge(int from, int into) {
    return agent("MergeTickets", R"({"MergedTicketEntity":{"TicketId":)" + std::to_string(into) +
                                     R"(},"SecondaryTicketIds":[)" + std::to_string(from) + "]}");
  }
  /// `id type other` of each.
  std::string of(int ticket) {
    std::string out;
    const auto done = store_->read([&](store::reader& in) -> result<void> {
      relation_book book(in);
      const auto list = book.of(ticket);
      if (!list) return list.error();
      for (const relation& each : **list) {
        out +=
            std::to_string(each.id) + " " + each.type + " " + std::to_string(each.other_id) + ";";
      }
      return {};
    });
    EXPECT_TRUE(done.has_value());
    return out;
  }
};

TEST_F(relation_test, of_a_merged_ticket_are_those_of_the_other_one) {
  relate(1, 2001, 2002, "Parent");
  relate(2, 995, 2001, "Parent");
  relate(3, 2001, 2003, "Related");
  ASSERT_EQ(merge(2001, 262).status, 200);
  EXPECT_EQ(of(2001), "");
  EXPECT_EQ(of(262), "1 Parent 2002;2 Child 995;3 Related 2003;");
  EXPECT_EQ(of(2002), "1 Child 262;");
}

TEST_F(relation_test, between_two_that_are_merged_ends) {
  relate(1, 2001, 2002, "Parent");
  ASSERT_EQ(merge(2001, 2002).status, 200);
  EXPECT_EQ(of(2001), "");
  EXPECT_EQ(of(2002), "");
}

TEST_F(relation_test, that_the_other_one_has_already_are_not_doubled) {
  relate(1, 2001, 2003, "Related");
  relate(2, 2002, 2003, "Parent");
  ASSERT_EQ(merge(2001, 2002).status, 200);
  EXPECT_EQ(of(2002), "2 Parent 2003;");
  EXPECT_EQ(of(2003), "2 Child 2002;");
}

TEST_F(relation_test, to_a_second_parent_or_to_an_ancestor_stay_as_peers) {
  relate(1, 2001, 995, "Parent");
  relate(2, 2002, 2003, "Parent");
  ASSERT_EQ(merge(2001, 2002).status, 200);
  EXPECT_EQ(of(2002), "1 Related 995;2 Parent 2003;");
  relate(3, 262, 2003, "Child");
  relate(4, 995, 262, "Parent");
  ASSERT_EQ(merge(262, 995).status, 200);
  EXPECT_EQ(of(995), "1 Related 2002;3 Child 2003;");
}

TEST_F(relation_test, to_a_merged_ticket_are_not_made) {
  ASSERT_EQ(merge(2001, 2002).status, 200);
  const auto answer =
      agent("CreateTicketRelations", R"({"SourceTicketIds":[995],"DestinationTicketId":2001})");
  EXPECT_EQ(text_at(answer.body, "/0/ErrorMessage"), "Ticket 2001 is merged into another");
}

TEST_F(relation_test, of_a_deleted_ticket_stay_until_it_is_back) {
  relate(1, 2001, 2002, "Parent");
  ASSERT_EQ(send(http::method::delete_, ticket_path(2002)).status, 204);
  const auto seen = agent("GetTicketRelations", R"({"TicketId":2001})").body;
  EXPECT_EQ(text_at(seen, "/0/BaseStatus"), "Deleted");
  ASSERT_EQ(agent("UndeleteByIds", R"({"TicketIds":[2002]})").status, 204);
  EXPECT_EQ(of(2001), "1 Parent 2002;");
}

TEST_F(relation_test, are_500_of_a_ticket_at_most) {
  std::string tickets;
  for (int id = 3001; id <= 3501; ++id) {
    tickets += R"(,{"entity":{"Title":"a","TicketId":)" + std::to_string(id) + "}}";
  }
  const auto world = R"({"tickets":[)" + tickets.substr(1) + "]}";
  ASSERT_TRUE(service::import_world(*store_, world, now_, plain_hashes()));
  for (int id = 3001; id <= 3500; ++id) relate(id, id, 2001, "Parent");
  const auto create = [&](int id) {
    return agent("CreateTicketRelations", R"({"SourceTicketIds":[)" + std::to_string(id) +
                                              R"(],"DestinationTicketId":2001})")
        .body;
  };
  EXPECT_EQ(text_at(create(3501), "/0/ErrorMessage"), "Ticket 2001 has too many relations");
  write([](store::writer& out) { return out.remove_record("TicketRelationEntity", 3500); });
  EXPECT_EQ(at(create(3501), "/0/IsValid"), "true");
}

}  // namespace
}  // namespace ticketwire::testing

#include <gtest/gtest.h>

#include "service/world.hpp"

namespace ticketwire::testing {
namespace {

class assignment_test : public world_test {
 protected:
  /// The owner that the rules of a category choose for a new ticket; 0 for nobody.
  int assigned(int category) {
    wait(minute);
    const auto created =
        save(R"({"Title":"a","Category":{"TicketCategoryId":)" + std::to_string(category) +
             R"(},"OwnedBy":{"AssociateId":2147483647}})");
    const auto read = get("/api/v1/Ticket/" + at(created, "/TicketId")).body;
    for (const auto& body : {created, read}) {
      EXPECT_EQ(body.find("2147483647"), std::string::npos) << "the sentinel was echoed";
    }
    if (at(read, "/OwnedBy") == "null") return 0;
    return parse(at(read, "/OwnedBy/AssociateId")).root().int32().value();
  }
  std::vector<int> several(int category, int count) {
    std::vector<int> out;
    while (count-- > 0) out.push_back(assigned(category));
    return out;
  }
};

TEST_F(assignment_test, even_lets_every_member_take_a_turn) {
  EXPECT_EQ(several(1, 6), (std::vector<int>{tone, anna, bo, tone, anna, bo}));
}

TEST_F(assignment_test, weighted_gives_more_to_who_has_more_weight) {
  // Anna already has active tickets from the world: she is given the others by then.
  const auto owners = several(2, 40);
  const auto active = [&](int who) {
    const auto rows =
        get("/api/v1/Ticket?$top=1000&$filter=status+eq+Active+and+ownedBy/"
            "associateId+eq+" +
            std::to_string(who));
    return static_cast<double>(size_at(rows.body, "/value"));
  };
  EXPECT_NEAR(active(anna) / active(bo), 3, 0.35);
  EXPECT_EQ(
      std::count(owners.begin(), owners.end(), anna) + std::count(owners.begin(), owners.end(), bo),
      40);
}

TEST_F(assignment_test, a_weight_below_one_is_one) {
  const auto world =
      R"({"records":{"TicketCategoryEntity":[{"TicketCategoryId":7,"Name":"a",)"
      R"("DelegateMethod":"Weighted"}]},"members":[{"categoryId":7,"associateId":13,"weight":0}]})";
  ASSERT_TRUE(service::import_world(*store_, world, now_, plain_hashes()));
  const auto kept = [&](std::int32_t weight) {
    const auto done = store_->write([&](store::writer& writer) {
      return writer.put_member({7, bo, weight, 0});
    });
    EXPECT_TRUE(done.has_value());
  };
  kept(0);
  EXPECT_EQ(several(7, 4), (std::vector<int>{bo, catarina, bo, catarina}));
  kept(-1);
  EXPECT_EQ(several(7, 4), (std::vector<int>{bo, catarina, bo, catarina}));
}

TEST_F(assignment_test, the_fewest_active_tickets_decide) {
  // Bo's only ticket is closed; Anna has all the others.
  EXPECT_EQ(assigned(3), bo);
  EXPECT_EQ(assigned(3), bo);
}

TEST_F(assignment_test, a_category_without_rules_assigns_nobody) {
  EXPECT_EQ(assigned(4), 0);
}

TEST_F(assignment_test, the_category_master_steps_in_only_where_the_category_says_so) {
  EXPECT_EQ(assigned(5), catarina);
  EXPECT_EQ(assigned(6), 0);
}

TEST_F(assignment_test, patching_and_putting_assign_too) {
  const auto patched_owner = patched(2003, R"({"OwnedBy":{"AssociateId":2147483647}})");
  EXPECT_EQ(at(patched_owner, "/OwnedBy/AssociateId"), "12");
  const auto answer = put(2002, R"({"OwnedBy":{"AssociateId":2147483647},)"
                                R"("Category":{"TicketCategoryId":4}})");
  EXPECT_EQ(at(answer.body, "/OwnedBy"), "null") << "by the category that the save names";
}

TEST_F(assignment_test, the_chosen_owner_is_told) {
  save(R"({"Title":"a","Category":{"TicketCategoryId":3},"OwnedBy":{"AssociateId":2147483647}})",
       true);
  ASSERT_EQ(outbox().size(), 1u);
  EXPECT_EQ(outbox().front().second, bo);
}

TEST_F(assignment_test, the_customers_own_contact_goes_before_all_where_the_category_says_so) {
  const auto world =
      R"({"records":{"TicketCategoryEntity":[{"TicketCategoryId":1,"Name":"a",)"
      R"("DelegateMethod":"Even","Flags":"DelegateToOurContact"}],"Person":[)"
      R"({"PersonId":1,"SupportAssociateId":13,"AssociateId":12},{"PersonId":2,"AssociateId":12},)"
      R"({"PersonId":3,"SupportAssociateId":99},{"PersonId":4,"AssociateId":14}],)"
      R"("Associate":[{"AssociateId":14,"FullName":"Gone","Deleted":true}]}})";
  ASSERT_TRUE(service::import_world(*store_, world, now_, plain_hashes()));
  const auto of_person = [&](int person, int category) {
    const auto made = save(R"({"Title":"a","Category":{"TicketCategoryId":)" +
                           std::to_string(category) + R"(},"Person":{"PersonId":)" +
                           std::to_string(person) + R"(},"OwnedBy":{"AssociateId":2147483647}})");
    return at(made, "/OwnedBy/AssociateId");
  };
  EXPECT_EQ(of_person(1, 1), "13") << "his support contact, who is no member";
  EXPECT_EQ(of_person(2, 1), "12");
  EXPECT_EQ(of_person(3, 1), "10") << "nobody of that number: the first of the members";
  EXPECT_EQ(of_person(4, 1), "11") << "who has left";
  EXPECT_EQ(of_person(1, 3), "12") << "a category without the flag";
  patched(2001, R"({"Person":{"PersonId":1},"Category":{"TicketCategoryId":1}})");
  const auto gone = store_->write([](store::writer& out) -> result<void> {
    const auto removed = out.remove_record("Person", 1);
    return removed ? result<void>{} : removed.error();
  });
  ASSERT_TRUE(gone.has_value());
  const auto left = patched(2001, R"({"OwnedBy":{"AssociateId":2147483647}})");
  EXPECT_EQ(at(left, "/OwnedBy/AssociateId"), "12")
      << "who is gone has no contact: the next member";
}

TEST_F(assignment_test, a_customers_message_finds_somebody_who_is_there) {
  const auto category = R"({"records":{"TicketCategoryEntity":[{"TicketCategoryId":1,"Name":"a",)"
                        R"("DelegateMethod":"Even","CategoryMaster":13,)"
                        R"("Flags":"RedelegateNewMsg, DefaultToCategoryMaster"}]}})";
  ASSERT_TRUE(service::import_world(*store_, category, now_, plain_hashes()));
  patched(2001, R"({"Category":{"TicketCategoryId":1}})");
  const auto owner_after = [&](const std::string& members) {
    const auto answer =
        agent("SaveTicketMessageEntity", R"({"Ticket":{"TicketId":2001},"Body":"x")" + members);
    EXPECT_EQ(answer.status, 200) << answer.body;
    return at(ticket(2001), "/OwnedBy/AssociateId");
  };
  const auto log_in = [&](const std::string& user) {
    const auto done = store_->write([&](store::writer& writer) -> result<void> {
      if (const auto put = writer.put_user({user, user == "bo" ? bo : anna, {}}); !put) return put;
      return writer.put_token({store::token::kind::session, user, user, "x", now_ + 10 * minute});
    });
    ASSERT_TRUE(done.has_value());
  };
  const std::string customer = R"(,"Person":{"PersonId":3001}})";
  EXPECT_EQ(owner_after(customer), "11") << "nobody else is there";
  log_in("bo");
  EXPECT_EQ(owner_after("}"), "11") << "it is no customer's";
  EXPECT_EQ(owner_after(customer), "12");
  EXPECT_EQ(text_at(ticket(2001), "/FirstReadByOwner"), "0001-01-01T00:00:00");
  log_in("anna");
  EXPECT_EQ(owner_after(customer), "12") << "he is there";
  patched(2001, R"({"OwnedBy":null})");
  EXPECT_EQ(owner_after(customer), "(nothing)") << "there is no owner to take it from";
}

TEST_F(assignment_test, only_those_who_are_logged_in_are_asked_where_the_category_says_so) {
  const auto categories =
      R"({"records":{"TicketCategoryEntity":[)"
      R"({"TicketCategoryId":1,"Name":"a","DelegateMethod":"Even","Flags":"OnlyLoggedInUsers"},)"
      R"({"TicketCategoryId":2,"Name":"b","DelegateMethod":"Even","CategoryMaster":13,)"
      R"("Flags":"OnlyLoggedInUsers, DefaultToCategoryMaster"}]}})";
  ASSERT_TRUE(service::import_world(*store_, categories, now_, plain_hashes()));
  EXPECT_EQ(assigned(1), 0) << "nobody is";
  EXPECT_EQ(assigned(2), catarina) << "nobody is, and the master steps in";
  const auto logged_in = store_->write([&](store::writer& writer) {
    return writer.put_token(
        {store::token::kind::session, "hash", "anna", "xsrf", now_ + 10 * minute});
  });
  ASSERT_TRUE(logged_in.has_value());
  EXPECT_EQ(several(1, 3), (std::vector<int>{anna, anna, anna}));
  EXPECT_EQ(assigned(2), anna);
  wait(10 * minute);
  EXPECT_EQ(assigned(1), 0) << "her session has ended";
}

TEST_F(assignment_test, a_customer_stays_with_the_owner_for_a_while) {
  const auto category = R"({"records":{"TicketCategoryEntity":[{"TicketCategoryId":1,"Name":"a",)"
                        R"("DelegateMethod":"Even","AssignmentLag":60}]}})";
  ASSERT_TRUE(service::import_world(*store_, category, now_, plain_hashes()));
  const auto of_person = [&](int person) {
    wait(minute);
    const auto made =
        save(R"({"Title":"a","Category":{"TicketCategoryId":1},"Person":{"PersonId":)" +
             std::to_string(person) + R"(},"OwnedBy":{"AssociateId":2147483647}})");
    return at(made, "/OwnedBy/AssociateId");
  };
  EXPECT_EQ(of_person(3002), "10");
  EXPECT_EQ(of_person(3002), "10");
  EXPECT_EQ(of_person(3003), "11") << "another customer takes the turn";
  EXPECT_EQ(of_person(3002), "10");
  wait(59 * minute);
  EXPECT_EQ(of_person(3002), "10") << "exactly the pause later";
  wait(60 * minute);
  EXPECT_EQ(of_person(3002), "12") << "the pause is over";
}

}  // namespace
}  // namespace ticketwire::testing

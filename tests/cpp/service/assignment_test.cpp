#include <gtest/gtest.h>

#include "world.hpp"

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

}  // namespace
}  // namespace ticketwire::testing

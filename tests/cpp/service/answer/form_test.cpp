#include <gtest/gtest.h>

#include "service/world.hpp"

namespace ticketwire::testing {
namespace {

class form_test : public world_test {
 protected:
  static http::fields form() {
    return {{"Content-Type", "application/x-www-form-urlencoded; charset=UTF-8"}};
  }
  http::response post(std::string_view name, std::string body) {
    return send(http::method::post, "/api/v1/Agents/Ticket/" + std::string(name), std::move(body),
                form());
  }
};

TEST_F(form_test, put_changes_what_the_fields_name) {
  const std::string before = ticket(2001);
  wait(second);
  const auto answer =
      put(2001, "entity.Title=over+there&ownedby.associateid=11&CustomFields[x_a]=%C3%A5", form());
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(text_at(answer.body, "/Title"), "over there");
  EXPECT_EQ(at(answer.body, "/OwnedBy/AssociateId"), "11");
  EXPECT_EQ(text_at(answer.body, "/CustomFields/x_a"), "\xc3\xa5");
  EXPECT_EQ(at(answer.body, "/Category"), at(before, "/Category"));
}

TEST_F(form_test, a_name_alone_clears) {
  ASSERT_EQ(put(2001, "Deadline=2026-04-01T12:00:00Z", form()).status, 200);
  ASSERT_NE(ticks_at(ticket(2001), "/Deadline"), 0);
  ASSERT_EQ(put(2001, "Deadline", form()).status, 200);
  EXPECT_EQ(ticks_at(ticket(2001), "/Deadline"), 0);
}

TEST_F(form_test, a_ticket_is_created) {
  const auto answer = post("SaveTicketEntityWithNotify", "NewEntity.Title=new&Notify=on");
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(text_at(answer.body, "/Title"), "new");
  EXPECT_EQ(post("SaveTicketEntityWithNotify", "Notify=true").status, 400);
}

TEST_F(form_test, a_message_is_created) {
  const auto answer = post("SaveTicketMessageEntity", "Ticket.TicketId=2001&Type=Plain&Body=a%0Ab");
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(text_at(answer.body, "/Body"), "a\nb");
}

TEST_F(form_test, faults_name_their_place) {
  const auto fields = form();
  http::fields problem = fields;
  problem.set("Accept", "application/problem+json");
  const auto wrong = put(2001, "Title=a&ConnectId=2147483648", problem);
  EXPECT_EQ(wrong.status, 400);
  EXPECT_EQ(text_at(wrong.body, "/code"), "value_range");
  EXPECT_EQ(text_at(wrong.body, "/pointer"), "/ConnectId");
  EXPECT_EQ(at(wrong.body, "/offset"), "8");
  const auto half = put(2001, "Title=100%", problem);
  EXPECT_EQ(half.status, 400);
  EXPECT_EQ(text_at(half.body, "/code"), "form_syntax");
  EXPECT_EQ(put(2001, "", fields).status, 400);
}

}  // namespace
}  // namespace ticketwire::testing

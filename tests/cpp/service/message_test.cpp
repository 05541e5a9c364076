#include <gtest/gtest.h>

#include "world.hpp"

namespace ticketwire::testing {
namespace {

class message_test : public world_test {
 protected:
  http::response try_message(const std::string& members) {
    return agent("SaveTicketMessageEntity", "{" + members + "}");
  }
  /// A message that is expected to be taken; the entity as it then is.
  std::string message(const std::string& members) {
    const auto answer = try_message(members);
    EXPECT_EQ(answer.status, 200) << answer.body;
    return answer.body;
  }
  std::string on(std::int32_t id, const std::string& members) {
    return message(R"("Ticket":{"TicketId":)" + std::to_string(id) + "}," + members);
  }
};

TEST_F(message_test, a_new_message_needs_its_ticket) {
  for (const char* ticket :
       {R"("Body":"x")", R"("Ticket":null,"Body":"x")", R"("Ticket":{"Title":"y"},"Body":"x")"}) {
    const auto answer = try_message(ticket);
    EXPECT_EQ(answer.status, 400) << ticket;
    EXPECT_NE(answer.body.find("/Ticket/TicketId"), std::string::npos) << answer.body;
  }
  const auto lost = try_message(R"("Ticket":{"TicketId":9999},"Body":"x")");
  EXPECT_EQ(lost.status, 400);
  EXPECT_EQ(try_message(R"("EjMessageId":9999,"Ticket":{"TicketId":2001})").status, 400);
}

TEST_F(message_test, of_the_ticket_only_the_id_counts) {
  const auto before = text_at(ticket(2003), "/Title");
  const auto saved =
      message(R"("Ticket":{"TicketId":2003,"Title":"other","Priority":3},"Body":"x")");
  EXPECT_EQ(text_at(saved, "/Ticket/Title"), before);
  EXPECT_EQ(text_at(saved, "/SearchTitle"), before);
  EXPECT_EQ(text_at(ticket(2003), "/Title"), before);
}

TEST_F(message_test, a_message_keeps_to_its_ticket) {
  message(R"("EjMessageId":501,"Ticket":{"TicketId":2003},"Important":true)");
  EXPECT_EQ(at(get("/api/v1/TicketMessage/501").body, "/Ticket/TicketId"), "2001");
  EXPECT_EQ(at(ticket(2001), "/Messages/0/Important"), "true");
}

TEST_F(message_test, who_writes_is_its_creator_and_author) {
  const auto saved = on(2003, R"("Body":"x","CreatedBy":{"AssociateId":12})");
  EXPECT_EQ(at(saved, "/CreatedBy/AssociateId"), "10");
  EXPECT_EQ(text_at(saved, "/Author"), "Tone Jensen");
  EXPECT_EQ(text_at(saved, "/Slevel"), "External");
  EXPECT_EQ(ticks_at(saved, "/CreatedAt"), now_);
  EXPECT_EQ(at(ticket(2003), "/Messages/0/CreatedBy"), "20") << "a Service user's id";
}

TEST_F(message_test, html_leads_and_its_text_follows) {
  auto saved = on(2003, R"("Type":"Html","HtmlBody":"<p>Hi <b>you</b></p>","Body":"else")");
  EXPECT_EQ(text_at(saved, "/Body"), "Hi you");
  EXPECT_EQ(text_at(saved, "/HtmlBody"), "<p>Hi <b>you</b></p>");
  saved = on(2003, R"("HtmlBody":"<i>a</i>")");
  EXPECT_EQ(text_at(saved, "/Type"), "Html");
  EXPECT_EQ(text_at(saved, "/Body"), "a");
}

TEST_F(message_test, plain_text_has_no_html) {
  auto saved = on(2003, R"("Type":"Plain","HtmlBody":"<p>Hi</p>","Body":"a < b")");
  EXPECT_EQ(text_at(saved, "/Body"), "a < b");
  EXPECT_EQ(text_at(saved, "/HtmlBody"), "");
  saved = on(2003, R"("Body":"x")");
  EXPECT_EQ(text_at(saved, "/Type"), "Plain");
}

TEST_F(message_test, a_message_counts_on_its_ticket) {
  EXPECT_EQ(at(ticket(2001), "/NumMessages"), "2");
  EXPECT_EQ(at(ticket(2001), "/NumReplies"), "1");
  EXPECT_EQ(at(ticket(2001), "/TimeSpent"), "5");
  const auto before = ticks_at(ticket(2001), "/LastChanged");
  wait(minute);
  on(2001, R"("Body":"x","TimeSpent":15)");
  on(2001, R"("Body":"x","TimeSpent":10,"Slevel":"Internal")");
  on(2001, R"("Body":"x","Badge":"Incoming")");
  const auto after = ticket(2001);
  EXPECT_EQ(at(after, "/NumMessages"), "5");
  EXPECT_EQ(size_at(after, "/Messages"), 5u);
  EXPECT_EQ(at(after, "/NumReplies"), "2") << "neither comments nor incoming messages are replies";
  EXPECT_EQ(at(after, "/TimeSpent"), "30");
  EXPECT_EQ(at(after, "/HasAttachment"), "false");
  EXPECT_GT(ticks_at(after, "/LastChanged"), before);
}

TEST_F(message_test, changing_a_message_counts_again) {
  message(R"("EjMessageId":502,"TimeSpent":25)");
  EXPECT_EQ(at(ticket(2001), "/TimeSpent"), "25");
  EXPECT_EQ(at(ticket(2001), "/NumMessages"), "2");
  EXPECT_EQ(text_at(get("/api/v1/TicketMessage/502").body, "/Body"), "On our way");
}

TEST_F(message_test, the_first_reply_stamps_the_ticket_and_no_other_does) {
  EXPECT_EQ(text_at(ticket(2003), "/RepliedAt"), "0001-01-01T00:00:00");
  on(2003, R"("Body":"x","Slevel":"Internal")");
  on(2003, R"("Body":"x","Badge":"Incoming")");
  EXPECT_EQ(text_at(ticket(2003), "/RepliedAt"), "0001-01-01T00:00:00");
  wait(minute);
  on(2003, R"("Body":"x")");
  const auto replied = now_;
  wait(minute);
  on(2003, R"("Body":"y")");
  EXPECT_EQ(ticks_at(ticket(2003), "/RepliedAt"), replied);
}

TEST_F(message_test, a_customers_message_is_news_for_the_owner) {
  on(2001, R"("Body":"x")");
  EXPECT_EQ(text_at(ticket(2001), "/ReadStatus"), "Green");
  const auto saved = on(2001, R"("Body":"x","Person":{"PersonId":3001})");
  EXPECT_EQ(text_at(saved, "/Badge"), "Incoming");
  EXPECT_EQ(text_at(ticket(2001), "/ReadStatus"), "Yellow");
  EXPECT_EQ(text_at(ticket(2001), "/Messages/3/PersonFullName"), "Ida Strand");
}

TEST_F(message_test, badges_follow_from_what_is_sent) {
  EXPECT_EQ(text_at(on(2003, R"("Body":"x")"), "/Badge"), "Reply");
  EXPECT_EQ(text_at(on(2003, R"("Body":"x","Slevel":"Internal")"), "/Badge"), "Comment");
  EXPECT_EQ(text_at(on(2003, R"("Body":"x","Badge":"Forward")"), "/Badge"), "Forward");
}

TEST_F(message_test, the_flat_ticket_counts_service_users) {
  const auto flat = at(get("/api/v1/TicketMessage/501").body, "/Ticket");
  EXPECT_EQ(at(flat, "/OwnedBy"), "21");
  EXPECT_EQ(at(flat, "/OwnedByAssociateId"), "11");
  EXPECT_EQ(text_at(flat, "/OwnedByName"), "Anna Berg");
  EXPECT_EQ(at(flat, "/Priority"), "3");
  EXPECT_EQ(text_at(flat, "/PriorityName"), "High");
  EXPECT_EQ(at(flat, "/CustId"), "3001");
  on(2003, R"("Body":"x")");
  const auto id = at(ticket(2003), "/Messages/0/TicketMessageId");
  const auto unassigned = at(get("/api/v1/TicketMessage/" + id).body, "/Ticket");
  EXPECT_EQ(at(unassigned, "/OwnedByAssociateId"), "0");
  EXPECT_EQ(text_at(unassigned, "/OwnedByName"), "");
  EXPECT_EQ(at(unassigned, "/OwnedBy"), "1") << "the system user stands for nobody";
}

TEST_F(message_test, headers_are_kept_in_their_order) {
  const auto saved = on(2003, R"("Body":"x","MessageHeaders":[{"Name":"To","Value":"a@b.example"},)"
                              R"({"Name":"Cc","Value":"c@d.example"},{}])");
  ASSERT_EQ(size_at(saved, "/MessageHeaders"), 3u);
  EXPECT_EQ(text_at(saved, "/MessageHeaders/0/Name"), "To");
  EXPECT_EQ(text_at(saved, "/MessageHeaders/1/Value"), "c@d.example");
}

TEST_F(message_test, a_message_that_does_not_exist_is_not_found) {
  const auto answer = get("/api/v1/TicketMessage/9999");
  EXPECT_EQ(answer.status, 404);
  EXPECT_EQ(text_at(answer.body, "/ErrorType"), "SoNotFoundException");
  EXPECT_EQ(at(get("/api/v1/TicketMessage/501").body, "/_Links/Self"),
            "\"http://127.0.0.1:1/api/v1/TicketMessage/501\"");
}

}  // namespace
}  // namespace ticketwire::testing

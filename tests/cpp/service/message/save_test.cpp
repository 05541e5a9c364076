#include <gtest/gtest.h>

#include "service/world.hpp"
#include "ticketwire/json/writer.hpp"

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

TEST_F(message_test, a_mail_id_that_the_client_made_is_kept_and_found) {
  const std::string made = "<01JDW.\"q\" x/\xc3\xb8+'@Desk.Example>";
  std::string literal;
  json::append_string(literal, made);
  const auto saved = on(2003, R"("Body":"x","MessageId":)" + literal);
  EXPECT_EQ(text_at(saved, "/MessageId"), made);
  on(2001, R"("Body":"x","MessageId":"<other@Desk.Example>")");

  const auto of_ticket = [&](const std::string& query) {
    const auto answer =
        get("/api/v1/Ticket/2003/Messages?$select=ticketMessageId,messageId" + query);
    EXPECT_EQ(answer.status, 200) << answer.body;
    return answer.body;
  };
  const auto all = of_ticket("&$orderBy=ticketMessageId%20desc");
  EXPECT_EQ(text_at(all, "/value/0/messageId"), made);
  EXPECT_EQ(at(all, "/value/0/ticketMessageId"), at(saved, "/EjMessageId"));

  // A quote is doubled (OData), and everything is encoded (RFC 3986).
  const std::string asked =
      "&$filter=messageId%20eq%20'%3C01JDW.%22q%22%20x%2F%C3%B8%2B''%40desk.example%3E'";
  EXPECT_EQ(size_at(of_ticket(asked), "/value"), 1u) << "as every text, whatever the case";
  EXPECT_EQ(size_at(of_ticket("&$filter=messageId%20eq%20'%3Cother%40desk.example%3E'"), "/value"),
            0u)
      << "that is another ticket's";
  const auto anywhere = get("/api/v1/TicketMessage?$select=ticketId,messageId" + asked).body;
  EXPECT_EQ(size_at(anywhere, "/value"), 1u) << anywhere;
  EXPECT_EQ(at(anywhere, "/value/0/ticketId"), "2003");

  // It is found by what it is now.
  const auto id = at(saved, "/EjMessageId");
  EXPECT_EQ(send(http::method::patch, "/api/v1/TicketMessage/" + id,
                 R"([{"op":"replace","path":"/MessageId","value":"<new@x>"}])")
                .status,
            200);
  EXPECT_EQ(size_at(of_ticket(asked), "/value"), 0u);
  EXPECT_EQ(size_at(of_ticket("&$filter=messageId%20eq%20'%3Cnew%40x%3E'"), "/value"), 1u);
}

TEST_F(message_test, what_comes_twice_is_stored_once) {
  const std::string sent = R"("Body":"x","MessageId":"<twin@Desk.Example>")";
  const auto first = on(2003, sent);
  wait(minute);
  const auto before = ticket(2003);
  const auto id = at(first, "/EjMessageId");
  EXPECT_EQ(on(2003, sent), first);
  const std::string entity = R"({"Ticket":{"TicketId":2003},)" + sent + "}";
  for (const auto& [name, body] :
       {std::pair{"SaveTicketMessageEntityWithNotify",
                  R"({"NewEntity":)" + entity + R"(,"Notify":true})"},
        std::pair{"SaveTicketMessageEntityWithOptions",
                  R"({"Entity":)" + entity + R"(,"UpdateRepliedAt":true,"Notify":true})"}}) {
    const auto again = agent(name, body);
    EXPECT_EQ(again.status, 200) << again.body;
    EXPECT_EQ(at(again.body, "/EjMessageId"), id);
  }
  const auto posted = send(http::method::post, "/api/v1/TicketMessage", entity);
  EXPECT_EQ(at(posted.body, "/EjMessageId"), id);
  EXPECT_EQ(ticket(2003), before);
  EXPECT_TRUE(outbox().empty());

  // Another case, another ticket, no id: other messages.
  for (const auto& other :
       {on(2003, R"("Body":"x","MessageId":"<Twin@Desk.Example>")"), on(2001, sent),
        on(2003, R"("Body":"x","MessageId":"")"), on(2003, R"("Body":"x","MessageId":"")"),
        on(2003, R"("Body":"x","MessageId":null)")}) {
    EXPECT_NE(at(other, "/EjMessageId"), id);
  }
  EXPECT_EQ(at(ticket(2003), "/NumMessages"),
            std::to_string(std::stoi(at(before, "/NumMessages")) + 4));
}

TEST_F(message_test, what_comes_twice_is_stored_once_where_its_ticket_was_merged_meanwhile) {
  const std::string sent = R"("Body":"x","MessageId":"<twin@desk.example>")";
  const auto id = at(on(2003, sent), "/EjMessageId");
  const auto merge = [&](const std::string& from, const std::string& into) {
    const auto body = R"({"MergedTicketEntity":{"TicketId":)" + into +
                      R"(},"SecondaryTicketIds":[)" + from + "]}";
    ASSERT_EQ(agent("MergeTickets", body).status, 200);
  };
  merge("2003", "2001");
  merge("2001", "2002");
  const auto before = ticket(2002);
  const auto again = on(2003, sent);
  EXPECT_EQ(at(again, "/EjMessageId"), id);
  EXPECT_EQ(at(again, "/Ticket/TicketId"), "2002");
  EXPECT_EQ(ticket(2002), before);
  EXPECT_EQ(at(ticket(2003), "/NumMessages"), "0");
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

TEST_F(message_test, each_message_changes_the_ticket_though_the_clock_stands) {
  auto before = ticks_at(ticket(2001), "/LastChanged");
  for (int i = 0; i < 3; ++i) {
    on(2001, R"("Body":"x")");
    const auto after = ticks_at(ticket(2001), "/LastChanged");
    EXPECT_GT(after, before);
    before = after;
  }
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

#include <gtest/gtest.h>

#include "service/world.hpp"

namespace ticketwire::testing {
namespace {

class mail_test : public world_test {
 protected:
  http::response post(const std::string& target, std::string body = {}) {
    return send(http::method::post, "/api/v1/" + target, std::move(body));
  }
  std::string message(const std::string& members, const std::string& ticket = "2001") {
    const auto answer =
        post("TicketMessage", R"({"Ticket":{"TicketId":)" + ticket + "}," + members + "}");
    EXPECT_EQ(answer.status, 200) << answer.body;
    return at(answer.body, "/EjMessageId");
  }
  std::string people(const std::string& action, const std::string& message_id = "0",
                     const std::string& ticket = "2001") {
    const auto answer =
        agent("CalculateMessageRecipients", R"({"TicketId":)" + ticket + R"(,"ActionType":")" +
                                                action + R"(","MessageId":)" + message_id + "}");
    EXPECT_EQ(answer.status, 200) << answer.body;
    return answer.body;
  }
  std::vector<store::notification> mails() {
    std::vector<store::notification> rows;
    const auto done = store_->read([&](store::reader& reader) -> result<void> {
      auto found = reader.notifications(store::notification::state::pending, 100);
      if (!found) return found.error();
      rows = *found;
      return {};
    });
    EXPECT_TRUE(done.has_value());
    return rows;
  }
};

constexpr std::string_view ida = "ida.strand@fjordbygg.example";

TEST_F(mail_test, a_reply_goes_to_who_wrote) {
  const auto first = people("Reply");
  ASSERT_EQ(size_at(first, ""), 1u) << first;
  EXPECT_EQ(text_at(first, "/0/Type"), "To");
  EXPECT_EQ(text_at(first, "/0/Value"), ida);
  EXPECT_EQ(text_at(first, "/0/DisplayValue"), "Ida Strand");
  const auto by_person = message(R"("Body":"x","Person":{"PersonId":3003})");
  EXPECT_EQ(text_at(people("Reply", by_person), "/0/Value"), "grete@nordlys.example");
  const auto by_header = message(
      R"("Body":"x","Badge":"Incoming","MessageHeaders":[{"Name":"from","Value":"a@x.example"}])");
  EXPECT_EQ(text_at(people("Reply", by_header), "/0/Value"), "a@x.example");
  const auto redirected = message(
      R"("Body":"x","Badge":"Incoming","MessageHeaders":[{"Name":"From","Value":"a@x.example"},)"
      R"({"Name":"Reply-To","Value":"B <b@x.example>"}])");
  EXPECT_EQ(text_at(people("Reply", redirected), "/0/Value"), "b@x.example");
  EXPECT_EQ(text_at(people("Reply", redirected), "/0/DisplayValue"), "B");
  const auto ours =
      message(R"("Body":"x","MessageHeaders":[{"Name":"From","Value":"us@x.example"},)"
              R"({"Name":"To","Value":"c@x.example"}])");
  EXPECT_EQ(text_at(people("Reply", ours), "/0/Value"), "c@x.example") << "not to ourselves";
  EXPECT_EQ(people("Forward", by_header), "[]");
  EXPECT_EQ(people("InternalComment", by_header), "[]");
}

TEST_F(mail_test, a_reply_to_all_adds_the_others_once) {
  patched(2001, R"({"SecondaryPersons":[{"PersonId":3002},{"PersonId":3003}]})");
  const auto id = message(
      R"("Body":"x","Badge":"Incoming","MessageHeaders":[{"Name":"From","Value":"A@x.example"},)"
      R"({"Name":"To","Value":"help@x.example, a@X.example"},)"
      R"({"Name":"Cc","Value":"omar@fjordbygg.example"}])");
  const auto all = people("ReplyAll", id);
  ASSERT_EQ(size_at(all, ""), 4u) << all;
  EXPECT_EQ(text_at(all, "/0/Value"), "A@x.example");
  EXPECT_EQ(text_at(all, "/1/Type"), "CC");
  EXPECT_EQ(text_at(all, "/1/Value"), "help@x.example");
  EXPECT_EQ(text_at(all, "/2/Value"), "omar@fjordbygg.example");
  EXPECT_EQ(text_at(all, "/3/Value"), "grete@nordlys.example");
}

TEST_F(mail_test, recipients_of_what_does_not_exist_are_null) {
  EXPECT_EQ(people("Reply", "0", "9999"), "null");
  EXPECT_EQ(people("Reply", "501", "2003"), "null") << "a message of another ticket";
}

TEST_F(mail_test, sending_fills_the_outbox_and_the_headers) {
  const auto id = message(R"("Body":"x","MessageHeaders":[{"Name":"X-A","Value":"1"}])");
  const auto done =
      agent("SendTicketMessage", R"({"TicketMessageEntityId":)" + id +
                                     R"(,"To":["Ida <a@x.example>"],"Cc":["A@X.example",)"
                                     R"("b@x.example"],"Bcc":["c@x.example"],)"
                                     R"("Subject":"Re: \"hi\""})");
  EXPECT_EQ(done.status, 204) << done.body;
  const auto rows = mails();
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].kind, store::notification::kind::message);
  EXPECT_EQ(rows[0].ticket_id, 2001);
  EXPECT_EQ(std::to_string(rows[0].message_id), id);
  EXPECT_EQ(rows[0].envelope, R"({"To":["a@x.example"],"Cc":["b@x.example"],"Bcc":["c@x.example"],)"
                              R"("Subject":"Re: \"hi\""})");
  const auto kept = get("/api/v1/TicketMessage/" + id).body;
  ASSERT_EQ(size_at(kept, "/MessageHeaders"), 4u);
  EXPECT_EQ(text_at(kept, "/MessageHeaders/0/Name"), "X-A");
  EXPECT_EQ(text_at(kept, "/MessageHeaders/1/Value"), "a@x.example");
  EXPECT_EQ(text_at(kept, "/MessageHeaders/3/Name"), "Bcc");
}

TEST_F(mail_test, without_addresses_it_goes_where_the_message_or_the_ticket_says) {
  EXPECT_EQ(post("TicketMessage/502/Send").status, 204);
  auto rows = mails();
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(text_at(rows[0].envelope, "/To/0"), ida);
  EXPECT_EQ(text_at(rows[0].envelope, "/Subject"), text_at(ticket(2001), "/Title"));
  const auto id = message(R"("Body":"x","MessageHeaders":[{"Name":"To","Value":"z@x.example"}])");
  EXPECT_EQ(post("TicketMessage/" + id + "/Send?subject=a%20b").status, 204);
  rows = mails();
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(text_at(rows[1].envelope, "/To/0"), "z@x.example");
  EXPECT_EQ(text_at(rows[1].envelope, "/Subject"), "a b");
  patched(2003, R"({"Person":null})");
  EXPECT_EQ(post("TicketMessage/" + message(R"("Body":"x")", "2003") + "/Send").status, 400);
}

TEST_F(mail_test, what_is_no_address_or_subject_sends_nothing) {
  const auto before = get("/api/v1/TicketMessage/502").body;
  for (const char* members :
       {R"("To":["a@b\r\nBcc: c@d"])", R"("To":["a@b"],"Cc":["x"])", R"("To":["a@b"],"Bcc":[""])",
        R"("To":["a@b"],"Subject":"a\r\nBcc: c@d")", R"("To":["a@b"],"Subject":"a\u0000")",
        R"("To":["a@b"],"ReplyTemplateId":3)"}) {
    const auto answer =
        agent("SendTicketMessage", R"({"TicketMessageEntityId":502,)" + std::string(members) + "}");
    EXPECT_EQ(answer.status, 400) << members;
  }
  std::string many;
  for (int i = 0; i < 101; ++i) many += (i == 0 ? "a" : ",a") + std::to_string(i) + "@b.example";
  EXPECT_EQ(post("TicketMessage/502/Send?to=" + many).status, 400);
  EXPECT_EQ(post("TicketMessage/502/Send?to=a@b%0D%0Ac").status, 400);
  EXPECT_EQ(post("TicketMessage/9999/Send?to=a@b").status, 404);
  EXPECT_EQ(agent("SendTicketMessage", R"({"TicketMessageEntityId":9999,"To":["a@b"]})").status,
            400);
  EXPECT_TRUE(mails().empty());
  EXPECT_EQ(get("/api/v1/TicketMessage/502").body, before);
}

TEST_F(mail_test, there_is_no_sms_gateway) {
  const auto answer = post("TicketMessage/502/SendSms?sms=4712345678");
  EXPECT_EQ(answer.status, 501);
  EXPECT_NE(answer.body.find("SMS gateway"), std::string::npos);
  EXPECT_EQ(post("TicketMessage/9999/SendSms?sms=1").status, 404);
  const std::string sms = R"("Sms":["4712345678"]})";
  EXPECT_EQ(agent("SendTicketMessageSms", R"({"TicketMessageEntityId":502,)" + sms).status, 501);
  EXPECT_EQ(agent("SendTicketMessageSms", R"({"TicketMessageEntityId":9999,)" + sms).status, 400);
}

TEST_F(mail_test, a_reply_quotes_what_is_safe) {
  const auto id = message(R"("Type":"Html","Author":"<Ida>","CreatedAt":"2026-03-10T09:00:00Z",)"
                          R"("HtmlBody":"<p onclick='x'>Hi</p><script>bad()</script>")");
  const auto content = [&](const char* name, const std::string& action, const std::string& of) {
    return agent(name, R"({"TicketId":2001,"MessageActionType":")" + action +
                           R"(","TicketMessageId":)" + of + "}")
        .body;
  };
  const std::string quote =
      "<p></p><p>&lt;Ida&gt;, 2026-03-10 10:00:</p><blockquote><p>Hi</p></blockquote>";
  EXPECT_EQ(text_at(content("GetDefaultMessageContent", "Reply", id), ""), quote);
  for (const char* name : {"GetDefaultMessageContentFull", "GetDefaultMessageContentWithOptions"}) {
    const auto full = content(name, "ReplyAll", id);
    EXPECT_EQ(text_at(full, "/Body"), quote);
    EXPECT_EQ(at(full, "/AttachmentsInfo"), "[]");
    EXPECT_EQ(text_at(content(name, "None", id), "/Body"), "");
    EXPECT_EQ(text_at(content(name, "Reply", "0"), "/Body"), "");
    EXPECT_EQ(content(name, "Reply", "9999"), "null");
  }
  const auto plain = message(R"("Body":"a < b\r\nc")");
  EXPECT_NE(text_at(content("GetDefaultMessageContent", "Reply", plain), "").find("a &lt; b<br>c"),
            std::string::npos);
}

TEST_F(mail_test, a_forward_takes_the_files_along) {
  const auto id = message(R"("Body":"x","MessageHeaders":[{"Name":"To","Value":"a@x.example"}])");
  const auto file = at(post("Attachment", R"({"Name":"a.pdf"})").body, "/AttachmentId");
  const auto picture =
      at(post("Attachment", R"({"Name":"p.png","InlineImage":true})").body, "/AttachmentId");
  EXPECT_EQ(post("TicketMessage/" + id + "/Attachment", "[" + file + "," + picture + "]").status,
            204);
  const auto content = [&](const char* action) {
    return agent("GetDefaultMessageContentFull", R"({"TicketId":2001,"MessageActionType":")" +
                                                     std::string(action) +
                                                     R"(","TicketMessageId":)" + id + "}")
        .body;
  };
  const auto forward = content("Forward");
  EXPECT_EQ(size_at(forward, "/AttachmentsInfo"), 2u);
  const auto body = text_at(forward, "/Body");
  EXPECT_NE(body.find("<b>To:</b> a@x.example<br>"), std::string::npos) << body;
  EXPECT_NE(body.find("<b>From:</b> Tone Jensen<br>"), std::string::npos) << body;
  const auto reply = content("Reply");
  ASSERT_EQ(size_at(reply, "/AttachmentsInfo"), 1u);
  EXPECT_EQ(text_at(reply, "/AttachmentsInfo/0/Name"), "p.png");
}

TEST_F(mail_test, agents_clean_and_read_html) {
  const auto clean = agent("SanitizeMailContent", R"({"Content":"<b onclick=x>a</b><script>"})");
  EXPECT_EQ(clean.status, 200);
  EXPECT_EQ(clean.body, R"("<b>a</b>")");
  EXPECT_EQ(agent("SanitizeMailContents", R"({"Contents":["<i id=x>a</i>","<svg>"]})").body,
            R"(["<i>a</i>",""])");
  EXPECT_EQ(agent("Html2Text", R"({"Content":"<p>a</p><p>b &amp; c</p>"})").body, R"("a\nb & c")");
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "<div>";
  const auto refused = agent("SanitizeMailContent", R"({"Content":")" + deep + "\"}");
  EXPECT_EQ(refused.status, 400);
  EXPECT_NE(refused.body.find("/Content"), std::string::npos);
}

}  // namespace
}  // namespace ticketwire::testing

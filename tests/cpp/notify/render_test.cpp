#include "notify/render.hpp"

#include "service/world.hpp"

namespace ticketwire::notify {
namespace {

using testing::anna;
using testing::start_of_test;

/// Rows of an outbox over the world of the endpoint vectors.
class render_test : public testing::world_test {
 protected:
  void SetUp() override {
    world_test::SetUp();
    put(R"({"PersonId":3011,"FullName":"Anna Berg","Email":"anna@a.example"})", "Person", 3011);
  }

  void put(const std::string& body, const std::string& carrier, std::int32_t id) {
    write([&](store::writer& out) { return out.put_record({carrier, id, body}); });
  }

  std::variant<mail, unsendable> rendered(const store::notification& row) {
    std::variant<mail, unsendable> out;
    const auto read = store_->read([&](store::reader& in) -> result<void> {
      auto made = render(in, row, {{"Desk", "desk@a.example"}, "http://a.example", "sv"});
      if (!made) return made.error();
      out = *std::move(made);
      return {};
    });
    EXPECT_TRUE(read.has_value()) << describe(read.error());
    return out;
  }
  mail sent(const store::notification& row) {
    auto out = rendered(row);
    if (const auto* refused = std::get_if<unsendable>(&out)) ADD_FAILURE() << refused->problem;
    return std::holds_alternative<mail>(out) ? std::get<mail>(std::move(out)) : mail{};
  }
  std::string refusal(const store::notification& row) {
    const auto out = rendered(row);
    return std::holds_alternative<unsendable>(out) ? std::get<unsendable>(out).problem : "sent";
  }

  static store::notification to_anna() {
    store::notification row;
    row.id = 5;
    row.ticket_id = 2001;
    row.recipient_associate_id = anna;
    row.created_at = start_of_test;
    return row;
  }

  /// A message of ticket 2001 and the row that sends it.
  store::notification message(const std::string& members, const std::string& envelope) {
    store::notification row;
    row.id = 6;
    row.kind = store::notification::kind::message;
    row.ticket_id = 2001;
    row.envelope = envelope;
    row.created_at = start_of_test;
    write([&](store::writer& out) -> result<std::int32_t> {
      auto id = out.put_message({0, 2001, start_of_test, 0, "", "", "{" + members + "}", ""});
      if (id) row.message_id = *id;
      return id;
    });
    return row;
  }
};

TEST_F(render_test, tells_an_associate_of_a_ticket) {
  const auto saved = sent(to_anna());
  EXPECT_EQ(saved.to, (std::vector<mailbox>{{"Anna Berg", "anna@a.example"}}));
  EXPECT_EQ(saved.message_id, "ticketwire.5." + std::to_string(start_of_test) + "@a.example");
  EXPECT_EQ(saved.subject, "Ärende 2001 har ändrats: Bergen office: printer \"3\" fails");
  EXPECT_NE(saved.text.find("http://a.example/#/ticket/2001\n"), std::string::npos) << saved.text;
  EXPECT_TRUE(saved.automatic);
  EXPECT_EQ(saved.html, "");
}

TEST_F(render_test, tells_an_address_of_a_ticket) {
  auto row = to_anna();
  row.kind = store::notification::kind::ticket_new;
  row.recipient_associate_id = 0;
  row.envelope = R"({"To":["Desk <d@a.example>"]})";
  const auto told = sent(row);
  EXPECT_EQ(told.to, (std::vector<mailbox>{{"Desk", "d@a.example"}}));
  EXPECT_EQ(told.subject, "Ärende 2001 är nytt: Bergen office: printer \"3\" fails");
  EXPECT_TRUE(told.automatic);
  for (const auto* envelope : {"{}", R"({"To":["nobody"]})", R"({"To":["a@b.c","d@e.f"]})"}) {
    row.envelope = envelope;
    EXPECT_EQ(refusal(row), "an address that the category names is not usable");
  }
}

TEST_F(render_test, prefers_the_language_of_the_reader) {
  write([](store::writer& out) { return out.put_user({"anna", anna, "", "de-CH"}); });
  auto row = to_anna();
  row.kind = store::notification::kind::message_new;
  EXPECT_EQ(sent(row).subject, "Neue Nachricht in Ticket 2001: Bergen office: printer \"3\" fails");
}

TEST_F(render_test, says_why_an_associate_gets_no_mail) {
  auto row = to_anna();
  row.ticket_id = 999'999;
  EXPECT_EQ(refusal(row), "the ticket no longer exists");
  row = to_anna();
  row.recipient_associate_id = 999;
  EXPECT_EQ(refusal(row), "associate 999 does not exist");
  put(R"({"PersonId":3011,"Email":"anna@a.example\r\nBcc: b@c"})", "Person", 3011);
  EXPECT_EQ(refusal(to_anna()), "the e-mail address of associate 11 is not usable");
  put(R"({"AssociateId":11,"PersonId":3011,"Deleted":true})", "Associate", anna);
  EXPECT_EQ(refusal(to_anna()), "associate 11 is deleted");
}

TEST_F(render_test, sends_a_message_with_its_files) {
  put(R"({"AttachmentId":1,"Name":"a.txt","ContentType":"text/plain"})", "AttachmentEntity", 1);
  put(R"({"AttachmentId":2,"Name":"b.png","ContentType":"image/png","InlineImage":true,)"
      R"("ContentId":"b1"})",
      "AttachmentEntity", 2);
  write([](store::writer& out) { return out.put_content(1, "abc"); });
  write([](store::writer& out) { return out.put_content(2, std::string("\0\n", 2)); });
  static_cast<void>(message(R"("MessageId":"<first@c.example>","Slevel":"External")", ""));
  const auto row = message(
      R"("Slevel":"External","Type":"Html","Body":"Hi","HtmlBody":"<p>Hi</p>",)"
      R"("AttachmentsInfo":[{"AttachmentId":1},{"AttachmentId":2}])",
      R"({"To":["Cat <c@c.example>"],"Cc":["d@d.example"],"Bcc":["e@e.example"],"Subject":"Re"})");
  const auto whole = sent(row);
  EXPECT_EQ(whole.subject, "Re");
  EXPECT_EQ(whole.to, (std::vector<mailbox>{{"Cat", "c@c.example"}}));
  EXPECT_EQ(whole.cc, (std::vector<mailbox>{{"", "d@d.example"}}));
  EXPECT_EQ(whole.bcc, (std::vector<mailbox>{{"", "e@e.example"}}));
  EXPECT_EQ(whole.text, "Hi");
  EXPECT_EQ(whole.html, "<p>Hi</p>");
  EXPECT_EQ(whole.in_reply_to, "<first@c.example>");
  EXPECT_FALSE(whole.automatic);
  ASSERT_EQ(whole.attachments.size(), 2u);
  EXPECT_EQ(whole.attachments[0].bytes, "abc");
  EXPECT_EQ(whole.attachments[0].content_id, "");
  EXPECT_EQ(whole.attachments[1].content_id, "b1");
  EXPECT_EQ(whole.attachments[1].bytes, std::string("\0\n", 2));
}

TEST_F(render_test, keeps_internal_messages_and_bad_addresses_here) {
  const std::string to = R"({"To":["c@c.example"],"Subject":"S"})";
  EXPECT_EQ(refusal(message(R"("Slevel":"Internal","Body":"x")", to)),
            "an internal message is not sent");
  const std::string open = R"("Slevel":"External","Body":"x")";
  EXPECT_EQ(refusal(message(open, R"({"To":["c@c.example\r\nDATA"]})")),
            "an address of the message is not usable");
  EXPECT_EQ(refusal(message(open, R"({"Subject":"S"})")), "the message has no recipient");
}

}  // namespace
}  // namespace ticketwire::notify

#include "notify/headers.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "notify/smtp.hpp"
#include "notify/templates.hpp"

namespace ticketwire::notify {
namespace {

TEST(mailbox, is_an_address_with_or_without_a_name) {
  EXPECT_EQ(parse_mailbox("a@b.example"), (mailbox{"", "a@b.example"}));
  EXPECT_EQ(parse_mailbox(" Ada Berg <a@b.example> "), (mailbox{"Ada Berg", "a@b.example"}));
  EXPECT_EQ(parse_mailbox("\"Berg, \\\"A\\\"\" <a@b.example>"),
            (mailbox{"Berg, \"A\"", "a@b.example"}));
  EXPECT_EQ(parse_mailbox("Ærlig <æ@b.example>"), (mailbox{"Ærlig", "æ@b.example"}));
}

TEST(mailbox, is_nothing_that_could_say_more_to_a_mail_server) {
  for (const std::string text :
       {"", "a", "@b.example", "a@", "a@b@c", "a b@c.example", "a@b.example>", "<a@b.example",
        "a@b.example, c@d.example", "<a@b.example> SIZE=1", "a@b.example\r\nRCPT TO:<c@d.example>",
        "x\n <a@b.example>", "a@b.example\t", "x <<a@b.example>>"}) {
    EXPECT_FALSE(parse_mailbox(text)) << text;
  }
  EXPECT_FALSE(parse_mailbox(std::string("a\0@b.example", 12)));
  EXPECT_FALSE(parse_mailbox(std::string(400, 'a') + "@b.example"));
}

TEST(header, text_is_ascii_without_line_ends) {
  EXPECT_EQ(header_text("Plain text: 5"), "Plain text: 5");
  EXPECT_EQ(header_text("a\r\nBcc: x@y"), "a  Bcc: x@y");
  EXPECT_EQ(header_text("Blått"), "=?UTF-8?B?QmzDpXR0?=");
  EXPECT_EQ(header_text("=?a?="), "=?UTF-8?B?PT9hPz0=?=");
  std::string long_text;
  for (int i = 0; i < 60; ++i) long_text += "🚲";
  const auto words = header_text(long_text);
  std::size_t line = 0;
  for (const char c : words) {
    line = c == '\n' ? 0 : line + 1;
    ASSERT_LT(line, 77u);
    ASSERT_EQ(static_cast<unsigned char>(c) & 0x80u, 0u);
  }
  // No word ends within a character: 9 of them are 36 bytes, 48 characters of base64.
  EXPECT_EQ(words.find("?=\r\n "), std::string("=?UTF-8?B?").size() + 48);
}

TEST(header, text_without_a_place_between_two_characters_ends_all_the_same) {
  const std::string words = header_text(std::string(100, '\x80'));
  EXPECT_EQ(words.substr(0, 16), "=?UTF-8?B?gA==?=");
  EXPECT_EQ(words.substr(words.size() - 2), "?=");
}

TEST(header, fields_name_everybody_but_the_hidden) {
  mail mail;
  mail.message_id = "1@b.example\r\nX: y";
  mail.in_reply_to = "<before@b.example>";
  mail.date = store::ticks{1'773'133'200} * 10'000'000;
  mail.from = {"Berg, A", "a@b.example"};
  mail.to = {{"", "c@d.example"}, {"Æ", "e@f.example"}};
  mail.bcc = {{"", "hidden@f.example"}};
  mail.subject = "S";
  const std::vector<std::string> expected{
      "Date: Tue, 10 Mar 2026 09:00:00 +0000",
      "From: \"Berg, A\"\r\n <a@b.example>",
      "To: <c@d.example>,\r\n =?UTF-8?B?w4Y=?=\r\n <e@f.example>",
      "Message-ID: <1@b.exampleX:y>",
      "In-Reply-To: <before@b.example>",
      "References: <before@b.example>",
      "Subject: S",
      "Auto-Submitted: auto-generated"};
  EXPECT_EQ(header_fields(mail), expected);
}

// RFC 5322 allows a line 998 bytes, and an id cannot be folded.
TEST(header, an_id_is_cut_to_what_a_line_takes) {
  mail mail;
  mail.message_id = std::string(2'000, 'a');
  const auto fields = header_fields(mail);
  const auto is_id = [](const std::string& field) { return field.starts_with("Message-ID: "); };
  const auto found = std::find_if(fields.begin(), fields.end(), is_id);
  ASSERT_NE(found, fields.end());
  EXPECT_EQ(*found, "Message-ID: <" + std::string(850, 'a') + ">");
}

TEST(header, lines_stay_short_enough_whatever_a_name_is) {
  mail mail;
  for (const std::string& name : {std::string(900, '"'), std::string(900, 'x'),
                                  std::string(401, ','), std::string(400, '\\')}) {
    mail.from = {name, "a@b.example"};
    const auto fields = header_fields(mail);
    std::size_t line = 0;
    for (const char c : fields[1]) {
      line = c == '\n' ? 0 : line + 1;
      ASSERT_LT(line, 998u);
    }
    EXPECT_TRUE(fields[1].ends_with("\r\n <a@b.example>"));
  }
}

TEST(header, of_long_file_names_only_whole_characters_are_kept) {
  std::string name = "x";
  for (int i = 0; i < 150; ++i) name += "\u00e6";
  const auto field = disposition("attachment", name);
  std::string expected = "Content-Disposition: attachment;\r\n filename*=UTF-8''x";
  for (int i = 0; i < 127; ++i) expected += "%C3%A6";
  EXPECT_EQ(field, expected);
}

TEST(header, of_files_cannot_be_broken_out_of) {
  EXPECT_EQ(disposition("attachment", "a.pdf"),
            "Content-Disposition: attachment; filename=\"a.pdf\"");
  EXPECT_EQ(disposition("inline", "a \"b\"\r\nX: y"),
            "Content-Disposition: inline;\r\n filename*=UTF-8''a%20%22b%22%0D%0AX%3A%20y");
  EXPECT_EQ(plain_media_type("image/png"), "image/png");
  for (const auto* text :
       {"", "image", "image/", "/png", "a/b; x=y", "a/b\r\nX: y", "message/rfc822"}) {
    EXPECT_EQ(plain_media_type(text), "application/octet-stream") << text;
  }
}

TEST(smtp, urls_are_checked) {
  EXPECT_EQ(check_smtp({"smtp://localhost:25"}), "");
  EXPECT_EQ(check_smtp({"smtps://a:b@mail.example"}), "");
  EXPECT_EQ(check_smtp({"smtp://a:b@mail.example"}), "");
  EXPECT_EQ(check_smtp({"smtp://a:b@127.0.0.1", tls::none}), "");
  for (const auto& bad :
       {smtp_settings{"http://mail.example"}, smtp_settings{"smtp://mail.example/path"},
        smtp_settings{"mail"}, smtp_settings{"smtp://"}, smtp_settings{"smtp://a b"},
        smtp_settings{"smtp://a:hunter2@mail.example", tls::none},
        smtp_settings{"smtp://a:hunter2@mail.example", tls::offered}}) {
    const auto problem = check_smtp(bad);
    EXPECT_NE(problem, "") << bad.url;
    EXPECT_EQ(problem.find("hunter2"), std::string::npos);
  }
}

TEST(templates, follow_the_primary_language) {
  using kind = enum store::notification::kind;
  EXPECT_EQ(find_wording("nb-NO")->language, "nb");
  EXPECT_EQ(find_wording("no")->language, "nb");
  EXPECT_EQ(find_wording("DE")->language, "de");
  EXPECT_EQ(find_wording("fr"), nullptr);
  EXPECT_EQ(find_wording(""), nullptr);
  EXPECT_EQ(sentence(*find_wording("en"), kind::ticket_new, 7), "Ticket 7 is new");
  EXPECT_EQ(sentence(*find_wording("sv"), kind::message_new, 7), "Nytt meddelande i ärende 7");
  for (const auto* tag : {"en", "nb", "sv", "da", "de", "nl"}) {
    for (const auto each : {kind::ticket_saved, kind::ticket_new, kind::message_new}) {
      const auto text = sentence(*find_wording(tag), each, 4711);
      EXPECT_NE(text.find("4711"), std::string::npos) << text;
      EXPECT_EQ(text.find('{'), std::string::npos) << text;
    }
  }
}

}  // namespace
}  // namespace ticketwire::notify

#include "service/mail/mail_address.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <utility>

namespace ticketwire::testing {
namespace {

TEST(mail_address, what_can_stand_in_a_command_and_a_field) {
  for (const char* text : {"a@b", "a.b+c@d-e.example", "a@b.example", "o'neil@x.example"}) {
    const auto found = service::parse_mailbox(text);
    ASSERT_TRUE(found.has_value()) << text;
    EXPECT_EQ(found->address, text);
  }
  const auto named = service::parse_mailbox(R"( "Ida Strand" <ida@x.example> )");
  ASSERT_TRUE(named.has_value());
  EXPECT_EQ(named->address, "ida@x.example");
  EXPECT_EQ(named->name, "Ida Strand");
  const std::string longest = std::string(64, 'a') + "@b.example";
  EXPECT_TRUE(service::parse_mailbox(longest).has_value());
  const std::string label(63, 'b');
  EXPECT_TRUE(service::parse_mailbox("a@" + label).has_value());
  const std::string domain = label + '.' + label + '.' + label + '.';
  EXPECT_TRUE(service::parse_mailbox("a@" + domain + std::string(60, 'b')).has_value());
  EXPECT_FALSE(service::parse_mailbox("a@" + domain + std::string(61, 'b')).has_value());
  for (const std::string& text : {std::string(),
                                  std::string("a"),
                                  std::string("@b"),
                                  std::string("a@"),
                                  std::string("a@b@c"),
                                  std::string("a b@c"),
                                  std::string("a@b c"),
                                  std::string("a@b\r\nRCPT TO:<c@d>"),
                                  std::string("a@b\n"),
                                  std::string("a@b\0", 4),
                                  std::string("a@b,c@d"),
                                  std::string("<a@b>x"),
                                  std::string("a <b <c@d>"),
                                  std::string("a..b@c"),
                                  std::string(".a@b"),
                                  std::string("a@b..c"),
                                  std::string("a@-b"),
                                  std::string("a@b-"),
                                  std::string("\"a b\"@c"),
                                  std::string("å@b.no"),
                                  std::string("a@[127.0.0.1]"),
                                  "a" + longest,
                                  "a@" + std::string(64, 'b'),
                                  "a@" + std::string(300, 'b'),
                                  std::string("<>"),
                                  std::string("<a@b"),
                                  std::string("<")}) {
    EXPECT_FALSE(service::parse_mailbox(text).has_value()) << text;
  }
}

std::string listed(std::string_view field) {
  std::string out;
  for (const service::mailbox& each : service::parse_mailboxes(field)) {
    out += each.name + '<' + each.address + '>';
  }
  return out;
}

TEST(mail_address, fields_hold_lists_groups_and_faults) {
  EXPECT_EQ(
      listed("\"Strand, Ida\" <ida@x.example>, b@x.example, =?utf-8?q?=C3=98?= <o@x.example>, "
             "staff: c@x.example, d@x.example;, e@x.example"),
      "Strand, Ida<ida@x.example><b@x.example>Ø<o@x.example><c@x.example><d@x.example>"
      "<e@x.example>");
  EXPECT_EQ(listed("a@b; Ida <c@d>;e@f"), "<a@b>Ida<c@d><e@f>") << "as some clients write";
  EXPECT_EQ(listed("a@b c@d\r\n\te@f"), "<a@b><c@d><e@f>");
  EXPECT_EQ(listed(",,a@b,,;c@d,"), "<a@b><c@d>");
  EXPECT_EQ(listed(""), "");
  EXPECT_EQ(listed("nobody, <>, @x, a@, undisclosed:;"), "");
  EXPECT_EQ(listed("nobody, a@b, no body, <c@d>, x\\y, [z], e@f"), "<a@b><c@d><e@f>");
  EXPECT_EQ(listed(std::string_view("a@b\0, c\x7f@d, e@f", 15)), "<e@f>");
}

TEST(mail_address, names_are_what_is_shown) {
  for (const auto& [field, expected] : std::vector<std::pair<std::string, std::string>>{
           {"Ida Strand <a@b>", "Ida Strand"},
           {"\"Ida \\\"I\\\" \\\\ Strand\" <a@b>", "Ida \"I\" \\ Strand"},
           {"Strand, Ida <a@b>", "Strand, Ida"},
           {"J. R. \"Strand\" <a@b>", "J. R. Strand"},
           {"a@b (Ida (I) Strand) (x)", "Ida (I) Strand"},
           {"a@b.(Ida)", "Ida"},
           {"Ida (I) Strand (x) <a@b> (y)", "Ida (I) Strand"},
           {"<a@b> (Ida)", ""},
           {"(Ida) a@b", ""},
           {"c@d <a@b>", "c@d"},
           {"x, c@d <a@b>", "c@d"},
           {"nobody, <a@b>", ""},
           {"nobody,, Ida <a@b>", "Ida"},
           {"staff: Ida <a@b>", "Ida"},
           {"\"Ida <a@b>", "Ida"},
           {"Ida \"Strand <a@b>", "Ida Strand"},
           {"Ida\r\n Strand <a@b>", "Ida   Strand"},
           {"=?utf-8?q?=C3=98?= =?utf-8?b?w5g=?= B <a@b>", "ØØ B"},
           {"\"=?iso-8859-1?q?=D8?=\" <a@b>", "Ø"},
           {"a@b (=?iso-8859-1?q?=D8?=)", "Ø"},
           {"=?utf-8?q?a=0Ab=7F?= <a@b>", "a b"},
           {std::string(1000, 'x') + " <a@b>", std::string(1000, 'x')},
           {std::string(1001, 'x') + " <a@b>", ""},
       }) {
    const auto found = service::parse_mailboxes(field);
    ASSERT_EQ(found.size(), 1u) << field;
    EXPECT_EQ(found[0].address, "a@b") << field;
    EXPECT_EQ(found[0].name, expected) << field;
  }
}

TEST(mail_address, what_mailers_write_is_taken) {
  for (const char* field :
       {"a . b @ c . d", "a(x).(y)b@(z)c.d.", "<a.b@c.d", "<<a.b@c.d>>", "a.b@c.d>", "<a.b@c.d.>",
        "< a.b @ c.d >", "<@x.example,,@[1.2.3.4]:a.b@c.d>", "g: h: a.b@c.d", "mailto:a.b@c.d"}) {
    EXPECT_EQ(listed(field), "<a.b@c.d>") << field;
  }
  EXPECT_EQ(listed("<a@b, c@d>"), "<a@b><c@d>");
  EXPECT_EQ(listed("<@x.example>, <@x.example <a@b>, c@d"), "<c@d>");
  for (const char* field : {"a b@c",
                            "\"a\"@b",
                            "a.\"b\"@c",
                            "a@\"b\"",
                            "a@[127.0.0.1]",
                            "a@b@c",
                            "a@b[c]",
                            "a@b\\",
                            "a@b: ",
                            "a@b)",
                            "<a@b <c@d>",
                            "<a@b c@d>",
                            "<a b@c>",
                            "<a@b@c>",
                            "<\"a@b>",
                            "<a>",
                            "a@.b",
                            "a@b..c",
                            "mailto:<mailto:a@b>",
                            "<a@b\\>"}) {
    EXPECT_EQ(listed(field), "") << field;
  }
}

TEST(mail_address, domains_are_ascii) {
  EXPECT_EQ(listed("a@xn--mnchen-3ya.example, b@m\u00fcnchen.example, c@M\u00dcNCHEN.example"),
            "<a@xn--mnchen-3ya.example><b@xn--mnchen-3ya.example><c@xn--mnchen-3ya.example>");
  EXPECT_EQ(listed("a@xn--a.example, b@Xn--.example"), "<a@xn--a.example>")
      << "a label does not end with a hyphen";
  EXPECT_EQ(listed("a@b\u3002example, b@\uff41.example, \u00e5@b.example, d@\xff.example"), "");
  std::string many = "a@";
  for (int i = 0; i < 60; ++i) many += "\u00fc.";
  EXPECT_EQ(listed(many + "example"), "") << "coded it is longer than an address";
}

TEST(mail_address, comments_and_quotes_end_or_end_the_field) {
  EXPECT_EQ(listed("%@[127.0.0.1]("), "");
  EXPECT_EQ(listed("a@b (c), d@e (f"), "c<a@b><d@e>");
  EXPECT_EQ(listed("a@b (c, (d)), e@f (g\\), h@i"), "c, (d)<a@b><e@f>");
  EXPECT_EQ(listed("\"(\" <a@b>, \"a@b, \\\" <c@d>\" <d@e>"), "(<a@b>a@b, \" <c@d><d@e>");
  EXPECT_EQ(listed("\"a, b@c, \"d\" <e@f>"), "a, b@c, d<e@f>");
  EXPECT_EQ(listed("\", a@b"), "<a@b>");
  EXPECT_EQ(listed("a@b, \"\\"), "<a@b>");
}

TEST(mail_address, fields_are_bounded) {
  const std::string half(std::size_t{32} * 1024, ' ');
  EXPECT_EQ(listed("a@b," + half + "c@d," + half + "e@f, g@h"), "<a@b><c@d>");
  EXPECT_EQ(listed(half + half + "a@b"), "");
  std::string field = "c@d," + half + half;
  field.resize(std::size_t{64} * 1024 - 3);
  EXPECT_EQ(listed(field + "a@b"), "<c@d><a@b>") << "the last that has room";
  EXPECT_EQ(listed(field + "a@bc"), "<c@d>") << "no part of an address is one";
}

/// Whatever is repeated, a long field takes no time that a caller would notice.
TEST(mail_address, fields_are_read_once) {
  for (const std::string part :
       {"a,", "(", "()", "\"", "\"\\\"", "\"\\,", "<", "<@,", "<@a,", "a:", "=?a?q?", "a@", "a@b.",
        "a@b(", "a.", "\\", "a@\u00fc,", "a@b <", "(=?a?q?)a@b,"}) {
    std::string field;
    while (field.size() < std::size_t{64} * 1024) field += part;
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_LE(service::parse_mailboxes(field).size(), field.size() / 4) << part;
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(2)) << part;
  }
}

}  // namespace
}  // namespace ticketwire::testing

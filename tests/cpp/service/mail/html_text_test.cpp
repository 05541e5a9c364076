#include "service/mail/html_text.hpp"

#include <gtest/gtest.h>

namespace ticketwire::testing {
namespace {

using service::html_to_text;

TEST(html_text_test, blocks_are_lines_and_space_is_one) {
  EXPECT_EQ(html_to_text("<p>One\n  two</p><p>three<br>four</p>"), "One two\nthree\nfour");
  EXPECT_EQ(html_to_text("<ul><li>a</li><li>b</li></ul>"), "a\nb");
  EXPECT_EQ(html_to_text("a <b>b</b><i>c</i>"), "a bc");
  EXPECT_EQ(html_to_text("eos"), "eos");
  EXPECT_EQ(html_to_text(""), "");
}

TEST(html_text_test, what_is_not_shown_is_not_text) {
  EXPECT_EQ(html_to_text("<style>p{}</style><p>a</p><script>if (1 < 2) x('</p>')</script>b"),
            "a\nb");
  EXPECT_EQ(html_to_text("a<!-- <p>hidden</p> -->b"), "ab");
  EXPECT_EQ(html_to_text("<head><title>t</title></head>a"), "a");
  EXPECT_EQ(html_to_text("<!DOCTYPE html><?xml v?>a"), "a");
}

TEST(html_text_test, references_are_decoded_once) {
  EXPECT_EQ(html_to_text("&lt;b&gt; &amp;lt; &quot;x&quot; &#39;y&#39;&nbsp;z"),
            "<b> &lt; \"x\" 'y' z");
  EXPECT_EQ(html_to_text("&#229;&#xE5;&#x20AC;&#128512;"),
            "\xc3\xa5\xc3\xa5\xe2\x82\xac\xf0\x9f\x98\x80");
  EXPECT_EQ(html_to_text("&#x; &#; &unknown; & &"), "&#x; &#; &unknown; & &");
  EXPECT_EQ(html_to_text("K&oslash;b &ndash; caf&eacute &hellip;&rarr;&NotEqualTilde;"),
            "K\xc3\xb8"
            "b \xe2\x80\x93 caf\xc3\xa9 \xe2\x80\xa6\xe2\x86\x92\xe2\x89\x82\xcc\xb8");
}

TEST(html_text_test, cells_are_apart_and_rows_are_lines) {
  EXPECT_EQ(
      html_to_text("<table><tr><th>Part</th><th>Price</th></tr><tr><td>Pump<td>90</tr></table>"),
      "Part Price\nPump 90");
  EXPECT_EQ(html_to_text("<td>a</td> <td></td><td>b</td>"), "a b");
  EXPECT_EQ(html_to_text("<h5>a</h5>b<dl><dt>c<dd>d</dl>"), "a\nb\nc\nd");
}

TEST(html_text_test, a_sign_that_opens_no_tag_is_text) {
  EXPECT_EQ(html_to_text("1 < 2 and 3 > 2"), "1 < 2 and 3 > 2");
  EXPECT_EQ(html_to_text("<3"), "<3");
  EXPECT_EQ(html_to_text("a <"), "a <");
}

TEST(html_text_test, values_may_hold_the_sign_that_ends_a_tag) {
  EXPECT_EQ(html_to_text("<a title=\"a > b\" href='x>y'>link</a>"), "link");
}

TEST(html_text_test, broken_markup_comes_to_an_end) {
  for (const char* html : {"<", "</", "<p", "<p title=\"", "<!--", "<script>", "<script></scri",
                           "&#", "&#x1", "<a b='c>d</a>"}) {
    EXPECT_LE(html_to_text(html).size(), std::string_view(html).size()) << html;
  }
}

}  // namespace
}  // namespace ticketwire::testing

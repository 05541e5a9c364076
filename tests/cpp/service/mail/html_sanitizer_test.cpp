#include "service/mail/html_sanitizer.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "ticketwire/error.hpp"

namespace ticketwire::testing {
namespace {

using namespace std::string_view_literals;

std::string clean(std::string_view html) {
  const auto made = service::sanitize_html(html);
  if (made) return *made;
  ADD_FAILURE() << describe(made.error());
  return {};
}

constexpr std::string_view link_end = " target=\"_blank\" rel=\"nofollow noreferrer noopener\">";

TEST(html_sanitizer, what_mails_are_made_of_stays) {
  for (const char* html :
       {"plain &amp; simple", "<p>one</p><p>two</p>", "a<br>b", "<b><i>x</i></b>",
        "<ul><li>a</li><li>b</li></ul>", "<blockquote>q</blockquote>",
        "<table border=\"1\"><tbody><tr><td colspan=\"2\">x</td></tr></tbody></table>",
        "<img src=\"cid:a@b\" alt=\"x\">", "<img src=\"data:image/png;base64,iVBORw==\">",
        "<font color=\"red\" size=\"2\">x</font>", "<p dir=\"rtl\" lang=\"he\">ש</p>",
        "<span style=\"color:#f00;font-weight:bold\">x</span>", "å ø æ 😀", "&lt;script&gt;"}) {
    EXPECT_EQ(clean(html), html);
    EXPECT_EQ(clean(clean(html)), clean(html)) << html;
  }
}

TEST(html_sanitizer, links_open_elsewhere_and_send_no_referrer) {
  const auto link = [](std::string_view url) {
    return clean("<a href=\"" + std::string(url) + "\">x</a>");
  };
  for (const char* url : {"https://a.example/?b=1", "http://a.example", "mailto:a@b.example",
                          "tel:+4712345678", "HTTPS://A.example"}) {
    EXPECT_EQ(link(url), "<a href=\"" + std::string(url) + "\"" + std::string(link_end) + "x</a>");
  }
  EXPECT_EQ(link("https://a/?b&amp;c=&quot;d"),
            "<a href=\"https://a/?b&amp;c=&quot;d\"" + std::string(link_end) + "x</a>");
  for (const char* url : {"javascript:alert(1)",
                          "JaVaScRiPt:alert(1)",
                          " javascript:alert(1)",
                          "java\tscript:alert(1)",
                          "java\nscript:alert(1)",
                          "&#1;javascript:alert(1)",
                          "&#x6A;avascript:alert(1)",
                          "javascript&colon;alert(1)",
                          "vbscript:x",
                          "data:text/html,x",
                          "file:///etc/passwd",
                          "blob:x",
                          "//evil.example",
                          "/Ticket/1",
                          "#x",
                          "x",
                          "ftp://a",
                          "view-source:http://a",
                          "\xc2\xa0javascript:alert(1)",
                          "javascript\xef\xbc\x9a"
                          "alert(1)"}) {
    EXPECT_EQ(link(url), "<a>x</a>") << url;
  }
}

TEST(html_sanitizer, nothing_is_fetched) {
  EXPECT_EQ(clean("<img src=\"https://t.example/pixel.gif\" alt=\"logo\">"), "<img alt=\"logo\">");
  for (const char* html :
       {"<img src=https://t.example/p>", "<img srcset='https://t.example/p 2x'>",
        "<img src=//t.example/p>", "<img src='data:image/svg+xml;base64,PHN2Zz4='>",
        "<img src='data:text/html,x'>", "<img lowsrc=x dynsrc=y>", "<link rel=stylesheet href=x>",
        "<base href='https://evil.example/'>", "<meta http-equiv=refresh content='0;url=x'>",
        "<style>@import 'x'; p{background:url(x)}</style>", "<video poster=x src=y></video>",
        "<audio src=x autoplay></audio>", "<iframe src=x></iframe>", "<embed src=x>",
        "<object data=x><param name=a value=b></object>", "<input type=image src=x>",
        "<svg><image href=x /></svg>", "<frameset><frame src=x></frameset>"}) {
    EXPECT_EQ(clean(html), "") << html;
  }
  EXPECT_EQ(clean("<body background='x'><table background=y><tr><td background=z>t</table>"),
            "<table><tr><td>t</td></tr></table>");
}

constexpr std::string_view attacks[] = {
    "<script>alert(1)</script>",
    "<SCRIPT SRC=x></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script/xss>alert(1)</script>",
    "<<script>alert(1)//<</script>",
    "<script>alert(1)",
    "<img src=x onerror=alert(1)>",
    "<img/src=x/onerror=alert(1)>",
    "<img src=\"x\"onerror=\"alert(1)\">",
    "<img \"\"\"><script>alert(1)</script>\">",
    "<p onclick=alert(1)>x</p>",
    "<p OnMouseOver='alert(1)'>x</p>",
    "<p style='x:expression(alert(1))'>x</p>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<p style='behavior:url(x)'>x</p>",
    "<p style='-moz-binding:url(x)'>x</p>",
    "<p style='width:exp/**/ression(alert(1))'>x</p>",
    "<p style='color:\\65xpression(alert(1))'>x</p>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<textarea><script>alert(1)</script></textarea>",
    "<title><img src=x onerror=alert(1)></title>",
    "<xmp><script>alert(1)</script></xmp>",
    "<plaintext><script>alert(1)</script>",
    "<template><script>alert(1)</script></template>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<!--><script>alert(1)</script>-->",
    "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><script>alert(1)</script>",
    "<!DOCTYPE x [<!ENTITY y '<script>alert(1)</script>'>]>&y;",
    "<a href=\"x\" href='javascript:alert(1)'>x</a>",
    "<a href='jav&#x0A;ascript:alert(1)'>x</a>",
    "<a href=\"\\x01javascript:alert(1)\">x</a>",
    "<a xlink:href='javascript:alert(1)'>x</a>",
    "<form action='javascript:alert(1)'><button "
    "formaction='javascript:alert(1)'>x</button></form>",
    "<isindex action=javascript:alert(1)>",
    "<details open ontoggle=alert(1)>x</details>",
    "<body onload=alert(1)>x",
    "<table><td><script>alert(1)</script></td></table>",
    "<select><script>alert(1)</script></select>",
    "<p id=x name=attributes class=y>x</p>",
    "<p title=\"&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;\">x</p>",
    "<p title='\"><script>alert(1)</script>'>x</p>",
    "<p title=`x` onclick=`alert(1)`>x</p>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<p>&lt;img src=x onerror=alert(1)&gt;</p>",
    "<\0script>alert(1)</script>"sv,
    "<embed code=x></embed><applet code=x>",
    "<style><img src=\"</style><img src=x onerror=alert(1)//\">",
    "<a href=\"javas\0cript:alert(1)\">x</a>"sv,
    "<marquee onstart=alert(1)>x</marquee>",
    "<keygen autofocus onfocus=alert(1)>",
    "<link rel=import href='data:text/html,<script>alert(1)</script>'>",
};

TEST(html_sanitizer, a_zero_byte_is_no_end) {
  EXPECT_EQ(clean("a\0b<b>c\0</b>\0d"sv), "ab<b>c</b>d");
  EXPECT_EQ(clean("\0"sv), "");
}

TEST(html_sanitizer, nothing_runs) {
  // What remains is made of markup of ours alone: every `<` opens a tag that is on the list, no tag
  // has an attribute that runs.
  for (const std::string_view attack : attacks) {
    const std::string out = clean(attack);
    for (std::size_t at = out.find('<'); at != std::string::npos; at = out.find('<', at + 1)) {
      const std::size_t end = out.find('>', at);
      ASSERT_NE(end, std::string::npos) << attack << "\n" << out;
      std::string names;
      bool quoted = false;
      for (const char c : out.substr(at + 1, end - at - 1)) {
        if (c == '"') quoted = !quoted;
        if (!quoted) names.push_back(c);
      }
      EXPECT_FALSE(quoted) << out;
      for (const char* bad :
           {"script", "svg", "math", "iframe", "object", "embed", "form", "link", "meta", "style>",
            "textarea", "srcdoc", "action", " id", " class", " name", "xlink", " on"}) {
        EXPECT_EQ(names.find(bad), std::string::npos) << attack << "\n" << out;
      }
      EXPECT_EQ(out.substr(at, end - at).find("javascript:"), std::string::npos) << out;
    }
    EXPECT_EQ(clean(out), out) << "what is clean stays as it is: " << attack;
  }
}

TEST(html_sanitizer, dropped_elements_take_their_content_and_others_leave_it) {
  EXPECT_EQ(clean("a<script>b</script>c<style>d</style>e"), "ace");
  EXPECT_EQ(clean("a<title>b</title>c<textarea>d</textarea>e"), "ace");
  EXPECT_EQ(clean("<form><label>a</label><button>b</button></form>"), "ab");
  EXPECT_EQ(clean("<o:p>a</o:p><unknown>b</unknown>"), "ab");
  EXPECT_EQ(clean("a<!-- b -->c"), "ac");
  EXPECT_EQ(clean("<html><head><title>t</title></head><body>b</body></html>"), "b");
}

TEST(html_sanitizer, styles_keep_what_only_colors_and_measures) {
  const auto style = [](std::string_view text) {
    return clean("<p style=\"" + std::string(text) + "\">x</p>");
  };
  const auto kept = [](std::string_view text) {
    return "<p style=\"" + std::string(text) + "\">x</p>";
  };
  EXPECT_EQ(style("COLOR : red ; position:fixed; margin-left: 4px"),
            kept("color:red;margin-left:4px"));
  EXPECT_EQ(style("color:rgb(1, 2, 3);border:1px solid rgba(0,0,0,.5)"),
            kept("color:rgb(1, 2, 3)"));
  EXPECT_EQ(style("font-family:'Segoe UI', sans-serif"),
            kept("font-family:'Segoe UI', sans-serif"));
  for (const char* text : {"position:fixed",
                           "display:none",
                           "background:url(x)",
                           "background-image:url(x)",
                           "color:url(x)",
                           "color:expression(1)",
                           "margin:-100px",
                           "margin:-.5em",
                           "color:red!important",
                           "color:\\72 ed",
                           "color:/**/red",
                           "font-family:'a",
                           "z-index:9",
                           "opacity:0",
                           "content:'x'",
                           "color:var(--x)",
                           "width:calc(1px)",
                           "transform:scale(9)",
                           "color",
                           "color:",
                           ":red",
                           "@import x",
                           "color:rgb(1)rgb(2)"}) {
    EXPECT_EQ(style(text), "<p>x</p>") << text;
  }
}

TEST(html_sanitizer, broken_markup_comes_out_whole) {
  EXPECT_EQ(clean("<b>a<i>b"), "<b>a<i>b</i></b>");
  EXPECT_EQ(clean("a</b></div>c"), "ac");
  EXPECT_EQ(clean(""), "");
  for (const char* html : {"<", "</", "<p", "<p title=\"", "<!--", "<a href=", "&", "&#", "&#x",
                           "&#xffffffffff;", "<p/", "<//p>", "<p =x>"}) {
    const std::string out = clean(html);
    EXPECT_EQ(clean(out), out) << html;
  }
}

TEST(html_sanitizer, depth_size_and_time_are_bounded) {
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "<div>";
  const auto refused = service::sanitize_html(deep);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, error_code::json_depth);
  std::string wide;
  for (int i = 0; i < 200'000; ++i) wide += "<a href=tel:1>";
  EXPECT_FALSE(service::sanitize_html(wide).has_value());
  const auto large = service::sanitize_html(std::string(2'000'000, '&'));
  ASSERT_FALSE(large.has_value());
  EXPECT_EQ(large.error().code, error_code::json_size);
  const auto whole = service::sanitize_html(std::string(3'000'000, 'a'));
  ASSERT_FALSE(whole.has_value());
  EXPECT_EQ(whole.error().code, error_code::json_size);
  const auto begin = std::chrono::steady_clock::now();
  std::string unclosed;
  for (int i = 0; i < 250; ++i) unclosed += "<b>";
  for (int i = 0; i < 500'000; ++i) unclosed += "</i>";
  // Compared with one another, these would take minutes.
  std::string attributes = "<p";
  for (int i = 0; attributes.size() < 2'000'000; ++i) attributes += " a" + std::to_string(i);
  for (const std::string& html :
       {unclosed, attributes + ">x", std::string(2'000'000, '<'),
        "<p " + std::string(2'000'000, 'a'), "<!--" + std::string(2'000'000, '-'),
        "<p title=\"" + std::string(2'000'000, 'a')}) {
    static_cast<void>(service::sanitize_html(html));
  }
  const auto took = std::chrono::steady_clock::now() - begin;
  EXPECT_LT(took, std::chrono::seconds(20)) << "a second or two on an idle machine";
}

}  // namespace
}  // namespace ticketwire::testing

#include "service/mail/character_references.hpp"

#include <gtest/gtest.h>

namespace ticketwire::testing {
namespace {

std::string decoded(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t taken = text.front() == '&' ? service::decode_reference(text, out) : 0;
    if (taken == 0) out.push_back(text.front());
    text.remove_prefix(std::max<std::size_t>(taken, 1));
  }
  return out;
}

struct row {
  std::string_view name;
  std::string_view text;
};

constexpr row standard[] = {
#include "service/mail/character_references.inc"
};

TEST(character_references_test, every_name_of_the_standard) {
  EXPECT_EQ(std::size(standard), 2231U);
  for (const auto& [name, text] : standard) {
    EXPECT_EQ(decoded("&" + std::string(name) + "<"), std::string(text) + "<") << name;
  }
}

TEST(character_references_test, the_longest_name_wins) {
  EXPECT_EQ(decoded("&notin; &notit; &not"), "\xe2\x88\x89 \xc2\xacit; \xc2\xac");
  EXPECT_EQ(decoded("&CounterClockwiseContourIntegral;x"), "\xe2\x88\xb3x");
  EXPECT_EQ(decoded("&ampamp;"), "&amp;");
  EXPECT_EQ(decoded("&Eacute;&eacute;&EACUTE;"), "\xc3\x89\xc3\xa9&EACUTE;");
}

TEST(character_references_test, numbers_are_read_as_browsers_do) {
  EXPECT_EQ(decoded("&#229;&#xE5&#x20AC;&#128512;"),
            "\xc3\xa5\xc3\xa5\xe2\x82\xac\xf0\x9f\x98\x80");
  EXPECT_EQ(decoded("&#146;&#x80;"), "\xe2\x80\x99\xe2\x82\xac");
  // The first and the last of each length in UTF-8, and of each of its lead bytes' steps.
  EXPECT_EQ(decoded("&#1;&#x7f;"), "\x01\x7f");
  EXPECT_EQ(decoded("&#xa0;&#x7bf;&#x7c0;&#x7ff;"), "\xc2\xa0\xde\xbf\xdf\x80\xdf\xbf");
  EXPECT_EQ(decoded("&#x800;&#xd7ff;&#xe000;&#xffff;"),
            "\xe0\xa0\x80\xed\x9f\xbf\xee\x80\x80\xef\xbf\xbf");
  EXPECT_EQ(decoded("&#x10000;&#x3ffff;&#x40000;&#x10ffff;"),
            "\xf0\x90\x80\x80\xf0\xbf\xbf\xbf\xf1\x80\x80\x80\xf4\x8f\xbf\xbf");
  for (const char* none :
       {"&#0;", "&#xD800;", "&#xDFFF;", "&#1114112;", "&#99999999999999999999;"}) {
    EXPECT_EQ(decoded(none), "\xef\xbf\xbd") << none;
  }
}

TEST(character_references_test, what_is_none_stays) {
  for (const char* text : {"&", "&;", "&#", "&#x", "&#x;", "&#;", "&a", "&unknown;", "& amp;"}) {
    EXPECT_EQ(decoded(text), text);
  }
}

}  // namespace
}  // namespace ticketwire::testing

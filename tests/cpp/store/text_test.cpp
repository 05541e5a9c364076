#include "store/text.hpp"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace ticketwire::store {
namespace {

/// Two spellings that compare as equal.
TEST(folded, letters_of_every_script_have_no_case) {
  const std::vector<std::pair<const char*, const char*>> rows = {
      {"ABCxyz", "abcXYZ"},
      {"\u00c5SE BL\u00c5B\u00c6R \u00d8RE", "\u00e5se bl\u00e5b\u00e6r \u00f8re"},
      {"\u00c9COLE", "\u00e9cole"},
      {"\u041f\u0420\u0418\u0412\u0415\u0422", "\u043f\u0440\u0438\u0432\u0435\u0442"},
      {"\u039f\u0394\u039f\u03a3", "\u03bf\u03b4\u03bf\u03c2"},
      {"\u0394\u03a3", "\u03b4\u03c3"},
      {"\u0531\u0532", "\u0561\u0562"},
      {"\u10a0", "\u2d00"},
      {"\u13a0", "\uab70"},
      {"\U00010400", "\U00010428"},
      {"\u1e9e", "\u00df"},
      {"\u1f88", "\u1f80"},
      {"\u212a", "k"},
      {"\u017f", "s"},
      {"\uff21", "\uff41"}};
  for (const auto& [upper, lower] : rows) EXPECT_EQ(folded(upper), folded(lower)) << upper;
}

/// RFC 5198 and UAX 15: one character or a letter with its marks, in any order that means the same.
TEST(folded, composed_and_decomposed_texts_are_the_same) {
  const std::vector<std::pair<const char*, const char*>> rows = {{"\u00e9", "e\u0301"},
                                                                 {"\u00c5", "a\u030a"},
                                                                 {"\u212b", "\u00e5"},
                                                                 {"\u1ec7", "e\u0323\u0302"},
                                                                 {"q\u0307\u0323", "Q\u0323\u0307"},
                                                                 {"\uac00", "\u1100\u1161"},
                                                                 {"\u03ac", "\u1f71"}};
  for (const auto& [one, other] : rows) EXPECT_EQ(folded(one), folded(other)) << one;
  EXPECT_EQ(folded("E\u0301"), "\u00e9") << "composed";
}

TEST(folded, what_differs_stays_different) {
  const std::vector<std::pair<const char*, const char*>> rows = {
      {"e", "\u00e9"},      {"\u00df", "ss"},    {"\u0130", "i"}, {"\u0131", "i"},
      {"\ufb01", "fi"},     {"\u00f8", "o"},     {"1", "\u00b9"}, {"a", "\u0430"},
      {"\u30ab", "\u30f5"}, {"\uff76", "\u30ab"}};
  for (const auto& [one, other] : rows) EXPECT_NE(folded(one), folded(other)) << one;
}

TEST(folded, any_bytes_are_taken) {
  EXPECT_EQ(folded(""), "");
  EXPECT_EQ(folded(std::string("A\0B", 3)), std::string("a\0b", 3));
  EXPECT_EQ(folded(std::string("\u00c5\0B", 4)), std::string("\u00e5\0b", 4));
  EXPECT_EQ(folded("A\xff"
                   "B"),
            "a\xff"
            "b")
      << "no UTF-8";
  EXPECT_EQ(folded("\u0301A"), "\u0301a");
  std::string marks = "a";
  for (int i = 0; i < 10'000; ++i) marks += "\u0323\u0301";
  EXPECT_EQ(folded(folded(marks)), folded(marks));
}

TEST(folded, twice_is_once) {
  for (char32_t c = 1; c < 0x30000; ++c) {
    if (c >= 0xd800 && c < 0xe000) continue;
    std::string text;
    if (c < 0x80) {
      text = {static_cast<char>(c)};
    } else if (c < 0x800) {
      text = {static_cast<char>(0xc0 | c >> 6), static_cast<char>(0x80 | (c & 63))};
    } else if (c < 0x10000) {
      text = {static_cast<char>(0xe0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 63)),
              static_cast<char>(0x80 | (c & 63))};
    } else {
      text = {static_cast<char>(0xf0 | c >> 18), static_cast<char>(0x80 | (c >> 12 & 63)),
              static_cast<char>(0x80 | (c >> 6 & 63)), static_cast<char>(0x80 | (c & 63))};
    }
    const std::string once = folded(text);
    ASSERT_EQ(folded(once), once) << std::hex << static_cast<std::uint32_t>(c);
  }
}

}  // namespace
}  // namespace ticketwire::store

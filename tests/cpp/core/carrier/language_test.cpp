#include "ticketwire/carrier/language.hpp"

#include <gtest/gtest.h>

#include "core/support/random.hpp"
#include "core/support/vectors.hpp"

namespace ticketwire::carrier {
namespace {

using support::row;

TEST(language, parse_vectors) {
  support::run_vectors("language/parse.json", [](const row& row) {
    const std::string text = row.text("text");
    const auto list = parse_translations(text);
    ASSERT_EQ(list.has_value(), !row.at("translations").is_null());
    if (!list) return;
    const std::vector<json::value> wanted = row.at("translations").elements();
    ASSERT_EQ(list->size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      EXPECT_EQ((*list)[i].key, wanted[i].find("key")->string());
      EXPECT_EQ((*list)[i].text, wanted[i].find("text")->string());
    }
    EXPECT_EQ(write_translations(*list), row.text("written"));
  });
}

TEST(language, choose_vectors) {
  support::run_vectors("language/choose.json", [](const row& row) {
    const std::string text = row.text("text");
    EXPECT_EQ(choose_text(text, row.text("languages")), row.text("chosen"));
  });
}

TEST(language, the_first_is_liked_best) {
  for (const char* none : {"", "*", "x", "X", "x, *", "no;q=0", ",,"}) {
    EXPECT_EQ(first_language(none), "") << none;
  }
  EXPECT_EQ(first_language("nb-NO, en"), "nb-NO");
  EXPECT_EQ(first_language("*, no;q=0, en;q=0.001"), "en");
  EXPECT_EQ(first_language("en;q=0.8, nb;q=0.9, de;q=0.9"), "nb");
}

TEST(language, as_many_translations_as_allowed_and_one_more) {
  std::vector<translation> list(max_translations, {"US", "a"});
  const auto written = write_translations(list);
  ASSERT_TRUE(written);
  EXPECT_EQ(parse_translations(*written), list);
  EXPECT_EQ(parse_translations(*written + ";US:\"a\""), std::nullopt);
  list.push_back({"NO", "b"});
  EXPECT_EQ(write_translations(list), std::nullopt);
}

TEST(language, what_cannot_be_written) {
  const auto written = [](translation each) { return write_translations({&each, 1}); };
  EXPECT_EQ(written({"US", "say \"hi\""}), std::nullopt);
  EXPECT_EQ(written({"us", "a"}), std::nullopt);
  EXPECT_EQ(written({"", "a"}), std::nullopt);
  EXPECT_EQ(write_translations({}), std::nullopt);
}

TEST(language, what_is_written_comes_back) {
  static constexpr std::string_view texts[] = {"", "a", ";", ":", "NO:", "æøå", "a;US:b", "'"};
  static constexpr std::string_view keys[] = {"US", "NO", "DE"};
  support::generator make(support::property_seed("language.what_is_written_comes_back"));
  for (int i = 0; i < 2000; ++i) {
    std::vector<translation> list(1 + make.below(5));
    for (translation& each : list)
      each = {keys[make.below(3)], texts[make.below(std::size(texts))]};
    const auto written = write_translations(list);
    ASSERT_TRUE(written);
    EXPECT_EQ(parse_translations(*written), list) << *written;
    EXPECT_EQ(parse_translations(*written + ";"), list) << *written;
  }
}

}  // namespace
}  // namespace ticketwire::carrier

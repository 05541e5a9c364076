#include "ticketwire/carrier/custom_field.hpp"

#include <gtest/gtest.h>

#include "core/support/random.hpp"
#include "core/support/vectors.hpp"

namespace ticketwire::carrier {
namespace {

using support::row;

std::optional<std::string> optional_text(const row& row, const char* member) {
  const json::value value = row.at(member);
  return value.is_null() ? std::nullopt : std::optional(value.string());
}

TEST(custom_field, parse_vectors) {
  support::run_vectors("custom-field/parse.json", [](const row& row) {
    const std::string text = row.text("text");
    const custom_field field = parse_custom_field(text);
    EXPECT_EQ(name(field.kind), row.text("kind"));
    EXPECT_EQ(field.value, row.text("value"));
    EXPECT_EQ(to_boolean(field).has_value(), !row.at("boolean").is_null());
    EXPECT_EQ(to_boolean(field).value_or(false), row.at("boolean").boolean());
    const auto written = write_custom_field(field, text);
    ASSERT_TRUE(written);
    EXPECT_EQ(*written, text);
    EXPECT_EQ(parse_custom_field(*write_custom_field(field)), field);
  });
}

TEST(custom_field, write_vectors) {
  support::run_vectors("custom-field/write.json", [](const row& row) {
    const auto kind = to_field_kind(row.text("kind"));
    ASSERT_TRUE(kind);
    const auto written = write_custom_field({*kind, row.text("value")}, row.text("before"));
    if (!written) return support::expect_answer(row, support::take(written.error()));
    support::answer answer;
    answer.data = *written;
    support::expect_answer(row, answer);
    EXPECT_EQ(parse_custom_field(*written).kind, *kind);
  });
}

TEST(custom_field, choose_vectors) {
  support::run_vectors("custom-field/choose.json", [](const row& row) {
    const auto stored = optional_text(row, "stored");
    const auto extra = optional_text(row, "extra");
    const auto custom = optional_text(row, "custom");
    const auto chosen = choose_value(stored, extra, custom);
    EXPECT_EQ(chosen, optional_text(row, "chosen"));
  });
}

TEST(custom_field, companions) {
  EXPECT_TRUE(is_companion("x_a:DisplayText"));
  EXPECT_TRUE(is_companion("SuperOffice:1:DisplayTooltip"));
  EXPECT_TRUE(is_companion("x_a:org"));
  EXPECT_FALSE(is_companion("SuperOffice:1"));
  EXPECT_FALSE(is_companion("x_org"));
  EXPECT_FALSE(is_companion("x_a:displaytext"));
}

TEST(custom_field, kinds_have_names) {
  for (const char* text :
       {"text", "integer", "decimal", "money", "date", "dateTime", "time", "boolean", "other"}) {
    const auto kind = to_field_kind(text);
    ASSERT_TRUE(kind) << text;
    EXPECT_EQ(name(*kind), text);
  }
  EXPECT_EQ(to_field_kind("Text"), std::nullopt);
}

/// Texts near the encodings: their pieces in any order.
std::string draw(support::generator& make) {
  static constexpr const char* pieces[] = {
      "[",         "]",        ":",    "I", "F", "M",          "D",          "DT",
      "T",         "0",        "1",    "-", ".", "05/31/1999", "01/01/1760", "2024-02-29",
      " 10:20:30", ".1230000", "True", "x", " ", "/",          "01/01/0001"};
  std::string out;
  if (make.below(4) != 0) out = std::string("[") + pieces[3 + make.below(6)] + ":";
  for (std::uint32_t i = make.below(4); i > 0; --i) out += pieces[make.below(std::size(pieces))];
  if (make.below(4) != 0) out += "]";
  return out;
}

TEST(custom_field, every_text_survives) {
  support::generator make(support::property_seed("custom_field.every_text_survives"));
  int typed = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = draw(make);
    const custom_field field = parse_custom_field(text);
    const auto kept = write_custom_field(field, text);
    ASSERT_TRUE(kept) << text;
    EXPECT_EQ(*kept, text);
    const auto fresh = write_custom_field(field);
    ASSERT_TRUE(fresh) << text;
    EXPECT_EQ(parse_custom_field(*fresh), field) << text;
    typed += field.kind != field_kind::text && field.kind != field_kind::other ? 1 : 0;
  }
  EXPECT_GT(typed, 100);
}

TEST(custom_field, an_error_repeats_no_more_than_the_beginning_of_a_value) {
  const auto written = write_custom_field(custom_field{field_kind::integer, std::string(50, 'x')});
  ASSERT_TRUE(written.has_error());
  EXPECT_EQ(written.error().detail, std::string(40, 'x'));
}

}  // namespace
}  // namespace ticketwire::carrier

#include "json/name_order.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "ticketwire/json/value.hpp"

namespace ticketwire::json {
namespace {

using names = std::vector<std::string>;

/// Looks one by one.
name_order::found in_line(const names& raw, const std::string& wanted) {
  name_order::found out;
  for (std::size_t i = raw.size(); i-- > 0;) {
    const std::string here = name(raw[i]).decode();
    if (here == wanted) out.exact = i;
    if (equal_ignore_case(here, wanted)) out.ignoring_case = i;
  }
  return out;
}

void expect_found(const names& raw, const names& wanted) {
  std::vector<name_order::entry> entries;
  for (const std::string& each : raw) {
    entries.push_back({each, static_cast<std::uint32_t>(entries.size())});
  }
  const name_order order(std::move(entries));
  for (const std::string& each : wanted) {
    const name_order::found found = order.find(name_order::key(each));
    EXPECT_EQ(found.exact, in_line(raw, each).exact) << each;
    EXPECT_EQ(found.ignoring_case, in_line(raw, each).ignoring_case) << each;
  }
}

/// In every order of the names.
void expect_found_in_any_order(names raw, const names& wanted) {
  std::sort(raw.begin(), raw.end());
  do {
    expect_found(raw, wanted);
  } while (std::next_permutation(raw.begin(), raw.end()) && !::testing::Test::HasFailure());
}

TEST(name_order, finds_the_first_of_those_that_mean_the_same) {
  expect_found({}, {"", "a"});
  expect_found_in_any_order({R"("")", R"("a")", R"("A")", R"("b")", R"("aa")", R"("")", R"("A")"},
                            {"", "a", "A", "b", "B", "aa", "aA", "c", "ab"});
}

TEST(name_order, an_escape_is_what_it_stands_for) {
  expect_found_in_any_order({R"("\u0061")", R"("a")", R"("\u0041b")", R"("aB")", R"("\\")"},
                            {"a", "A", "ab", "AB", "Ab", "aB", "\\", "\\u0061"});
}

/// Pairs whose FNV-1a is the same.
TEST(name_order, names_of_one_hash_are_told_apart) {
  expect_found_in_any_order({R"("liquid")", R"("costarring")", R"("LIQUID")", R"("zinke")",
                             R"("CostArring")", R"("declinate")"},
                            {"liquid", "Liquid", "LIQUID", "costarring", "CostArring", "COSTARRING",
                             "zinke", "ZINKE", "altarage", "macallums", "declinate"});
  expect_found({R"("costarring")", R"("zinke")"}, {"liquid", "altarage", "costarring"});
}

}  // namespace
}  // namespace ticketwire::json

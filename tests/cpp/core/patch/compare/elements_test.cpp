#include "patch/compare/elements.hpp"

#include <gtest/gtest.h>

#include "ticketwire/json/document.hpp"

namespace ticketwire::patch {
namespace {

using pairs = std::vector<std::pair<std::size_t, std::size_t>>;

/// Two arrays of one property, with what they are views of.
struct two {
  json::document from;
  json::document to;
  site where;

  two(std::string_view from_text, std::string_view to_text, const char* carrier, const char* row)
      : from(*json::document::parse(from_text)), to(*json::document::parse(to_text)) {
    if (carrier == nullptr) return;
    where = site_of(*schema::find_property(*schema::find_carrier(carrier), row));
  }
  [[nodiscard]] middle between() const {
    return {from.root().elements(), to.root().elements(), element_of(where)};
  }
};

two tags(std::string_view from, std::string_view to) {
  return {from, to, "TicketEntity", "Tags"};
}

pairs plain(const std::vector<kept>& all) {
  pairs out;
  for (const kept& each : all) out.emplace_back(each.from, each.to);
  return out;
}

TEST(middle, leaves_out_what_is_equal_at_both_ends) {
  const auto ends = [](std::string_view from, std::string_view to) {
    const two arrays(from, to, nullptr, nullptr);
    const middle found = arrays.between();
    EXPECT_EQ(found.head + found.old_side.size() + found.tail, arrays.from.root().size());
    EXPECT_EQ(found.head + found.new_side.size() + found.tail, arrays.to.root().size());
    return std::pair(found.head, found.tail);
  };
  EXPECT_EQ(ends("[]", "[]"), std::pair(std::size_t{0}, std::size_t{0}));
  EXPECT_EQ(ends("[1,2]", "[1,2]"), std::pair(std::size_t{2}, std::size_t{0}));
  EXPECT_EQ(ends("[1,2,3]", "[1,5,3]"), std::pair(std::size_t{1}, std::size_t{1}));
  EXPECT_EQ(ends("[1,1,1]", "[1,1]"), std::pair(std::size_t{2}, std::size_t{0}));
  EXPECT_EQ(ends("[1]", "[2,1]"), std::pair(std::size_t{0}, std::size_t{1}));
  EXPECT_EQ(ends("[2,1]", "[1]"), std::pair(std::size_t{0}, std::size_t{1}));
  EXPECT_EQ(ends("[1,2,3,4]", "[1,9,8,7,3,4]"), std::pair(std::size_t{1}, std::size_t{2}));
}

TEST(middle, marks_an_element_by_its_key_where_that_is_unique_on_either_side) {
  const two arrays = tags(R"([{"Id":1},{"Id":2,"Name":"a"},{"Id":3},{"Id":3},{"Name":"b"}])",
                          R"([{"Id":2,"Name":"c"},{"Id":5},{"Id":3},{"Name":"b"},{"Id":1.0}])");
  const middle found = arrays.between();
  ASSERT_EQ(found.old_side.size(), 5U);
  ASSERT_EQ(found.new_side.size(), 5U);
  const auto is = [&](std::size_t from, std::size_t to) {
    return found.old_side[from].token == found.new_side[to].token;
  };
  EXPECT_TRUE(is(0, 4));
  EXPECT_TRUE(is(1, 0));
  EXPECT_TRUE(is(2, 2));
  EXPECT_TRUE(is(3, 2));
  EXPECT_TRUE(is(4, 3));
  EXPECT_FALSE(is(0, 0));
  EXPECT_FALSE(is(1, 1));
  for (const auto& side : {found.old_side, found.new_side}) {
    for (const element_mark& each : side) EXPECT_NE(each.token, 0U);
  }
  EXPECT_EQ(found.old_side[1].key, 2);
  EXPECT_EQ(found.old_side[4].key, std::nullopt);
  EXPECT_EQ(found.old_side[0].bytes, 8U);
  EXPECT_EQ(found.new_side[4].bytes, 10U);
}

TEST(middle, knows_the_size_of_an_edited_element) {
  two arrays = tags(R"([{"Id":1,"Name":"a"},{"Id":2}])", "[]");
  arrays.from.edit().child(0).child(1).assign(json::document::parse(R"("longer")")->root());
  EXPECT_EQ(arrays.between().old_side.front().bytes, 24U);
}

TEST(pair_unordered, pairs_what_is_the_same_once) {
  const auto paired = [](const two& arrays) { return plain(pair_unordered(arrays.between())); };
  EXPECT_EQ(paired(tags(R"([{"Id":1},{"Id":2},{"Id":3}])", R"([{"Id":3},{"Id":4},{"Id":1}])")),
            (pairs{{0, 2}, {2, 0}}));
  // Of those that are there twice, each has its own.
  EXPECT_EQ(paired(tags(R"([{"Name":"a"},{"Name":"b"},{"Name":"a"},{"Name":"a"}])",
                        R"([{"Name":"c"},{"Name":"a"},{"Name":"a"},{"Name":"b"}])")),
            (pairs{{0, 1}, {1, 3}, {2, 2}}));
  // Counted from behind the equal beginning.
  EXPECT_EQ(paired(tags(R"([{"Id":1},{"Id":1},{"Id":2}])", R"([{"Id":1},{"Id":9},{"Id":1}])")),
            (pairs{{0, 1}}));
  EXPECT_EQ(paired(tags("[]", R"([{"Id":1}])")), pairs{});
  EXPECT_EQ(paired(two("[3,1,2,1]", "[1,2,5,1,1]", "TicketType", "VisibleForGroups")),
            (pairs{{1, 0}, {2, 1}}));
}

TEST(with_ends, counts_from_the_beginning_of_both_arrays) {
  const two arrays("[1,2,3,4,5]", "[1,9,3,8,4,5]", nullptr, nullptr);
  const middle found = arrays.between();
  EXPECT_EQ(plain(with_ends(found, {{1, 1}})), (pairs{{0, 0}, {2, 2}, {3, 4}, {4, 5}}));
  EXPECT_EQ(plain(with_ends(found, {})), (pairs{{0, 0}, {3, 4}, {4, 5}}));
}

}  // namespace
}  // namespace ticketwire::patch

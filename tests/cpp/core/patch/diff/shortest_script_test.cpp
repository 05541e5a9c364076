#include "patch/diff/shortest_script.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace ticketwire::patch {
namespace {

using marks = std::vector<element_mark>;
using pairs = std::vector<std::pair<std::size_t, std::size_t>>;

constexpr std::size_t path = 10;

element_mark mark(std::uint64_t token, std::size_t bytes = 10) {
  return {.token = token, .key = std::nullopt, .bytes = bytes};
}

/// So many elements, of tokens one after another.
marks run(std::uint64_t first, std::size_t count, std::size_t bytes = 10) {
  marks out;
  for (std::size_t i = 0; i < count; ++i) out.push_back(mark(first + i, bytes));
  return out;
}

marks joined(const std::vector<marks>& parts) {
  marks out;
  for (const marks& each : parts) out.insert(out.end(), each.begin(), each.end());
  return out;
}

pairs script(const marks& from, const marks& to) {
  pairs out;
  for (const kept& pair : shortest_script(from, to, path)) out.emplace_back(pair.from, pair.to);
  return out;
}

bool untouched(const element_mark& a, const element_mark& b) {
  return a.token == b.token && a.key == b.key;
}

/// Bytes of `{"op":"remove","path":"/12"},` and so on, as they are written.
std::size_t cost(const pairs& kept, const marks& from, const marks& to) {
  std::size_t total = (from.size() - kept.size()) * (28 + path);
  std::vector<bool> there(to.size(), false);
  for (const auto& [i, j] : kept) {
    there[j] = true;
    if (!untouched(from[i], to[j])) total += 38 + path + to[j].bytes;
  }
  for (std::size_t j = 0; j < to.size(); ++j) {
    if (!there[j]) total += 34 + path + to[j].bytes;
  }
  return total;
}

/// The least that any script costs.
std::size_t least(const marks& from, const marks& to) {
  std::vector<std::vector<std::size_t>> best(from.size() + 1,
                                             std::vector<std::size_t>(to.size() + 1));
  for (std::size_t i = 0; i <= from.size(); ++i) {
    for (std::size_t j = 0; j <= to.size(); ++j) {
      std::size_t here = i + j == 0 ? 0 : SIZE_MAX;
      if (i > 0) here = std::min(here, best[i - 1][j] + 28 + path);
      if (j > 0) here = std::min(here, best[i][j - 1] + 34 + path + to[j - 1].bytes);
      if (i > 0 && j > 0 && from[i - 1].key == to[j - 1].key) {
        const bool same = untouched(from[i - 1], to[j - 1]);
        const std::size_t edit = same ? 0 : 38 + path + to[j - 1].bytes;
        here = std::min(here, best[i - 1][j - 1] + edit);
      }
      best[i][j] = here;
    }
  }
  return best.back().back();
}

void expect_script(const pairs& kept, const marks& from, const marks& to) {
  for (std::size_t i = 0; i < kept.size(); ++i) {
    ASSERT_LT(kept[i].first, from.size());
    ASSERT_LT(kept[i].second, to.size());
    EXPECT_EQ(from[kept[i].first].key, to[kept[i].second].key);
    if (i == 0) continue;
    EXPECT_LT(kept[i - 1].first, kept[i].first);
    EXPECT_LT(kept[i - 1].second, kept[i].second);
  }
}

TEST(shortest_script, has_the_fewest_bytes) {
  std::mt19937 random(11);
  const auto drawn = [&](bool keyed) {
    marks out;
    for (std::size_t size = random() % 9; out.size() < size;) {
      const std::uint64_t token = 1 + random() % 5;
      out.push_back(mark(token, token * 13));
      if (keyed) out.back().key = static_cast<std::int32_t>(random() % 3);
    }
    return out;
  };
  for (int round = 0; round < 20'000; ++round) {
    const marks from = drawn(round % 2 == 0);
    const marks to = drawn(round % 2 == 0);
    const pairs kept = script(from, to);
    expect_script(kept, from, to);
    ASSERT_EQ(cost(kept, from, to), least(from, to)) << round;
  }
}

TEST(shortest_script, weighs_what_operations_are_written_with) {
  // To keep x costs two removals and two additions, and not to, three replacements.
  const auto x_of = [](std::size_t bytes) {
    const marks x{mark(1, bytes)};
    return script(joined({x, run(2, 2)}), joined({run(4, 2), x}));
  };
  EXPECT_EQ(x_of(path + 9), (pairs{{0, 0}, {1, 1}, {2, 2}}));
  EXPECT_EQ(x_of(path + 11), (pairs{{0, 2}}));
}

TEST(shortest_script, of_very_many_elements_keeps_all_but_what_moved) {
  const marks from = joined({run(1000, 1), run(1, 300), run(2000, 1)});
  marks to = joined({run(3000, 1), run(1, 300), run(4000, 1)});
  std::rotate(to.begin() + 6, to.begin() + 7, to.begin() + 251);
  pairs expected;
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (i != 6) expected.emplace_back(i, i > 6 && i < 251 ? i - 1 : i);
  }
  EXPECT_EQ(script(from, to), expected);
  EXPECT_EQ(cost(expected, from, to), least(from, to));
}

TEST(shortest_script, of_very_many_elements_keeps_the_heaviest) {
  const auto swapped = [](std::size_t many, std::size_t few) {
    const marks a = run(1, 200, many);
    const marks b = run(1001, 100, few);
    return script(joined({a, b}), joined({b, a}));
  };
  pairs of_a;
  pairs of_b;
  for (std::size_t i = 0; i < 200; ++i) of_a.emplace_back(i, i + 100);
  for (std::size_t i = 0; i < 100; ++i) of_b.emplace_back(i + 200, i);
  // 82 bytes of operations are saved with each.
  EXPECT_EQ(swapped(100, 281), of_a);
  EXPECT_EQ(swapped(100, 283), of_b);
}

TEST(shortest_script, between_anchors_is_searched_in_full) {
  // What occurs twice is no anchor.
  const marks twice = joined({run(5000, 1), run(5000, 1), run(5001, 2)});
  const marks from = joined({run(1, 150), twice, run(201, 150)});
  const marks to = joined({run(7000, 1), run(1, 150), run(5000, 1), run(5002, 1), run(5000, 1),
                           run(201, 150), run(7001, 1)});
  const pairs kept = script(from, to);
  expect_script(kept, from, to);
  EXPECT_EQ(cost(kept, from, to), least(from, to));
}

TEST(shortest_script, by_position_where_that_is_shorter) {
  const marks from = run(1, 300, 1);
  marks to = from;
  std::reverse(to.begin(), to.end());
  pairs by_position;
  for (std::size_t i = 0; i < 300; ++i) by_position.emplace_back(i, i);
  EXPECT_EQ(script(from, to), by_position);
  to.push_back(mark(400, 1));
  EXPECT_EQ(script(from, to), by_position);
  by_position.pop_back();
  to.erase(to.begin() + 299, to.end());
  EXPECT_EQ(script(from, to), by_position);
}

TEST(shortest_script, is_the_best_of_up_to_65536_pairs) {
  const auto first_to_last = [](std::size_t size) {
    const marks alike(size - 1, mark(1, 1000));
    return script(joined({run(2, 1), alike}), joined({alike, run(2, 1)}));
  };
  pairs expected;
  for (std::size_t i = 1; i < 256; ++i) expected.emplace_back(i, i - 1);
  EXPECT_EQ(first_to_last(256), expected);
  // One more, and the only anchor is what moved.
  expected.clear();
  for (std::size_t i = 0; i < 257; ++i) expected.emplace_back(i, i);
  EXPECT_EQ(first_to_last(257), expected);
}

TEST(shortest_script, is_the_best_of_a_gap_of_up_to_65536_pairs) {
  const auto one_of = [](std::size_t size) {
    const marks from = joined({run(2, 1), run(1, 1), run(1, 1), run(10, size - 3)});
    return script(from, run(1, 1));
  };
  EXPECT_EQ(one_of(65'536), (pairs{{1, 0}}));
  EXPECT_EQ(one_of(65'537), (pairs{{0, 0}}));
}

TEST(shortest_script, no_key_is_rewritten) {
  marks from = run(1, 3);
  marks to = run(1, 3);
  for (std::size_t i = 0; i < 3; ++i) {
    from[i].key = static_cast<std::int32_t>(i);
    to[i].key = static_cast<std::int32_t>(i + 10);
  }
  EXPECT_EQ(script(from, to), pairs{});
  EXPECT_EQ(script({}, to), pairs{});
  EXPECT_EQ(script(from, {}), pairs{});
  EXPECT_EQ(script(from, from), (pairs{{0, 0}, {1, 1}, {2, 2}}));
}

}  // namespace
}  // namespace ticketwire::patch

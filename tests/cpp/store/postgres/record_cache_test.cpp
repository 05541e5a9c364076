#include "store/postgres/record_cache.hpp"

#include <gtest/gtest.h>

namespace ticketwire::store::postgres {
namespace {

record row_of(std::int32_t id, std::string body) {
  return {"Person", id, std::move(body)};
}

std::string found(record_cache& cache, std::int64_t changes, std::int32_t id) {
  const auto row = cache.find(changes, "Person", id);
  return row ? row->body : std::string("unknown");
}

TEST(record_cache, knows_what_was_put_at_the_same_count_alone) {
  record_cache cache(1'000);
  cache.put(7, row_of(1, "{}"));
  EXPECT_EQ(found(cache, 7, 1), "{}");
  EXPECT_EQ(found(cache, 7, 2), "unknown");
  EXPECT_EQ(found(cache, 6, 1), "unknown");
  EXPECT_EQ(found(cache, 8, 1), "unknown");
  EXPECT_FALSE(cache.find(7, "Project", 1));
  const auto row = cache.find(7, "Person", 1);
  ASSERT_TRUE(row);
  EXPECT_EQ(row->carrier, "Person");
  EXPECT_EQ(row->id, 1);
}

TEST(record_cache, a_newer_count_pushes_out_the_older_and_an_older_is_not_kept) {
  record_cache cache(1'000);
  cache.put(7, row_of(1, "seven"));
  cache.put_all(7, "Project", {{"Project", 1, "{}"}});
  cache.put(6, row_of(1, "six"));
  cache.put_all(6, "Sale", {});
  EXPECT_EQ(found(cache, 7, 1), "seven");
  EXPECT_EQ(found(cache, 6, 1), "unknown");
  EXPECT_FALSE(cache.all(6, "Sale"));
  EXPECT_FALSE(cache.all(7, "Sale"));
  cache.put(8, row_of(2, "eight"));
  EXPECT_EQ(found(cache, 8, 2), "eight");
  EXPECT_EQ(found(cache, 8, 1), "unknown");
  EXPECT_FALSE(cache.all(8, "Project"));
  EXPECT_FALSE(cache.all(7, "Project"));
}

TEST(record_cache, bodies_and_keys_count) {
  // Ten rows of 6 bytes of a key and 94 of a body.
  const std::string body(94, 'x');
  record_cache cache(1'000);
  for (std::int32_t id = 0; id < 10; ++id) cache.put(1, row_of(id, body));
  for (std::int32_t id = 0; id < 10; ++id) EXPECT_EQ(found(cache, 1, id), body);
  cache.put(1, row_of(10, ""));
  EXPECT_EQ(found(cache, 1, 10), "");
  for (std::int32_t id = 0; id < 10; ++id) EXPECT_EQ(found(cache, 1, id), "unknown");
  // What filled it is forgotten, and counts no longer.
  for (std::int32_t id = 0; id < 9; ++id) cache.put(1, row_of(id, body));
  EXPECT_EQ(found(cache, 1, 10), "");
}

TEST(record_cache, what_is_larger_than_all_is_not_kept_and_pushes_nothing_out) {
  record_cache cache(100);
  cache.put(1, row_of(1, std::string(94, 'x')));
  cache.put(1, row_of(2, std::string(95, 'x')));
  EXPECT_EQ(found(cache, 1, 1).size(), 94u);
  EXPECT_EQ(found(cache, 1, 2), "unknown");
}

TEST(record_cache, lists_count_and_go_with_the_rest) {
  const std::vector<record> rows{row_of(1, std::string(94, 'x')), row_of(2, std::string(94, 'y'))};
  const std::size_t size = 6 + 2 * (sizeof(record) + 100);
  record_cache small(size - 1);
  small.put_all(1, "Person", rows);
  EXPECT_FALSE(small.all(1, "Person"));
  record_cache cache(size + 5);
  cache.put_all(1, "Person", rows);
  const auto all = cache.all(1, "Person");
  ASSERT_TRUE(all);
  ASSERT_EQ(all->size(), 2u);
  EXPECT_EQ(all->back().body, rows.back().body);
  EXPECT_FALSE(cache.all(1, "Sale"));
  cache.put(1, row_of(3, ""));
  EXPECT_FALSE(cache.all(1, "Person")) << "6 bytes are one too many";
  EXPECT_EQ(found(cache, 1, 3), "");
}

}  // namespace
}  // namespace ticketwire::store::postgres

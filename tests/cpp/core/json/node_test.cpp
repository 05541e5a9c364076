#include "json/node.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "json/name_order.hpp"

namespace ticketwire::json {
namespace {

std::string in_quotes(const std::string& name) {
  return '"' + name + '"';
}

/// A list and what it is to hold. Of names that differ by their case alone, there are two each.
struct both {
  member_list list;
  std::vector<std::string> model;
  int made = 0;

  void insert(std::size_t position) {
    const std::string name = (made % 2 == 0 ? "name" : "NAME") + std::to_string(made / 2);
    ++made;
    list.insert(position, member_list::made(in_quotes(name), nullptr));
    model.insert(model.begin() + static_cast<std::ptrdiff_t>(position), name);
  }
  void erase(std::size_t position) {
    list.erase(position);
    model.erase(model.begin() + static_cast<std::ptrdiff_t>(position));
  }
  [[nodiscard]] std::size_t place(const std::string& name) const {
    const auto found = std::find(model.begin(), model.end(), name);
    return found == model.end() ? error::nowhere : static_cast<std::size_t>(found - model.begin());
  }
  void agree() const {
    ASSERT_EQ(list.size(), model.size());
    for (std::size_t i = 0; i < model.size(); ++i)
      ASSERT_EQ(list[i].name, in_quotes(model[i])) << i;
    for (int i = 0; i < made; i += 2) {
      const std::string lower = "name" + std::to_string(i / 2);
      const std::string upper = "NAME" + std::to_string(i / 2);
      const std::size_t first = std::min(place(lower), place(upper));
      ASSERT_EQ(list.find(lower).exact, place(lower)) << lower;
      ASSERT_EQ(list.find(upper).exact, place(upper)) << upper;
      ASSERT_EQ(list.find("Name" + std::to_string(i / 2)).exact, error::nowhere);
      ASSERT_EQ(list.find("Name" + std::to_string(i / 2)).ignoring_case, first) << lower;
    }
    ASSERT_EQ(list.find("other").exact, error::nowhere);
    ASSERT_EQ(list.find("other").ignoring_case, error::nowhere);
  }
};

TEST(member_list, grows_and_shrinks_at_both_ends) {
  both at_end;
  both at_begin;
  for (int i = 0; i < 1200; ++i) {
    at_end.insert(at_end.list.size());
    at_begin.insert(0);
    if (i % 97 == 0 || (i > 508 && i < 516)) {
      at_end.agree();
      at_begin.agree();
    }
  }
  for (int i = 0; i < 1200; ++i) {
    at_end.erase(0);
    at_begin.erase(at_begin.list.size() - 1);
    if (i % 97 == 0 || i > 1195) {
      at_end.agree();
      at_begin.agree();
    }
  }
  at_end.insert(0);
  at_end.agree();
}

TEST(member_list, grows_and_shrinks_in_the_middle) {
  std::mt19937 random(7);
  both list;
  for (int round = 0; round < 6; ++round) {
    const bool growing = round % 2 == 0;
    for (int i = 0; i < 900; ++i) {
      const bool inserts = list.list.size() == 0 || (random() % 8 != 0) == growing;
      if (inserts) {
        list.insert(random() % (list.list.size() + 1));
      } else {
        list.erase(random() % list.list.size());
      }
    }
    list.agree();
  }
}

TEST(member_list, all_of_them_are_taken_in_order) {
  both list;
  for (int i = 0; i < 1100; ++i) list.insert(list.list.size() / 2);
  const std::vector<member_list::member> taken = list.list.take();
  ASSERT_EQ(taken.size(), list.model.size());
  for (std::size_t i = 0; i < taken.size(); ++i) EXPECT_EQ(taken[i].name, in_quotes(list.model[i]));
  EXPECT_EQ(list.list.size(), 0U);
  list.list.insert(0, member_list::made(R"("again")", nullptr));
  EXPECT_EQ(list.list.find("again").exact, 0U);
}

}  // namespace
}  // namespace ticketwire::json

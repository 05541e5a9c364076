#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <iostream>

#include "ticketwire/patch/apply.hpp"

// What a body within the limits may ask for. None of it is timed; what costs the square of its size
// would run until the suite is stopped.
namespace ticketwire::json {
namespace {

document parse(std::string text) {
  return *document::parse(std::move(text));
}

std::string repeated(std::size_t count, const std::function<std::string(std::size_t)>& part,
                     char open, char close) {
  std::string out(1, open);
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) out.push_back(',');
    out.append(part(i));
  }
  return out + close;
}

std::string member(std::size_t i) {
  return "\"k" + std::to_string(i) + "\":" + std::to_string(i % 10);
}

/// Patches a document and tells how long that took.
document patched(const char* what, const std::string& text, const std::string& patch,
                 const schema::carrier_type* type = nullptr) {
  document out = parse(text);
  const document body = parse(patch);
  const auto begin = std::chrono::steady_clock::now();
  const auto done = patch::apply_body(out, body.root(), type);
  const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - begin;
  EXPECT_TRUE(done) << describe(done.error());
  std::cout << "figure: " << what << ": " << static_cast<int>(spent.count()) << " ms\n";
  return out;
}

TEST(json_cost, equality_of_wide_objects) {
  constexpr std::size_t count = 100'000;
  const document a = parse(repeated(count, member, '{', '}'));
  const document b = parse(repeated(
      count, [](std::size_t i) { return member(count - 1 - i); }, '{', '}'));
  EXPECT_TRUE(equal(a.root(), b.root()));
  document c = a;
  c.edit().erase(count / 2);
  EXPECT_FALSE(equal(a.root(), c.root()));
  EXPECT_FALSE(equal(c.root(), b.root()));
}

TEST(json_cost, names_that_differ_by_case_alone) {
  // 2^15 spellings of one name.
  const auto spelled = [](std::size_t i) {
    std::string out = "\"";
    for (std::size_t bit = 0; bit < 15; ++bit) out.push_back((i >> bit & 1) != 0 ? 'A' : 'a');
    return out + "\":" + std::to_string(i);
  };
  constexpr std::size_t count = 1U << 15;
  const document all = parse(repeated(count, spelled, '{', '}'));
  const std::string name = "AAaaaaaaaaaaaaa";
  EXPECT_EQ(all.root().position_of(name), 3u);
  EXPECT_EQ(all.root().position_of("aaaaaaaaaaaaaaaB", name_match::any_case), error::nowhere);
  document less = all;
  less.edit().erase(3);
  EXPECT_EQ(less.root().position_of(name), error::nowhere);
  EXPECT_EQ(less.root().position_of(name, name_match::any_case), 0u);
  EXPECT_TRUE(equal(all.root(), parse(all.write()).root()));
}

TEST(json_cost, many_operations_on_a_long_array) {
  const std::string array = repeated(
      200'000, [](std::size_t) { return "1"; }, '[', ']');
  const auto tests = [](std::size_t i) {
    return R"({"op":"test","path":"/)" + std::to_string(199'999 - i) + R"(","value":1})";
  };
  patched("10,000 tests in an array of 200,000", array, repeated(10'000, tests, '[', ']'));
  const auto inserts = [](std::size_t) { return R"({"op":"add","path":"/0","value":2})"; };
  const document longer = patched("10,000 inserts at the front of an array of 200,000", array,
                                  repeated(10'000, inserts, '[', ']'));
  EXPECT_EQ(longer.root().size(), 210'000u);
  EXPECT_EQ(*longer.root()[9'999].int32(), 2);
  EXPECT_EQ(*longer.root()[10'000].int32(), 1);
  const auto removes = [](std::size_t) { return R"({"op":"remove","path":"/5"})"; };
  const document shorter = patched("10,000 removals from an array of 200,000", array,
                                   repeated(10'000, removes, '[', ']'));
  EXPECT_EQ(shorter.root().size(), 190'000u);
}

TEST(json_cost, many_operations_on_a_wide_object) {
  constexpr std::size_t count = 100'000;
  const std::string object = repeated(count, member, '{', '}');
  // By thirds: a member removed, a member replaced, a member added.
  const auto operation = [](std::size_t i) {
    const std::string name = "k" + std::to_string(i * 10);
    if (i % 3 == 0) return R"({"op":"remove","path":"/)" + name + R"("})";
    if (i % 3 == 1) return R"({"op":"replace","path":"/)" + name + R"(","value":true})";
    return R"({"op":"add","path":"/)" + name + R"(x","value":true})";
  };
  const document made = patched("10,000 operations on an object of 100,000", object,
                                repeated(10'000, operation, '[', ']'));
  EXPECT_EQ(made.root().size(), count - 3'334 + 3'333);
  EXPECT_FALSE(made.root().find("k0"));
  EXPECT_TRUE(made.root().find("k10")->boolean());
  EXPECT_TRUE(made.root().find("k20x")->boolean());
}

TEST(json_cost, merging_wide_objects) {
  constexpr std::size_t count = 100'000;
  const std::string object = repeated(count, member, '{', '}');
  const std::string nothing = repeated(
      count, [](std::size_t i) { return "\"k" + std::to_string(i) + "\":null"; }, '{', '}');
  EXPECT_EQ(patched("a merge patch that removes 100,000", object, nothing).write(), "{}");
  EXPECT_EQ(patched("a merge patch that adds 100,000", "{}", object).root().size(), count);
  const auto text = [](std::size_t i) { return "\"k" + std::to_string(i) + "\":\"v\""; };
  const std::string fields = repeated(count, text, '{', '}');
  const auto& type = schema::get(schema::carrier_id::TicketEntity);
  const document made =
      patched("a dictionary of 100,000 merged into another", R"({"CustomFields":)" + fields + "}",
              R"({"CustomFields":)" + fields + "}", &type);
  EXPECT_EQ(made.root().find("CustomFields")->size(), count);
}

}  // namespace
}  // namespace ticketwire::json

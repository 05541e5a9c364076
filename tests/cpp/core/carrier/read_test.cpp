#include "ticketwire/carrier/read.hpp"

#include <gtest/gtest.h>

#include <array>
#include <iostream>

#include "core/support/random.hpp"
#include "ticketwire/carrier/bind.hpp"

namespace ticketwire::carrier {
namespace {

/// What read() has to come to: the text parsed and validated by itself.
result<json::document> in_two_steps(std::string_view bytes, const schema::carrier_type& type) {
  result<json::document> document = json::document::parse(bytes);
  if (!document) return document;
  const faults found = validate(document->root(), type);
  if (!found.empty()) return found.front();
  return document;
}

/// Whether the carrier was read beside its rows, rather than in two steps.
bool read_in_one(const json::document& document) {
  const auto text = document.root().source();
  return text->size() > 0 && text->at(0).type != 0;
}

void expect_same(const json::value& a, const json::value& b) {
  ASSERT_EQ(a.kind(), b.kind());
  ASSERT_EQ(a.raw(), b.raw());
  ASSERT_EQ(a.size(), b.size());
  auto other = b.children().begin();
  for (const json::child& each : a.children()) {
    ASSERT_EQ(each.name.raw(), (*other).name.raw());
    expect_same(each.value, (*other).value);
    ++other;
  }
}

void expect_same(const result<json::document>& read, const result<json::document>& wanted) {
  ASSERT_EQ(read.has_value(), wanted.has_value());
  if (read) return expect_same(read->root(), wanted->root());
  EXPECT_EQ(read.error().code, wanted.error().code);
  EXPECT_EQ(read.error().pointer, wanted.error().pointer);
  EXPECT_EQ(read.error().offset, wanted.error().offset);
  EXPECT_EQ(read.error().detail, wanted.error().detail);
}

/// Makes small changes, most of which break something.
class mutator {
 public:
  explicit mutator(std::uint32_t seed) : random_(seed) {}

  std::string operator()(std::string text) {
    for (std::uint32_t changes = 1 + below(3); changes > 0; --changes) change(text);
    return text;
  }

  support::generator& random() noexcept { return random_; }
  std::uint32_t below(std::size_t bound) {
    return random_.below(static_cast<std::uint32_t>(bound));
  }

 private:
  static constexpr std::array<std::string_view, 40> parts = {
      "null",
      "true",
      "false",
      "0",
      "-0",
      "01",
      "1.0",
      "1e2",
      "2147483647",
      "2147483648",
      "-2147483648",
      "-2147483649",
      "1e999",
      "12345678901",
      "\"\"",
      "\"\\u0041\"",
      "[]",
      "{}",
      "[null]",
      "{\"a\":{}}",
      " ",
      "\n\t",
      ",",
      ":",
      "\"",
      "\\",
      "\x80",
      "\xc3\xa5",
      "\xed\xa0\x80",
      "}",
      "]",
      "\"2024-02-29T12:00:00Z\"",
      "\"2023-02-29\"",
      "\"2024-12-31T23:59:59.1234567+14:00\"",
      "\"0000-00-00\"",
      "\"2024-01-02T24:00\"",
      "\"2024-01-02T03:04:05.\"",
      "\"2024-01-02 03:04\"",
      "\"2024-01-02T03:04:05-0500\"",
      std::string_view("\0", 1)};

  void change(std::string& text) {
    const std::size_t at = below(text.size() + 1);
    const std::string_view part = parts[below(parts.size())];
    const std::size_t rest = text.size() - at;
    switch (below(7)) {
      case 0:
        text.insert(at, part);
        break;
      case 1:
        text.replace(at, std::min<std::size_t>(rest, below(4)), part);
        break;
      case 2:
        text.erase(at, below(8));
        break;
      case 3:
        text.insert(at, text.substr(below(text.size() + 1), below(60)));
        break;
      case 4:
        if (rest > 0) text[at] = static_cast<char>(text[at] ^ (1 << below(8)));
        break;
      case 5:
        value_at(text, at, part);
        break;
      default:
        other_case(text, at);
    }
  }

  /// Puts something else in place of what follows the next colon.
  static void value_at(std::string& text, std::size_t at, std::string_view part) {
    const std::size_t colon = text.find("\":", at);
    if (colon == std::string::npos) return;
    const std::size_t end = text.find_first_of(",}]", colon);
    if (end != std::string::npos) text.replace(colon + 2, end - colon - 2, part);
  }

  static void other_case(std::string& text, std::size_t at) {
    while (at < text.size() && (text[at] < 'A' || (text[at] & 0x5f) > 'Z')) ++at;
    if (at < text.size()) text[at] = static_cast<char>(text[at] ^ 0x20);
  }

  support::generator random_;
};

TEST(read, comes_to_the_same_as_two_steps) {
  mutator mutate(support::property_seed("read_comes_to_the_same_as_two_steps"));
  std::size_t texts = 0;
  std::size_t good = 0;
  std::size_t in_one = 0;
  while (texts < 100'000 && !::testing::Test::HasFailure()) {
    const auto& type = schema::carriers()[mutate.below(schema::carrier_count)];
    const std::string whole = mutate.random().carrier(type, 1);
    const auto older = read(whole, type);
    ASSERT_TRUE(older) << whole;
    EXPECT_TRUE(read_in_one(*older)) << type.name << whole;
    for (int i = 0; i < 25 && !::testing::Test::HasFailure(); ++i, ++texts) {
      const std::string text = mutate(whole);
      SCOPED_TRACE(std::string(type.name) + " " + text);
      const auto made = read(text, type);
      const auto wanted = in_two_steps(text, type);
      expect_same(made, wanted);
      expect_same(read(text, type, {}, older->root().source().get()), wanted);
      if (made) ++good;
      if (made && read_in_one(*made)) ++in_one;
    }
  }
  EXPECT_GT(good, 0U);
  EXPECT_GT(in_one, 0U);
  std::cout << "figure: " << texts << " mutated carriers read alike in one pass and in two, "
            << good << " of them good, " << in_one << " in one pass\n";
}

/// Right or wrong; only what is usual is read in one pass.
void expect_pass(bool in_one, std::string_view text, schema::carrier_id id) {
  SCOPED_TRACE(text);
  const auto& type = schema::get(id);
  const auto made = read(text, type);
  expect_same(made, in_two_steps(text, type));
  EXPECT_EQ(made && read_in_one(*made), in_one);
}

TEST(read, what_is_usual_is_read_in_one_pass) {
  for (const std::string_view text :
       {R"({})", R"( { } )", R"({"TicketId":1})", R"({"TicketId":null,"Title":null})",
        R"({"TicketId":1,"Title":"a","CreatedAt":"2026-01-01T00:00:00Z"})",
        R"({"CreatedAt":"2026-01-01 00:00"})", R"({ "TicketId" : 1 , "Title" : "a" })",
        R"({"Title":"a","TicketId":1})", R"({"ticketid":1,"TITLE":"a"})",
        R"({"Title":"a","Title":"b"})",
        R"({"Unknown":{"a":[1,{"b":null}]},"Title":"a","More":"x"})", R"({"Title":"\u0061\nÃ¥"})",
        R"({"BaseStatus":"Closed","ReadStatus":2,"BaseStatus":"Whatever"})",
        R"({"HasAttachment":true,"HasAttachment":false})",
        R"({"Tags":null,"Tags":[],"Tags":[ ],"Tags":[{"Id":1},null , {"Id":2}]})",
        R"({"Priority":{"TicketPriorityId":1,"Name":"x"},"Title":"a"})",
        R"({"Priority":{},"Priority":null})",
        R"({"CustomFields":{"a":"b","\u0063" : null},"CustomFields":{},"CustomFields":null})"}) {
    expect_pass(true, text, schema::carrier_id::TicketEntity);
  }
}

TEST(read, what_is_unusual_is_read_in_two) {
  for (const std::string_view text :
       {"null", R"({"T\u0069tle":"a"})", R"({"TicketId":1.0})", R"({"TicketId":1e1})"}) {
    expect_pass(false, text, schema::carrier_id::TicketEntity);
  }
}

TEST(read, what_is_wrong_is_told_by_two_steps) {
  for (const std::string_view text : {"",
                                      "[]",
                                      "1",
                                      "{",
                                      R"({"TicketId":"1"})",
                                      R"({"TicketId":true})",
                                      R"({"TicketId":[]})",
                                      R"({"TicketId":2147483648})",
                                      R"({"Title":1})",
                                      R"({"Title":{}})",
                                      R"({"Title":nul})",
                                      R"({"HasAttachment":1})",
                                      R"({"HasAttachment":"true"})",
                                      R"({"HasAttachment":truth})",
                                      R"({"CreatedAt":1})",
                                      R"({"CreatedAt":"now"})",
                                      R"({"BaseStatus":true})",
                                      R"({"BaseStatus":1.5})",
                                      R"({"Tags":{}})",
                                      R"({"Tags":[1]})",
                                      R"({"Tags":[{"Id":"a"}]})",
                                      R"({"Tags":[{"Id":1},]})",
                                      R"({"Tags":[,{"Id":1}]})",
                                      R"({"Tags":[{"Id":1} {"Id":2}]})",
                                      R"({"Tags":[{"Id":1}})",
                                      R"({"Priority":[]})",
                                      R"({"Priority":{"TicketPriorityId":"x"}})",
                                      R"({"CustomFields":[]})",
                                      R"({"CustomFields":{"a":1}})",
                                      R"({"CustomFields":{"a":"b",}})",
                                      R"({"CustomFields":{,"a":"b"}})",
                                      R"({"CustomFields":{"a" "b"}})",
                                      R"({"CustomFields":{1:2}})",
                                      R"({"CustomFields":{"a":"b"])",
                                      R"({"Title":"a",})",
                                      R"({,"Title":"a"})",
                                      R"({"Title":"a" "Author":"b"})",
                                      R"({"Title" "a"})",
                                      R"({"Title":"a"])",
                                      R"({"Title":"a"}})",
                                      R"({"Title":"a"} 1)",
                                      R"({Title:1})",
                                      R"({"Unknown":})",
                                      R"({"Unknown":[1,]})"}) {
    expect_pass(false, text, schema::carrier_id::TicketEntity);
  }
}

TEST(read, limits_hold_in_one_pass) {
  const auto& type = schema::get(schema::carrier_id::TicketEntity);
  const std::string text = R"({"TicketId":1,"Tags":[{"Id":1},{"Id":2}],"CustomFields":{"a":"b"}})";
  for (std::size_t most = 0; most < 20; ++most) {
    const limits values{.max_values = most};
    const limits levels{.max_depth = most};
    for (const limits& each : {values, levels, limits{.max_bytes = most * 5}}) {
      const auto made = read(text, type, each);
      const auto wanted = json::document::parse(text, each);
      ASSERT_EQ(made.has_value(), wanted.has_value()) << most;
      if (made) continue;
      EXPECT_EQ(made.error().code, wanted.error().code);
      EXPECT_EQ(made.error().offset, wanted.error().offset);
    }
  }
  EXPECT_TRUE(read(text, type, {.max_depth = 3, .max_values = 15}));
}

std::string persons(std::initializer_list<int> ids) {
  std::string out = R"({"TicketId":1,"SecondaryPersons":[)";
  for (const int id : ids) {
    if (out.back() == '}') out.push_back(',');
    out += R"({"PersonId":)" + std::to_string(id) + R"(,"Emails":[{"X":[1]}]})";
  }
  return out + R"(],"CustomFields":{"a":"b"}})";
}

/// Elements that are new, gone, changed or moved; the answer is the same whatever is older.
TEST(read, what_an_older_version_has_is_taken_over) {
  const auto& type = schema::get(schema::carrier_id::TicketEntity);
  const std::array<std::string, 8> versions = {persons({1, 2, 3, 4, 5}),
                                               persons({9, 8, 1, 2, 3, 4, 5}),
                                               persons({3, 4, 5}),
                                               persons({1, 7, 6, 4, 5}),
                                               persons({5, 4, 3, 2, 1}),
                                               persons({}),
                                               "null",
                                               persons({1, 2, 3, 4, 5})};
  for (const std::string& from : versions) {
    const auto older = read(from, type);
    ASSERT_TRUE(older);
    for (const std::string& to : versions) {
      SCOPED_TRACE(from + " -> " + to);
      const auto like = older->root().source();
      expect_same(read(to, type, {}, like.get()), in_two_steps(to, type));
      const auto plain =
          json::document::parse(to, {}, json::document::parse(from)->root().source().get());
      expect_same(plain, json::document::parse(to));
    }
  }
}

TEST(read, an_older_version_lifts_no_limit) {
  const auto& type = schema::get(schema::carrier_id::TicketEntity);
  const std::string text = persons({1, 2, 3});
  const auto older = read(text, type);
  ASSERT_TRUE(older);
  const auto like = older->root().source();
  const auto read_within = [&](const limits& limits) {
    return read(text, type, limits, like.get());
  };
  EXPECT_EQ(read_within({.max_depth = 4}).error().code, error_code::json_depth);
  EXPECT_EQ(read_within({.max_values = 20}).error().code, error_code::json_too_many);
  EXPECT_EQ(read_within({.max_bytes = 20}).error().code, error_code::json_size);
  EXPECT_TRUE(read_within({}));
}

}  // namespace
}  // namespace ticketwire::carrier

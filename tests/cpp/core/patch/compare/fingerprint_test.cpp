#include "patch/compare/fingerprint.hpp"

#include <gtest/gtest.h>

#include <map>

#include "ticketwire/json/document.hpp"

namespace ticketwire::patch {
namespace {

std::uint64_t of(std::string_view text, const char* carrier) {
  const auto document = json::document::parse(text);
  EXPECT_TRUE(document) << text;
  const auto* type = carrier != nullptr ? schema::find_carrier(carrier) : nullptr;
  return fingerprint(document->root(), root_site(type));
}

void all_differ(const std::vector<std::string_view>& texts, const char* carrier) {
  std::map<std::uint64_t, std::string_view> seen;
  for (const std::string_view text : texts) {
    const auto [other, fresh] = seen.emplace(of(text, carrier), text);
    EXPECT_TRUE(fresh) << text << " and " << other->second;
  }
}

void all_agree(const std::vector<std::string_view>& texts, const char* carrier) {
  for (const std::string_view text : texts) {
    EXPECT_EQ(of(text, carrier), of(texts.front(), carrier)) << text;
  }
}

TEST(fingerprint, of_any_json_differs_where_values_do) {
  all_differ({"null",
              "true",
              "false",
              "0",
              "1",
              "-1",
              "10",
              "100",
              "0.1",
              "-0.1",
              "12",
              "21",
              "1.2",
              R"("c")",
              R"("a")",
              R"("b")",
              R"("ab")",
              R"("ba")",
              R"("1")",
              "[]",
              "[1]",
              "[2]",
              "[1,2]",
              "[2,1]",
              "[[1],2]",
              "[1,[2]]",
              "[[1,2]]",
              "[null]",
              "[null,null]",
              "{}",
              R"({"a":1})",
              R"({"b":1})",
              R"({"a":2})",
              R"({"a":null})",
              R"({"a":[1,2]})",
              R"({"a":1,"b":2})",
              R"({"":1})",
              R"({"a":"b"})",
              R"({"a":2,"b":1})",
              R"({"b":"a"})",
              R"({"A":1})",
              R"({"a":{"b":1}})"},
             nullptr);
}

TEST(fingerprint, of_any_json_is_that_of_every_spelling) {
  all_agree({"1", "1.0", "10e-1", "0.1e1"}, nullptr);
  all_agree({R"("a/")", R"("\u0061\/")"}, nullptr);
  all_agree({R"({"a":1,"b":[2]})", R"({ "b": [2.0], "a": 1 })"}, nullptr);
}

TEST(fingerprint, of_carriers_differs_where_values_do) {
  all_differ({R"({})",
              R"({"Title":"a"})",
              R"({"Title":"b"})",
              R"({"Sentiment":1})",
              R"({"SentimentConfidence":1})",
              R"({"Sentiment":2})",
              R"({"Sentiment":1,"SentimentConfidence":2})",
              R"({"Sentiment":2,"SentimentConfidence":1})",
              R"({"Deadline":"2026-01-01T00:00:00Z"})",
              R"({"Deadline":"2026-01-01T00:00:00"})",
              R"({"Deadline":"2026-01-01T00:00:01Z"})",
              R"({"Deadline":"soon"})",
              R"({"BaseStatus":"Closed"})",
              R"({"BaseStatus":"Deleted"})",
              R"({"BaseStatus":"Somewhere"})",
              R"({"BaseStatus":"Nowhere"})",
              R"({"Tags":[{"Id":1}]})",
              R"({"Tags":[{"Id":2}]})",
              R"({"Tags":[{"Id":1},{"Id":1}]})",
              R"({"Tags":[{"Id":1},{"Id":2}]})",
              R"({"Tags":[{"Id":1},{"Id":3}]})",
              R"({"Tags":[{}]})",
              R"({"Tags":[null]})",
              R"({"CustomFields":{"x_a":"1"}})",
              R"({"CustomFields":{"x_b":"1"}})",
              R"({"CustomFields":{"x_a":""}})",
              R"({"CustomFields":{"x_a":"1","x_b":"2"}})",
              R"({"CustomFields":{"x_a":"2","x_b":"1"}})",
              R"({"Priority":{"TicketPriorityId":1}})",
              R"({"Priority":{"TicketPriorityId":2}})"},
             "TicketEntity");
  all_differ({R"({"MessageHeaders":[{"Id":1},{"Id":2}]})",
              R"({"MessageHeaders":[{"Id":2},{"Id":1}]})", R"({"MessageHeaders":[{"Id":1}]})",
              R"({"MessageHeaders":[null,{"Id":1}]})", R"({"MessageHeaders":[{"Id":1},null]})"},
             "TicketMessageEntity");
}

TEST(fingerprint, of_carriers_is_that_of_every_spelling) {
  all_agree({"{}", "null", R"({"Title":""})", R"({"Title":null,"Sentiment":0})",
             R"({"Tags":[],"CustomFields":{}})", R"({"CustomFields":{"x_a":null}})",
             R"({"Priority":null})", R"({"Priority":{}})", R"({"Deadline":"0001-01-01T00:00:00"})",
             R"({"TableRight":{"Mask":"FULL"}})", R"({"Unknown":1})"},
            "TicketEntity");
  all_agree({R"({"Title":"a","Sentiment":1})", R"({"sentiment":1.0,"TITLE":"\u0061"})"},
            "TicketEntity");
  all_agree({R"({"Deadline":"2026-01-01T00:00:00Z"})", R"({"Deadline":"2026-01-01T01:00+01:00"})"},
            "TicketEntity");
  all_agree({R"({"BaseStatus":"Closed"})", R"({"BaseStatus":"closed"})", R"({"BaseStatus":2})"},
            "TicketEntity");
  all_agree({R"({"BaseStatus":"Nowhere"})", R"({"BaseStatus":"noWhere"})"}, "TicketEntity");
  all_agree({R"({"Tags":[{"Id":1},{"Id":2}]})", R"({"Tags":[{"Id":2},{"Id":1}]})"}, "TicketEntity");
  all_agree({R"({"CustomFields":{"x_a":"1","x_b":"2"}})",
             R"({"CustomFields":{"X_B":"2","x_a":"1","x_c":null}})"},
            "TicketEntity");
}

}  // namespace
}  // namespace ticketwire::patch

#include <gtest/gtest.h>

#include "core/support/random.hpp"
#include "ticketwire/json/document.hpp"
#include "xml/read.hpp"
#include "xml/write.hpp"

namespace ticketwire::xml {
namespace {

root root_of(const schema::carrier_type& type) {
  root out;
  out.row.type = schema::value_type::carrier;
  out.row.shape = schema::shape::single;
  out.carrier = &type;
  return out;
}

void expect_round_trip(const std::string& json, const root& root) {
  const auto before = json::document::parse(json);
  ASSERT_TRUE(before.has_value()) << json;
  const std::string written = write(before->root(), root);
  const auto read_back = read(written, root);
  ASSERT_TRUE(read_back.has_value()) << describe(read_back.error()) << "\n" << json << written;
  const auto after = json::document::parse(read_back->json);
  ASSERT_TRUE(after.has_value()) << read_back->json;
  ASSERT_TRUE(json::equal(before->root(), after->root())) << json << "\n" << written;
}

TEST(xml_round_trip, every_carrier_comes_back_equal) {
  support::generator random(support::property_seed("xml round trip"));
  int documents = 0;
  for (int i = 0; i < 60; ++i) {
    for (const schema::carrier_type& type : schema::carriers()) {
      expect_round_trip(random.carrier(type, 3), root_of(type));
      if (HasFatalFailure()) return;
      ++documents;
    }
  }
  std::printf("figure: xml round trips of random carriers: %d\n", documents);
}

TEST(xml_round_trip, values_without_a_type_come_back_equal) {
  support::generator random(support::property_seed("xml any"));
  root any;
  any.row.type = schema::value_type::any;
  any.row.shape = schema::shape::single;
  // JSON within a text, which an escape alone keeps from being read as JSON.
  expect_round_trip(R"(["\"\u0000\"", "\"_x0000_\"", "[1]", " 5 ", ""])", any);
  for (int i = 0; i < 2000; ++i) {
    expect_round_trip(random.json(), any);
    if (HasFatalFailure()) return;
  }
}

TEST(xml_round_trip, no_character_is_lost) {
  const schema::carrier_type& type = schema::get(schema::carrier_id::TicketEntity);
  for (const char* text :
       {R"({"Title":"\u0000\u0001\u001f\u007f\u0085\ufffe\uffff"})", R"({"Title":"a\r\nb\rc\td"})",
        R"({"Title":"  <b>&amp;]]>\"' "})", R"({"Title":"_x0000_ _x005F_x0000_ _x0041_ _x_ _"})",
        R"({"Title":"\ud83d\ude00 \u2028"})",
        R"({"CustomFields":{"":"","a b":" ","\u0000":"\u0000"}})",
        R"({"Title":"","Deadline":"","Tags":[],"CustomFields":{},"Person":{},"Sale":null})"}) {
    expect_round_trip(text, root_of(type));
  }
}

}  // namespace
}  // namespace ticketwire::xml

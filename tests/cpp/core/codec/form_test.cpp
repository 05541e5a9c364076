#include "ticketwire/codec/form.hpp"

#include <gtest/gtest.h>

#include "core/support/random.hpp"
#include "core/support/vectors.hpp"
#include "ticketwire/carrier/bind.hpp"
#include "ticketwire/codec/codec.hpp"

namespace ticketwire::codec {
namespace {

using support::row;

support::answer answer_of(const result<std::string>& made) {
  if (!made) return support::take(made.error());
  support::answer out;
  out.data = *made;
  return out;
}

TEST(form, read_vectors) {
  support::run_vectors("form/read.json", [](const row& row) {
    const auto* type = schema::find_carrier(row.carrier());
    ASSERT_NE(type, nullptr);
    const auto made = read_form(row.input("form"), *type);
    support::expect_answer(row, answer_of(made));
    if (!made) return;
    const auto document = json::document::parse(*made);
    ASSERT_TRUE(document) << *made;
    EXPECT_EQ(*carrier::bind(document->root(), *type), *made);
  });
}

TEST(form, write_vectors) {
  support::run_vectors("form/write.json", [](const row& row) {
    const auto* type = schema::find_carrier(row.carrier());
    ASSERT_NE(type, nullptr);
    const auto document = json::document::parse(row.input("document"));
    ASSERT_TRUE(document);
    support::expect_answer(row, answer_of(write_form(document->root(), *type)));
  });
}

TEST(form, read_of_write_on_every_carrier) {
  support::generator random(support::property_seed("read_of_write_on_every_carrier"));
  for (const schema::carrier_type& type : schema::carriers()) {
    for (int i = 0; i < 40 && !::testing::Test::HasFailure(); ++i) {
      const auto carrier = json::document::parse(random.carrier(type));
      ASSERT_TRUE(carrier);
      const auto form = write_form(carrier->root(), type);
      ASSERT_TRUE(form) << describe(form.error()) << carrier->write();
      const auto again = read_form(*form, type);
      ASSERT_TRUE(again) << describe(again.error()) << "\n" << *form;
      EXPECT_TRUE(support::same_json(*again, *carrier::bind(carrier->root(), type)))
          << type.name << "\n"
          << carrier->write() << "\n"
          << *form << "\n"
          << *again;
    }
  }
}

TEST(form, limits) {
  const auto& type = schema::get(schema::carrier_id::TicketEntity);
  const limits few{.max_bytes = 20, .max_depth = 2, .max_fields = 2};
  const auto code = [&](std::string_view form) {
    const auto made = read_form(form, type, few);
    return made ? std::string_view("") : name(made.error().code);
  };
  EXPECT_EQ(code("Title=aaaaaaaaaaaaaa"), "");
  EXPECT_EQ(code("Title=aaaaaaaaaaaaaaa"), "json_size");
  EXPECT_EQ(code("a=1&&&b=2"), "");
  EXPECT_EQ(code("a=1&b=2&c=3"), "form_too_many");
  EXPECT_EQ(code("OwnedBy.Rank=1"), "");
  EXPECT_EQ(code("Tags[0].Id=1"), "json_depth");
}

TEST(form, an_index_costs_no_memory) {
  const auto& type = schema::get(schema::carrier_id::TicketEntity);
  EXPECT_EQ(*read_form("Tags[999999999].Id=1&Tags[99999999].Id=2", type),
            R"({"Tags":[{"Id":2},{"Id":1}]})");
}

TEST(codec, a_media_type_chooses) {
  const auto& type = schema::get(schema::carrier_id::TicketEntity);
  const auto form = decode("title=a+b", http::media_type::form, type);
  ASSERT_TRUE(form);
  EXPECT_EQ(form->write(), R"({"Title":"a b"})");
  const auto json = decode(R"({ "title": "a b" })", http::media_type::text_json, type);
  ASSERT_TRUE(json);
  EXPECT_EQ(*encode(json->root(), http::media_type::json, type), R"({ "title": "a b" })");
  EXPECT_EQ(*encode(json->root(), http::media_type::form, type), "Title=a+b");
  EXPECT_FALSE(decode("title=a", http::media_type::json, type));
  EXPECT_FALSE(decode("title=%", http::media_type::form, type));
}

}  // namespace
}  // namespace ticketwire::codec

#include <gtest/gtest.h>

#include "service/world.hpp"

namespace ticketwire::testing {
namespace {

using custom_fields_test = world_test;

TEST_F(custom_fields_test, definitions_are_listed_and_found_by_name) {
  const auto list = get("/api/v1/Ticket/CustomField");
  EXPECT_EQ(list.status, 200);
  EXPECT_EQ(size_at(list.body, ""), 2u);
  EXPECT_EQ(text_at(list.body, "/0/FieldName"), "SuperOffice:1");
  EXPECT_EQ(size_at(list.body, "/0"), 13u);
  const auto one = get("/api/v1/Ticket/CustomField/superoffice%3A1");
  EXPECT_EQ(one.body, at(list.body, "/0"));
  EXPECT_EQ(text_at(one.body, "/FieldType"), "Integer");
  EXPECT_EQ(at(one.body, "/IsMandatory"), "true");
  EXPECT_EQ(text_at(get("/api/v1/TicketMessage/CustomField").body, "/0/FieldName"), "x_reviewed");
  EXPECT_EQ(text_at(get("/api/v1/TicketMessage/CustomField/x_reviewed").body, "/FieldType"),
            "Checkbox");
  EXPECT_EQ(get("/api/v1/Ticket/CustomField/x_reviewed").status, 404) << "it is of messages";
}

TEST_F(custom_fields_test, rights_tell_of_custom_fields) {
  const auto read = ticket(2001);
  const auto right = [&](const std::string& name) {
    return text_at(read, "/FieldProperties/" + name + "/FieldRight/Mask");
  };
  EXPECT_EQ(right("CustomFields.SuperOffice:1"), "Update, UIHintMandatory");
  EXPECT_EQ(right("CustomFields.x_origin"), "Read");
  EXPECT_EQ(right("Title"), "Update, UIHintMandatory");
  EXPECT_EQ(right("NumMessages"), "Read");
  EXPECT_EQ(right("TicketId"), "Read") << "a save is of the ticket that is addressed";
  EXPECT_EQ(at(read, "/FieldProperties/CustomFields.SuperOffice:1/FieldLength"), "4");
  EXPECT_EQ(text_at(read, "/FieldProperties/CustomFields.x_origin/FieldType"), "System.String");
  EXPECT_EQ(at(read, "/FieldProperties/CustomFields.x_reviewed"), "(nothing)");
  EXPECT_NE(at(get("/api/v1/TicketMessage/501").body, "/FieldProperties/CustomFields.x_reviewed"),
            "(nothing)");
}

TEST_F(custom_fields_test, a_field_that_is_read_only_is_passed_over) {
  const auto done = service::import_world(
      *store_,
      R"({"tickets":[{"entity":{"TicketId":3000,"Title":"a","BaseStatus":"Active",)"
      R"("Status":{"TicketStatusId":1},"CustomFields":{"x_origin":"mail","x_a":"1"}}}]})",
      now_, plain_hashes());
  ASSERT_TRUE(done.has_value());
  const std::string fields = "/CustomFields";
  auto kept = patched(3000, R"({"CustomFields":{"x_origin":"forged","x_a":"2"}})");
  EXPECT_EQ(at(kept, fields), R"({"x_a":"2","x_origin":"mail"})");
  kept = patched(3000, R"([{"op":"remove","path":"/CustomFields/x_origin"}])");
  EXPECT_EQ(at(kept, fields), R"({"x_a":"2","x_origin":"mail"})");
  kept = put(3000, R"({"CustomFields":{"x_origin":null,"x_b":"3"}})").body;
  EXPECT_EQ(at(kept, fields), R"({"x_a":"2","x_b":"3","x_origin":"mail"})");
  kept = put(3000, R"({"CustomFields":null})").body;
  EXPECT_EQ(at(kept, fields), R"({"x_origin":"mail"})");
  EXPECT_EQ(at(save(R"({"Title":"b","CustomFields":{"x_origin":"forged"}})"), fields), "{}");
  kept = put(2001, R"({"CustomFields":{"X_Origin":"forged"}})").body;
  EXPECT_EQ(at(kept, fields), R"({"SuperOffice:1":"[I:1]"})") << "names are the same in any case";
}

TEST_F(custom_fields_test, foreign_keys_are_read_only) {
  EXPECT_EQ(get(ticket_path(2001) + "/ForeignKey").body, R"({"erp.main.orderno":"A-17"})");
  EXPECT_EQ(get(ticket_path(2002) + "/ForeignKey").body, "{}");
  EXPECT_EQ(get(ticket_path(99999) + "/ForeignKey").status, 404);
  EXPECT_EQ(get("/api/v1/TicketMessage/501/ForeignKey").body, R"({"erp.main.mailno":"M-3"})");
  EXPECT_EQ(get("/api/v1/TicketMessage/99999/ForeignKey").status, 404);
  EXPECT_EQ(at(ticket(2001), "/ExtraFields"), "{}");
  const auto with_keys = get(ticket_path(2001) + "?fk=true").body;
  EXPECT_EQ(at(with_keys, "/ExtraFields"), R"({"erp.main.orderno":"A-17"})");
  const auto before = ticket(2001);
  ASSERT_EQ(put(2001, with_keys).status, 200) << "sent back whole, as a client may";
  EXPECT_EQ(ticket(2001), before);
}

TEST_F(custom_fields_test, of_a_message_too_what_is_read_only_is_passed_over) {
  const auto done = service::import_world(
      *store_,
      R"({"customFields":{"TicketMessage":[{"FieldName":"x_seen","IsReadOnly":true}]},)"
      R"("tickets":[{"entity":{"TicketId":3000,"Title":"a"},"messages":[)"
      R"({"EjMessageId":900,"Body":"b","CustomFields":{"x_seen":"[I:1]"}}]}],)"
      R"("foreignKeys":{"TicketMessage":{"900":{"erp.main.mailno":"M-9"}}}})",
      now_, plain_hashes());
  ASSERT_TRUE(done.has_value()) << describe(done.error());
  const std::string path = "/api/v1/TicketMessage/900";
  const std::string forged = R"({"x_seen":"[I:0]","x_a":"1"})";
  const auto fields = [&] { return at(get(path).body, "/CustomFields"); };
  ASSERT_EQ(send(http::method::put, path, R"({"CustomFields":)" + forged + "}").status, 200);
  EXPECT_EQ(fields(), R"({"x_a":"1","x_seen":"[I:1]"})");
  ASSERT_EQ(send(http::method::patch, path, R"({"CustomFields":null})").status, 200);
  EXPECT_EQ(fields(), R"({"x_seen":"[I:1]"})");
  ASSERT_EQ(send(http::method::put, path, R"({"ExtraFields":{"erp.main.mailno":"forged"}})").status,
            200);
  EXPECT_EQ(at(get(path).body, "/ExtraFields"), "{}");
  const auto made =
      agent("SaveTicketMessageEntity",
            R"({"Ticket":{"TicketId":3000},"CustomFields":)" + forged + R"(,"Body":"x"})");
  EXPECT_EQ(at(made.body, "/CustomFields"), R"({"x_a":"1"})");
}

}  // namespace
}  // namespace ticketwire::testing

#include "service/record/rights.hpp"

#include <gtest/gtest.h>

#include <array>

#include "service/world.hpp"

namespace ticketwire::testing {
namespace {

// Another value than the one that the world's ticket 2001 and message 502 have.
const std::map<std::string, std::string, std::less<>> others = {
    {"CreatedBy", R"({"AssociateId":12})"},
    {"OwnedBy", R"({"AssociateId":12})"},
    {"Category", R"({"TicketCategoryId":2})"},
    {"Priority", R"({"TicketPriorityId":1})"},
    {"Status", R"({"TicketStatusId":6})"},
    {"BaseStatus", R"("Postponed")"},
    {"Slevel", R"("Internal")"},
    {"Origin", R"("Phone")"},
    {"ReadStatus", R"("Red")"},
    {"Person", R"({"PersonId":3002})"},
    {"SecondaryPersons", R"([{"PersonId":3002}])"},
    {"Tags", R"([{"Id":538}])"},
    {"Sale", R"({"SaleId":301})"},
    {"Project", R"({"ProjectId":401})"},
    {"TicketType", R"({"TicketTypeId":2})"},
    {"Messages", R"([{"TicketMessageId":501}])"},
    {"FormSubmission", R"({"FormSubmissionId":3})"},
    {"Ticket", R"({"TicketId":626})"},
    {"MessageCategory", R"("Bounce")"},
    {"MessageHeaders", R"([{"Name":"To","Value":"a@b.example"}])"},
    {"Badge", R"("Forward")"},
    {"AttachmentsInfo", R"([{"AttachmentId":1}])"}};

class rights_test : public world_test {
 protected:
  static std::string other_value(const std::string& name, const json::value& old,
                                 const std::string& type) {
    if (const auto known = others.find(name); known != others.end()) return known->second;
    if (old.kind() == json::kind::boolean) return old.boolean() ? "false" : "true";
    if (old.kind() == json::kind::number) return std::to_string(*old.int32() + 7);
    return type == "System.DateTime" ? R"("2027-05-05T05:05:05Z")" : R"("other")";
  }
  /// Whether a save changes what the right of a property says that it may.
  void expect_right(const std::string& path, const std::string& name) {
    const auto before = get(path).body;
    const auto right = "/FieldProperties/" + name;
    const bool may = text_at(before, right + "/FieldRight/Mask").find("Update") == 0;
    const auto entity = parse(before);
    const auto old = find(entity.root(), "/" + name);
    ASSERT_TRUE(old.has_value()) << name;
    const auto value = other_value(name, *old, text_at(before, right + "/FieldType"));
    const auto answer = send(http::method::put, path, "{\"" + name + "\":" + value + "}");
    ASSERT_EQ(answer.status, 200) << name << value << answer.body;
    EXPECT_EQ(at(answer.body, "/" + name) != at(before, "/" + name), may) << name << " " << value;
  }
  void expect_rights(const std::string& path, const std::set<std::string>& passed_over) {
    const auto entity = parse(get(path).body);
    EXPECT_EQ(find(entity.root(), "/TableRight/Mask")->string(), "Select, Update, Insert, Delete");
    std::size_t checked = 0;
    for (const json::child& entry : entity.root().find("FieldProperties")->children()) {
      const auto name = entry.name.decode();
      if (name.starts_with("CustomFields.") || passed_over.contains(name)) continue;
      expect_right(path, name);
      ++checked;
    }
    EXPECT_GT(checked, 15u);
  }
};

TEST_F(rights_test, a_save_of_a_ticket_does_what_its_rights_say) {
  // Every save that changes anything changes it.
  expect_rights(ticket_path(2001), {"LastChanged"});
}

TEST_F(rights_test, a_save_of_a_message_does_what_its_rights_say) {
  // Which of the three texts counts is told by the others.
  expect_rights("/api/v1/TicketMessage/502", {"Type", "HtmlBody"});
}

/// .NET's type and the length of the values of each kind of custom field; .NET has no TimeSpan
/// here.
TEST(custom_field_rights, tell_type_and_length_of_each_kind) {
  struct kind {
    const char* name;
    const char* type;
    const char* length;
  };
  constexpr std::array<kind, 13> kinds = {{
      {"Integer", "System.Int32", "4"},
      {"ShortText", "System.String", "39"},
      {"LongText", "System.String", "199"},
      {"Date", "System.DateTime", "16"},
      {"DateTime", "System.DateTime", "16"},
      {"Time", "System.DateTime", "16"},
      {"TimeSpan", "System.Int32", "4"},
      {"Checkbox", "System.Boolean", "2"},
      {"Decimal", "System.Double", "8"},
      {"MdoList", "System.Int32", "4"},
      {"RelationTo", "System.Int32", "4"},
      {"Attachment", "System.Int32", "4"},
      {"Unheard", "System.String", "0"},
  }};
  for (const kind& each : kinds) {
    const auto field =
        parse(R"({"FieldName":"x_a","FieldType":")" + std::string(each.name) + "\"}");
    const std::array<service::members, 1> fields = {service::members(field.root())};
    const auto told = service::field_properties(*schema::find_carrier("TicketEntity"), fields);
    EXPECT_EQ(text_at(told, "/CustomFields.x_a/FieldType"), each.type) << each.name;
    EXPECT_EQ(at(told, "/CustomFields.x_a/FieldLength"), each.length) << each.name;
  }
}

}  // namespace
}  // namespace ticketwire::testing

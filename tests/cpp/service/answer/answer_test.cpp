#include <gtest/gtest.h>

#include "service/world.hpp"

namespace ticketwire::testing {
namespace {

class answer_test : public world_test {
 protected:
  static void expect_failure(const http::response& answer, int status, std::string_view type) {
    EXPECT_EQ(answer.status, status) << answer.body;
    EXPECT_EQ(size_at(answer.body, ""), 4u) << answer.body;
    EXPECT_EQ(at(answer.body, "/Error"), "true");
    EXPECT_EQ(text_at(answer.body, "/ErrorType"), type);
    EXPECT_NE(text_at(answer.body, "/ErrorMessage"), "");
    EXPECT_NE(text_at(answer.body, "/ErrorSource"), "");
  }
};

TEST_F(answer_test, an_error_has_exactly_its_four_members) {
  expect_failure(get(ticket_path(9999)), 404, "SoNotFoundException");
  expect_failure(patch(2001, R"([{"op":"test","path":"Title","value":"x"}])"), 409,
                 "SoConflictException");
  expect_failure(put(2001, ""), 400, "SoArgumentException");
  expect_failure(put(2001, "null"), 400, "SoArgumentException");
  expect_failure(patch(2001, "17"), 400, "SoArgumentException");
}

TEST_F(answer_test, problem_details_are_for_those_who_ask) {
  const auto answer = get(ticket_path(9999), {{"Accept", "application/problem+json"}});
  EXPECT_EQ(answer.status, 404);
  EXPECT_EQ(answer.fields.find("Content-Type"), "application/problem+json; charset=utf-8");
  EXPECT_EQ(at(answer.body, "/status"), "404");
  EXPECT_EQ(at(answer.body, "/Error"), "(nothing)");
  EXPECT_NE(text_at(answer.body, "/title"), "(nothing)");
}

TEST_F(answer_test, the_media_type_is_the_one_asked_for) {
  for (const char* type : {"application/json", "text/json", "application/json-patch+json",
                           "application/merge-patch+json"}) {
    EXPECT_EQ(get(ticket_path(2001), {{"Accept", type}}).fields.find("Content-Type"),
              std::string(type) + "; charset=utf-8");
  }
  for (const char* type : {"*/*", "image/png", "application/pdf, text/json;q=0"}) {
    EXPECT_EQ(get(ticket_path(2001), {{"Accept", type}}).fields.find("Content-Type"),
              "application/json; charset=utf-8")
        << type;
  }
}

TEST_F(answer_test, a_body_may_have_any_json_type_and_no_other) {
  for (const char* type : {"application/json", "TEXT/JSON; charset=utf-8",
                           "application/json-patch+json", "application/merge-patch+json"}) {
    EXPECT_EQ(patch(2001, "[]", {{"Content-Type", type}}).status, 200) << type;
    EXPECT_EQ(patch(2001, "{}", {{"Content-Type", type}}).status, 200) << type;
    EXPECT_EQ(put(2001, "{}", {{"Content-Type", type}}).status, 200) << type;
  }
  for (const char* type : {"text/plain", "application/octet-stream", "image/png",
                           "application/problem+json", "nonsense"}) {
    expect_failure(patch(2001, "[]", {{"Content-Type", type}}), 415, "SoArgumentException");
    expect_failure(put(2001, "{}", {{"Content-Type", type}}), 415, "SoArgumentException");
  }
}

TEST_F(answer_test, patches_in_xml_or_as_forms_are_not_taken) {
  for (const char* type : {"application/xml", "application/x-www-form-urlencoded"}) {
    expect_failure(patch(2001, "<a/>", {{"Content-Type", type}}), 415, "SoArgumentException");
  }
}

TEST_F(answer_test, addresses_and_methods_are_those_of_the_table) {
  expect_failure(get("/api/v1/Nothing"), 404, "SoNotFoundException");
  expect_failure(get("/api/v2/Ticket/2001"), 404, "SoNotFoundException");
  const auto wrong = send(http::method::post, ticket_path(2001), "{}");
  expect_failure(wrong, 405, "SoArgumentException");
  const std::string allow(wrong.fields.find("Allow").value_or(""));
  for (const char* method : {"GET", "HEAD", "PATCH", "PUT", "DELETE"}) {
    EXPECT_NE(allow.find(method), std::string::npos) << allow;
  }
  EXPECT_EQ(get("/api/v1/Ticket/default").status, 200) << "a name beats an id";
  const auto described = get("/api/v1/Agents/Ticket/CreateDefaultTicketEntity");
  expect_failure(described, 405, "SoArgumentException");
  EXPECT_EQ(described.fields.find("Allow"), "POST");
  EXPECT_EQ(get("/API/V1/ticket/2001").status, 200);
}

TEST_F(answer_test, ids_are_small_whole_numbers) {
  for (const char* id : {"2147483648", "-1", "99999999999999999999", "x", "1.5"}) {
    expect_failure(get(std::string("/api/v1/Ticket/") + id), 400, "SoArgumentException");
  }
  expect_failure(get("/api/v1/Ticket/2147483647"), 404, "SoNotFoundException");
}

TEST_F(answer_test, agents_refuse_arguments_that_are_wrong) {
  for (const char* body :
       {"", "null", "[]", "{}", R"({"NewEntity":null})", R"({"NewEntity":[]})",
        R"({"NewEntity":{"Title":7}})", R"({"NewEntity":{"Title":"x"},"Notify":1})",
        R"({"NewEntity":{"TicketId":2147483648}})", R"({"NewEntity":{"Tit)",
        R"({"NewEntity":{"BaseStatus":"Nonsense"}})", R"({"NewEntity":{"Deadline":"tomorrow"}})"}) {
    expect_failure(agent("SaveTicketEntityWithNotify", body), 400, "SoArgumentException");
  }
  for (const char* body : {"", "null", "[]", R"({"EjMessageId":"x"})"}) {
    expect_failure(agent("SaveTicketMessageEntity", body), 400, "SoArgumentException");
  }
}

TEST_F(answer_test, numbers_and_truth_values_may_come_as_texts_that_spell_them) {
  const auto patched = patch(2001, R"([{"op":"test","path":"Category/TicketCategoryId","value":"1"},
      {"op":"replace","path":"Category/TicketCategoryId","value":"2"},
      {"op":"replace","path":"/Sentiment","value":"-5"}])");
  EXPECT_EQ(patched.status, 200) << patched.body;
  EXPECT_EQ(at(patched.body, "/Category/TicketCategoryId"), "2");
  EXPECT_EQ(at(patched.body, "/Sentiment"), "-5");
  EXPECT_EQ(at(patch(2001, R"({"Sentiment":"7"})").body, "/Sentiment"), "7");
  EXPECT_EQ(at(put(2001, R"({"Sentiment":"8","Title":"9"})").body, "/Sentiment"), "8");
  const auto saved =
      agent("SaveTicketEntityWithNotify",
            R"({"NewEntity":{"TicketId":"2001","Sentiment":"10"},"Notify":"false"})");
  EXPECT_EQ(at(saved.body, "/Sentiment"), "10") << saved.body;
  EXPECT_EQ(text_at(ticket(2001), "/Title"), "9");
  for (const char* text : {" 3", "3.0", "0x3", "", "+3", "03", "three", "2147483648"}) {
    const std::string value = std::string("\"") + text + "\"";
    expect_failure(patch(2001, R"([{"op":"replace","path":"Sentiment","value":)" + value + "}]"),
                   400, "SoArgumentException");
    expect_failure(patch(2001, R"({"Sentiment":)" + value + "}"), 400, "SoArgumentException");
    expect_failure(put(2001, R"({"Sentiment":)" + value + "}"), 400, "SoArgumentException");
  }
  EXPECT_EQ(at(ticket(2001), "/Sentiment"), "10");
}

TEST_F(answer_test, a_member_twice_is_refused_in_every_body) {
  const auto before = ticket(2001);
  const std::string twice = R"({"Title":"a","x":{"y":1,"y":2}})";
  for (const auto& answer :
       {put(2001, twice), patch(2001, twice), agent("SaveTicketEntity", twice),
        agent("SaveTicketEntityWithNotify", R"({"NewEntity":)" + twice + "}"),
        send(http::method::post, "/api/v1/Ticket", twice),
        patch(2001, R"([{"op":"replace","path":"/Title","value":"a","value":"b"}])")}) {
    expect_failure(answer, 400, "SoArgumentException");
    EXPECT_NE(answer.body.find("twice"), std::string::npos) << answer.body;
  }
  EXPECT_EQ(ticket(2001), before);
}

TEST_F(answer_test, members_may_have_any_case) {
  const auto answer = agent("SaveTicketEntityWithNotify",
                            R"({"newEntity":{"ticketId":2001,"title":"camel"},"notify":false})");
  EXPECT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(text_at(answer.body, "/Title"), "camel");
}

TEST_F(answer_test, what_breaks_a_patch_is_told_with_its_place) {
  const auto before = ticket(2001);
  for (
      const auto& [body, words] : std::vector<std::pair<std::string, std::string>>{
          {R"([{"op":"move","path":"/Title","from":"/Author"}])", "move"},
          {R"([{"op":"copy","path":"/Title","from":"/Author"}])", "copy"},
          {R"([{"op":"replace","path":"/Title","value":"x"},{"op":"add","path":"/Nothing","value":1}])",
           "/Nothing"},
          {R"([{"op":"replace","path":"/Title"}])", "operation"},
          {R"([{"op":"replace","path":"/Sentiment","value":"high"}])", "/Sentiment"},
          {R"([{"op":"replace","path":"/Sentiment","value":2147483648}])", "/Sentiment"},
          {R"([{"op":"replace","path":"/Slevel","value":"Secret"}])", "/Slevel"},
          {R"([{"op":"remove","path":"/Tags/7"}])", "/Tags/7"},
          {R"([{"op":"remove","path":""}])", "entity"}}) {
    const auto answer = patch(2001, body);
    expect_failure(answer, 400, "SoArgumentException");
    EXPECT_NE(answer.body.find(words), std::string::npos) << answer.body;
  }
  EXPECT_EQ(ticket(2001), before);
}

TEST_F(answer_test, select_nulls_what_it_leaves_out_everywhere) {
  const std::string select = "?$select=title,Category%2Fticketcategoryid,nonsense";
  const auto expect_selected = [](const http::response& answer) {
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_NE(at(answer.body, "/Title"), "null");
    EXPECT_NE(at(answer.body, "/Category/TicketCategoryId"), "null");
    EXPECT_EQ(at(answer.body, "/Category/Name"), "null");
    EXPECT_EQ(at(answer.body, "/Priority"), "null");
    EXPECT_EQ(at(answer.body, "/Messages"), "null");
    EXPECT_NE(at(answer.body, "/TicketId"), "(nothing)");
    EXPECT_EQ(at(answer.body, "/NumMessages"), "0") << "a number cannot be null";
  };
  expect_selected(get(ticket_path(2001) + select));
  expect_selected(send(http::method::patch, ticket_path(2001) + select, "[]"));
  expect_selected(send(http::method::put, ticket_path(2001) + select, "{}"));
  const std::string agents = "/api/v1/Agents/Ticket/";
  expect_selected(send(http::method::post, agents + "CreateDefaultTicketEntity" + select));
  expect_selected(send(http::method::post, agents + "SaveTicketEntityWithNotify" + select,
                       R"({"NewEntity":{"Title":"x"}})"));
  EXPECT_EQ(get(ticket_path(2001) + "?$select=").body, ticket(2001));
}

TEST_F(answer_test, select_works_on_messages_too) {
  const std::string select = "?$select=Body,ticket/title";
  const auto read = get("/api/v1/TicketMessage/502" + select);
  const auto saved =
      send(http::method::post, "/api/v1/Agents/Ticket/SaveTicketMessageEntity" + select,
           R"({"EjMessageId":502})");
  for (const auto& answer : {read, saved}) {
    EXPECT_EQ(text_at(answer.body, "/Body"), "On our way");
    EXPECT_EQ(at(answer.body, "/Author"), "null");
    EXPECT_EQ(text_at(answer.body, "/Ticket/Title"), R"(Bergen office: printer "3" fails)");
    EXPECT_EQ(at(answer.body, "/EjMessageId"), "502");
  }
}

TEST_F(answer_test, rights_and_links_stand_where_they_belong) {
  const auto read = ticket(2001);
  EXPECT_EQ(text_at(read, "/_Links/Self"), "http://127.0.0.1:1/api/v1/Ticket/2001");
  EXPECT_EQ(text_at(read, "/TableRight/Mask"), "Select, Update, Insert, Delete");
  EXPECT_EQ(at(read, "/Person/TableRight"), "null");
  EXPECT_EQ(text_at(read, "/FieldProperties/NumMessages/FieldRight/Mask"), "Read");
  EXPECT_EQ(at(read, "/FieldProperties/Title/FieldLength"), "255");
  EXPECT_EQ(at(put(2001, "{}").body, "/_Links"), "(nothing)");
}

}  // namespace
}  // namespace ticketwire::testing

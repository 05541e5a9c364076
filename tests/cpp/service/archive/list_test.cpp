#include <gtest/gtest.h>

#include "service/world.hpp"

namespace ticketwire::testing {
namespace {

class list_test : public world_test {
 protected:
  /// A list's answer; blanks are encoded as a client would.
  http::response ask(const std::string& query) {
    std::string target = "/api/v1/Ticket?";
    for (const char c : query) target += c == ' ' ? std::string("%20") : std::string(1, c);
    return get(std::move(target));
  }
  std::string rows(const std::string& query) {
    const auto answer = ask(query);
    EXPECT_EQ(answer.status, 200) << query << answer.body;
    return answer.body;
  }
  /// Keys of the tickets that a filter finds, in the order of the answer.
  std::vector<int> found(const std::string& query) {
    std::vector<int> out;
    const auto document = parse(rows(query));
    const auto list = document.root().find("value");
    if (!list) return out;
    for (const json::child& row : list->children()) {
      out.push_back(row.value.find("PrimaryKey")->int32().value());
    }
    return out;
  }
  std::vector<int> filtered(const std::string& filter) {
    return found("$orderBy=ticketId&$filter=" + filter);
  }
  std::string list(const std::string& name) {
    const auto answer = get("/api/v1/MDOList/" + name);
    EXPECT_EQ(answer.status, 200) << answer.body;
    return answer.body;
  }
};

using ids = std::vector<int>;

TEST_F(list_test, every_list_names_its_records) {
  const std::map<std::string, std::size_t> sizes = {
      {"ticketstatus", 7}, {"ticketpriority", 3}, {"ejcategory", 6}, {"associate", 5},
      {"TicketType", 2},   {"tags", 7},           {"sale", 2},       {"project", 2},
      {"person", 10},      {"person_new", 10}};
  for (const auto& [name, size] : sizes) {
    const auto items = list(name);
    EXPECT_EQ(size_at(items, ""), size) << name;
    EXPECT_NE(text_at(items, "/0/Name"), "") << name;
    EXPECT_EQ(text_at(items, "/0/Name"), text_at(items, "/0/FullName")) << name;
    EXPECT_NE(at(items, "/0/Id"), "0") << name;
  }
}

TEST_F(list_test, list_names_have_no_case_and_unknown_ones_are_not_found) {
  EXPECT_EQ(list("TICKETSTATUS"), list("ticketstatus"));
  EXPECT_EQ(get("/api/v1/MDOList/nothing").status, 404);
}

TEST_F(list_test, items_carry_what_their_pages_say) {
  EXPECT_EQ(text_at(list("ticketstatus"), "/0/ExtraInfo"), "Active");
  EXPECT_EQ(text_at(list("ticketpriority"), "/2/ExtraInfo"), "3");
  EXPECT_EQ(text_at(list("ejcategory"), "/1/Name"), "Support/Weighted");
  EXPECT_EQ(text_at(list("ejcategory"), "/0/ExtraInfo"), "parentId=0&replyTemplateId=0");
  EXPECT_EQ(text_at(list("ejcategory"), "/1/ExtraInfo"), "parentId=1&replyTemplateId=0");
  EXPECT_EQ(text_at(list("associate"), "/1/Name"), "Tone Jensen");
  EXPECT_EQ(text_at(list("associate"), "/1/ExtraInfo"), "person_id=3010&contact_id=0");
  EXPECT_EQ(text_at(list("tags"), "/0/ToolTip"), "Answer first");
}

TEST_F(list_test, people_sales_and_projects_are_searched) {
  const auto people = list("person_new?query=nordlys");
  ASSERT_EQ(size_at(people, ""), 1u);
  EXPECT_EQ(at(people, "/0/Id"), "3003");
  EXPECT_EQ(text_at(people, "/0/ToolTip"), "Nordlys Media");
  EXPECT_EQ(text_at(people, "/0/ExtraInfo"), "contact_id=502");
  EXPECT_EQ(size_at(list("person_new?query=FJORDBYGG"), ""), 2u);
  EXPECT_EQ(size_at(list("person?query=nobody%20at%20all"), ""), 0u);
  EXPECT_EQ(at(list("sale?query=S-302"), "/0/Id"), "302");
  EXPECT_EQ(at(list("project?query=website"), "/0/Id"), "402");
}

TEST_F(list_test, rows_have_the_documented_envelope_and_default_columns) {
  const auto page = rows("$top=1");
  EXPECT_EQ(size_at(page, ""), 3u);
  EXPECT_NE(at(page, "/odata.metadata"), "(nothing)");
  EXPECT_EQ(text_at(page, "/value/0/EntityName"), "ticket");
  for (const char* column : {"ticketId", "title", "status", "lastChanged"}) {
    EXPECT_NE(at(page, std::string("/value/0/") + column), "(nothing)") << column;
  }
}

TEST_F(list_test, columns_answer_under_the_names_that_were_asked_for) {
  const auto page = rows(
      "$filter=ticketId eq 2001&$select=TITLE,priorityName, categoryFullName,ownedBy/fullName,"
      "person/fullName,numberOfMessages,has_attachment,closedAt,nonsense");
  EXPECT_EQ(at(page, "/value/0/TITLE"), R"("Bergen office: printer \"3\" fails")");
  EXPECT_EQ(text_at(page, "/value/0/priorityName"), "High");
  EXPECT_EQ(text_at(page, "/value/0/categoryFullName"), "Support");
  EXPECT_EQ(text_at(page, "/value/0/ownedBy~1fullName"), "Anna Berg");
  EXPECT_EQ(text_at(page, "/value/0/person~1fullName"), "Ida Strand");
  EXPECT_EQ(at(page, "/value/0/numberOfMessages"), "2");
  EXPECT_EQ(at(page, "/value/0/has_attachment"), "false");
  EXPECT_EQ(at(page, "/value/0/closedAt"), "null");
  EXPECT_EQ(at(page, "/value/0/nonsense"), "null");
}

TEST_F(list_test, filters_compare_combine_and_search) {
  EXPECT_EQ(filtered("ticketId gt 2000"), (ids{2001, 2002, 2003}));
  EXPECT_EQ(filtered("ticketId ge 2001 and ticketId lt 2003"), (ids{2001, 2002}));
  EXPECT_EQ(filtered("status eq 'Closed'"), (ids{2002}));
  EXPECT_EQ(filtered("status ne Active"), (ids{2002}));
  EXPECT_EQ(filtered("title contains 'PRINTER'"), (ids{2001}));
  EXPECT_EQ(filtered("contains(title,'hansen''s')"), (ids{2002}));
  EXPECT_EQ(filtered("title begins 'bergen'"), (ids{2001}));
  EXPECT_EQ(filtered("startswith(title,'Nobody')"), (ids{2003}));
  EXPECT_EQ(filtered("substringof('this',title)"), (ids{2003}));
  EXPECT_EQ(filtered("ticketId oneOf (2003,2001)"), (ids{2001, 2003}));
  EXPECT_EQ(filtered("(ticketId eq 2001 or ticketId eq 2002) and status eq Active"), (ids{2001}));
  EXPECT_EQ(filtered("ticketId eq 2001 or ticketId eq 2002 and status eq Active"), (ids{2001}));
  EXPECT_EQ(filtered("ownedBy/associateId eq 0"), (ids{2003}));
  EXPECT_EQ(filtered("ownedBy/fullName eq ''"), (ids{2003})) << "nobody has no name";
  EXPECT_EQ(filtered("ownedBy/fullName ne '' and ticketId gt 2000"), (ids{2001, 2002}));
  patched(2003, R"({"Person":null})");
  EXPECT_EQ(filtered("contactId eq 0 and ticketId gt 2000"), (ids{2003})) << "nobody's is 0";
  EXPECT_EQ(filtered("contactId eq 1 and ticketId gt 2000"), ids{});
  EXPECT_EQ(filtered("deadline gt '2026-03-10T00:00:00Z'"), (ids{2003}));
  EXPECT_EQ(filtered("title eq '%25'"), ids{}) << "no wildcard reaches the store";
  EXPECT_EQ(filtered("title contains '_'"), ids{});
}

TEST_F(list_test, a_filter_that_is_none_is_refused) {
  for (const char* filter :
       {"title", "title eq", "title eq Printer", "title eq 'open", "nonsense eq 1",
        "debugInfo eq 'x'", "ticketId eq x", "ticketId eq 99999999999999999999",
        "ticketId eq 1 and", "(ticketId eq 1", "ticketId eq 1)", "status eq 'Nonsense'",
        "lastChanged gt 'noon'", "title like 'x'", "contains(title)", "ticketId oneOf ()",
        "1; DROP TABLE ticket"}) {
    const auto answer = ask("$filter=" + std::string(filter));
    EXPECT_EQ(answer.status, 400) << filter;
    EXPECT_EQ(size_at(answer.body, ""), 4u) << filter;
  }
  EXPECT_EQ(get("/api/v1/Ticket?$filter=" + std::string(200, '(')).status, 400);
}

TEST_F(list_test, a_refusal_says_what_is_wrong_and_where) {
  const std::vector<std::tuple<std::string, std::string, int>> rows = {
      {"title like 'x'", "'like'", 6},
      {"ticketId eq 1 and nonsense eq 1", "'nonsense'", 18},
      {"ticketId eq x", "'x' is no value of 'ticketId'", 12},
      {"status eq 'Nonsense'", "'Nonsense'", 10},
      {"lastChanged before 'noon'", "'noon'", 19},
      {"title before '2026-03-10'", "'before' is for dates", 6},
      {"title eq", "a value for 'title'", 8},
      {"title", "an operator", 5},
      {"(ticketId eq 1", "')'", 14},
      {"ticketId eq 1 x", "'and' or 'or'", 14},
      {"soundex(title,'x')", "'soundex'", 0}};
  for (const auto& [filter, words, place] : rows) {
    const auto answer = ask("$filter=" + filter);
    EXPECT_EQ(answer.status, 400) << filter;
    const auto text = text_at(answer.body, "/ErrorMessage");
    EXPECT_NE(text.find("$filter"), std::string::npos) << text;
    EXPECT_NE(text.find(words), std::string::npos) << filter << ": " << text;
    EXPECT_NE(text.find("(byte " + std::to_string(place) + ")"), std::string::npos)
        << filter << ": " << text;
  }
  for (const auto& [query, words] : std::vector<std::pair<std::string, std::string>>{
           {"$orderBy=nonsense", "'nonsense'"},
           {"$orderBy=tags", "'tags' cannot be sorted by"},
           {"$orderBy=content", "'content'"},
           {"$entities=sale", "'sale'"},
           {"$filter=content eq 'x'", "'contains'"},
           {"$filter=" + std::string(300, 'x') + " eq 1", "xxxx..'"}}) {
    const auto answer = ask(query);
    EXPECT_EQ(answer.status, 400) << query;
    EXPECT_NE(text_at(answer.body, "/ErrorMessage").find(words), std::string::npos) << answer.body;
  }
}

TEST_F(list_test, a_count_is_answered_where_it_is_asked_for) {
  for (const char* option : {"$inlineCount=true", "$inlinecount=allpages", "$count=true"}) {
    const auto page = rows(std::string("$top=2&$skip=1&$filter=ticketId gt 2000&") + option);
    EXPECT_EQ(at(page, "/odata.count"), "3") << option;
    EXPECT_EQ(size_at(page, "/value"), 2U);
  }
  EXPECT_EQ(at(rows("$count=true"), "/odata.count"), "10") << "without the deleted ones";
  EXPECT_EQ(at(rows("$count=false&$inlineCount=none"), "/odata.count"), "(nothing)");
  const auto messages = get("/api/v1/Ticket/2001/Messages?$count=true&$top=1");
  EXPECT_EQ(at(messages.body, "/odata.count"), "2") << messages.body;
  const auto xml = get("/api/v1/Ticket?$count=true&$top=1&$format=XML").body;
  EXPECT_NE(xml.find("<odata.count>10</odata.count>"), std::string::npos) << xml;
}

TEST_F(list_test, a_condition_may_be_joined_as_the_samples_join_it) {
  const auto page = get("/api/v1/Ticket?$select=ticketId,title?&$filter=ticketId%20eq%202001").body;
  EXPECT_EQ(size_at(page, "/value"), 1U) << page;
  EXPECT_NE(at(page, "/value/0/title"), "(nothing)") << page;
  EXPECT_EQ(size_at(get("/api/v1/Ticket?&$filter=ticketId%20eq%202001").body, "/value"), 1U);
}

TEST_F(list_test, unknown_columns_are_told_in_a_warning) {
  const auto answer = ask("$top=1&$select=title,nonsense,extra/x_a,ticket/title,a%22b%0D%0Ac");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.fields.find("Warning"),
            "299 - \"unknown columns: nonsense, ticket/title, a%22b%0D%0Ac\"");
  EXPECT_FALSE(ask("$select=title,content,tags").fields.find("Warning"));
  const auto message = get("/api/v1/TicketMessage?$top=1&$select=ticket/title,ticket/nonsense");
  EXPECT_EQ(message.fields.find("Warning"), "299 - \"unknown columns: ticket/nonsense\"");
  std::string many = "$select=x";
  for (int i = 0; i < 500; ++i) many += ",column" + std::to_string(i);
  EXPECT_LT(ask(many).fields.find("Warning").value_or("").size(), 600U);
}

TEST_F(list_test, every_column_that_a_ticket_has_is_served) {
  patched(2001, R"({"Sentiment":-40,"Language":"nb","CustomFields":{"x_colour":"red"}})");
  const auto page = rows(
      "$filter=ticketId eq 2001&$select=timeToClose,realTimeToClose,timeToReply,sentimentScore,"
      "messageLanguage,firstReadByUser,numberOfMessages,tags,content,extra/x_colour,"
      "suggestedCategory,ownedBy/userName,person/firstName");
  EXPECT_EQ(at(page, "/value/0/sentimentScore"), "-40");
  EXPECT_EQ(at(page, "/value/0/timeToClose"), "0");
  EXPECT_EQ(text_at(page, "/value/0/messageLanguage"), "nb");
  EXPECT_EQ(at(page, "/value/0/numberOfMessages"), "2");
  EXPECT_EQ(text_at(page, "/value/0/extra~1x_colour"), "red");
  EXPECT_EQ(at(page, "/value/0/suggestedCategory"), "0");
  EXPECT_EQ(text_at(page, "/value/0/content"), "Hello\n\nOn our way");
  const auto empty =
      rows("$filter=ticketId eq 2003&$select=ownedBy/fullName,messageLanguage,content");
  for (const char* column : {"ownedBy~1fullName", "messageLanguage", "content"}) {
    EXPECT_EQ(at(empty, std::string("/value/0/") + column), "\"\"") << column;
  }
}

TEST_F(list_test, archives_are_the_same_lists_under_another_address) {
  const std::string query = "?$filter=ticketId%20gt%202000&$select=title&$orderBy=ticketId%20desc";
  const auto value = [](const http::response& answer) { return at(answer.body, "/value"); };
  const auto own = get("/api/v1/Ticket" + query);
  for (const char* name : {"Ticket", "ticket", "dynamic"}) {
    const auto answer = get("/api/v1/Archive/" + std::string(name) + query);
    EXPECT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(value(answer), value(own));
  }
  const auto dotted =
      get("/api/v1/archive/dynamic?$select=ticket.title&$filter=ticket.ticketId%20eq%202001").body;
  EXPECT_NE(at(dotted, "/value/0/ticket.title"), "null") << dotted;
  EXPECT_EQ(value(get("/api/v1/Archive/TicketMessage")), value(get("/api/v1/TicketMessage")));
  EXPECT_EQ(get("/api/v1/Archive/FindSale").status, 404);
}

TEST_F(list_test, order_has_columns_and_directions) {
  EXPECT_EQ(found("$filter=ticketId gt 2000&$orderBy=ticketId desc"), (ids{2003, 2002, 2001}));
  EXPECT_EQ(found("$filter=ticketId gt 2000&$orderby=title"), (ids{2001, 2002, 2003}));
  EXPECT_EQ(found("$filter=ticketId gt 2000&$orderBy=priority/ticketPriorityId desc,ticketId asc"),
            (ids{2001, 2003, 2002}));
  for (const char* order : {"nonsense", "title sideways", "title asc desc", ","}) {
    EXPECT_EQ(ask("$orderBy=" + std::string(order)).status, 400) << order;
  }
}

TEST_F(list_test, pages_follow_each_other_to_the_end) {
  std::string target = "/api/v1/Ticket?$top=4&$orderBy=ticketId&$select=ticketId";
  ids seen;
  int pages = 0;
  while (!target.empty() && ++pages < 10) {
    const auto answer = get(target);
    ASSERT_EQ(answer.status, 200) << target << answer.body;
    const auto document = parse(answer.body);
    for (const json::child& row : document.root().find("value")->children()) {
      seen.push_back(row.value.find("PrimaryKey")->int32().value());
    }
    const std::string origin = "http://127.0.0.1:1";
    const auto next = document.root().find("odata.nextLink");
    ASSERT_TRUE(next.has_value());
    target = next->string();
    if (target.empty()) break;
    ASSERT_TRUE(target.starts_with(origin + "/api/v1/Ticket?")) << target;
    target = target.substr(origin.size());
  }
  EXPECT_EQ(pages, 3);
  EXPECT_EQ(seen, (ids{262, 389, 460, 626, 657, 935, 995, 2001, 2002, 2003}));
}

TEST_F(list_test, odd_page_sizes_end_well) {
  EXPECT_EQ(found("$skip=2147483647"), ids{});
  const auto none = rows("$top=0");
  EXPECT_EQ(at(none, "/value"), "[]");
  EXPECT_EQ(at(none, "/odata.nextLink"), "null") << "it would lead to itself";
  EXPECT_EQ(found("$top=2147483647").size(), 10u);
  for (const char* query : {"$top=-1", "$top=x", "$skip=-1", "$skip=1.5", "$top=99999999999"}) {
    EXPECT_EQ(ask(query).status, 400) << query;
  }
}

TEST_F(list_test, deleted_tickets_are_listed_only_when_asked_for) {
  patched(2003, R"({"BaseStatus":"Deleted"})");
  EXPECT_EQ(found("$top=100").size(), 9u);
  EXPECT_EQ(filtered("status eq 'Deleted'"), (ids{2003}));
  EXPECT_EQ(get(ticket_path(2003)).status, 200) << "it can still be opened";
}

}  // namespace
}  // namespace ticketwire::testing

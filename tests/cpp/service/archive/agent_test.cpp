#include <gtest/gtest.h>

#include "service/world.hpp"

namespace ticketwire::testing {
namespace {

class archive_agent_test : public world_test {
 protected:
  http::response ask(const std::string& members) {
    return send(http::method::post, "/api/v1/Agents/Archive/GetArchiveListByColumns",
                R"({"ProviderName":"Ticket","Columns":["ticketId","title"],)" + members + "}");
  }
  std::vector<int> found(const std::string& restriction, const std::string& more = {}) {
    const std::string page = more.empty() ? R"(,"Page":0,"PageSize":10)" : more;
    const auto answer = ask("\"Restriction\":[" + restriction + "]" + page);
    EXPECT_EQ(answer.status, 200) << restriction << answer.body;
    std::vector<int> out;
    const auto document = parse(answer.body);
    for (const json::child& row : document.root().children()) {
      out.push_back(row.value.find("PrimaryKey")->int32().value());
    }
    return out;
  }
};

using ids = std::vector<int>;

constexpr const char* newer = R"({"Name":"ticketId","Operator":"greater","Values":["[I:2000]"]})";

TEST_F(archive_agent_test, restrictions_are_conditions) {
  EXPECT_EQ(found(newer), (ids{2001, 2002, 2003}));
  EXPECT_EQ(
      found(std::string(newer) + R"(,{"name":"status","operator":"equals","values":["Closed"]})"),
      (ids{2002}));
  EXPECT_EQ(found(R"({"Name":"ticketId","Operator":"oneOf","Values":["2001","2003"]})"),
            (ids{2001, 2003}));
  EXPECT_EQ(found(R"({"Name":"ticketId","Operator":"oneOf","Values":["[I:2003]"]})"), (ids{2003}));
  EXPECT_EQ(found(R"({"Name":"title","Operator":"contains","Values":["hansen's"]})"), (ids{2002}));
  EXPECT_EQ(found(R"({"Name":"ticketId","Operator":"=","Values":["2001"],"InterOperator":"Or"},
                     {"Name":"ticketId","Operator":"=","Values":["2003"]})"),
            (ids{2001, 2003}));
  EXPECT_EQ(found(std::string(newer) +
                  R"(,{"Name":"title","Operator":"is","Values":["x"],"IsActive":false})"),
            (ids{2001, 2002, 2003}));
  patched(2001, R"({"Deadline":"2026-05-05T12:00:00Z"})");
  EXPECT_EQ(found(std::string(newer) +
                  R"(,{"Name":"deadline","Operator":"date","Values":["[D:05/05/2026]"]})"),
            (ids{2001}));
  patched(2001, R"({"CustomFields":{"x_day":"[D:05/05/2026]","x_cost":"[M:9.5]"}})");
  for (const char* restriction :
       {R"({"Name":"extra/x_day","Operator":"=","Values":["[D:05/05/2026]"]})",
        R"({"Name":"extra/x_day","Operator":"before","Values":["[D:05/06/2026]"]})",
        R"({"Name":"extra/x_cost","Operator":"greater","Values":["[F:9.25]"]})"}) {
    EXPECT_EQ(found(restriction), (ids{2001})) << restriction;
  }
}

TEST_F(archive_agent_test, pages_and_orders) {
  const std::string down = R"(,"SortOrder":[{"Name":"ticketId","Direction":"DESC"}])";
  EXPECT_EQ(found(newer, down + R"(,"Page":0,"PageSize":2)"), (ids{2003, 2002}));
  EXPECT_EQ(found(newer, down + R"(,"Page":1,"PageSize":2)"), (ids{2001}));
  EXPECT_EQ(found(newer, down + R"(,"Page":2,"PageSize":2)"), ids{});
}

TEST_F(archive_agent_test, items_have_the_documented_members) {
  patched(2001, R"({"Deadline":"2026-03-10T12:00:00Z"})");
  const auto answer =
      send(http::method::post, "/api/v1/Agents/Archive/GetArchiveListByColumns",
           R"({"providerName":"ticket","columns":["ticketId","title","deadline","has_attachment",
               "nonsense"],"restriction":[{"name":"ticketId","operator":"equals",
               "values":["2001"]}],"page":0,"pageSize":1})");
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(text_at(answer.body, "/0/EntityName"), "ticket");
  EXPECT_EQ(at(answer.body, "/0/PrimaryKey"), "2001");
  EXPECT_EQ(text_at(answer.body, "/0/ColumnData/ticketId/DisplayValue"), "[I:2001]");
  EXPECT_EQ(text_at(answer.body, "/0/ColumnData/deadline/DisplayValue"),
            "[DT:03/10/2026 13:00:00.0000000]");
  EXPECT_EQ(text_at(answer.body, "/0/ColumnData/has_attachment/DisplayValue"), "[I:0]");
  EXPECT_EQ(text_at(answer.body, "/0/ColumnData/nonsense/DisplayValue"), "");
  EXPECT_EQ(text_at(answer.body, "/0/ColumnData/title/TooltipHint"), "");
  EXPECT_EQ(text_at(answer.body, "/0/LinkHint"), "");
  EXPECT_EQ(at(answer.body, "/0/TableRight"), "null");
}

TEST_F(archive_agent_test, what_it_does_not_understand_is_refused) {
  for (const char* members :
       {R"("Restriction":[{"Name":"title or 1","Operator":"is","Values":["x"]}])",
        R"("Restriction":[{"Name":"title","Operator":"is 'a' or title is","Values":["x"]}])",
        R"("Restriction":[{"Operator":"is","Values":["x"]}])",
        R"("Restriction":[{"Name":"title","Operator":"is","Values":["x"],"InterParenthesis":1}])",
        R"("Restriction":[{"Name":"title","Operator":"is","Values":["x"],"SubRestrictions":[{}]}])",
        R"("Restriction":[{"Name":"nonsense","Operator":"is","Values":["x"]}])",
        R"("Restriction":[1])", R"("SortOrder":[{"Name":"a,b"}])", R"("SortOrder":[1])"}) {
    EXPECT_EQ(ask(members).status, 400) << members;
  }
  const std::string address = "/api/v1/Agents/Archive/GetArchiveListByColumns";
  EXPECT_EQ(send(http::method::post, address, R"({"ProviderName":"FindSale"})").status, 400);
  EXPECT_EQ(
      send(http::method::post, address, R"({"ProviderName":"Ticket","Page":-1,"PageSize":10})")
          .status,
      400);
}

}  // namespace
}  // namespace ticketwire::testing

#include <gtest/gtest.h>

#include <array>
#include <boost/url/url.hpp>
#include <cstdio>

#include "service/world.hpp"

namespace ticketwire::testing {
namespace {

using ids = std::vector<int>;

/// Operators of $filter over the tickets 2001 to 2003 and over every message.
class odata_operator_test : public world_test {
 protected:
  ids found(const std::string& path, const std::string& filter) {
    std::string target = "/api/v1/" + path + "&$filter=";
    const std::map<char, std::string> encoded = {
        {' ', "%20"}, {'<', "%3C"}, {'>', "%3E"}, {'+', "%2B"}};
    for (const char c : filter) {
      if (static_cast<unsigned char>(c) > 0x7f) {
        std::array<char, 4> code{};
        std::snprintf(code.data(), code.size(), "%%%02X", static_cast<unsigned char>(c));
        target += code.data();
        continue;
      }
      const auto code = encoded.find(c);
      target += code == encoded.end() ? std::string(1, c) : code->second;
    }
    const auto answer = get(target);
    EXPECT_EQ(answer.status, 200) << filter << answer.body;
    ids out;
    const auto document = parse(answer.body);
    const auto list = document.root().find("value");
    if (!list) return out;
    for (const json::child& row : list->children()) {
      out.push_back(row.value.find("PrimaryKey")->int32().value());
    }
    return out;
  }
  ids tickets(const std::string& filter) {
    return found("Ticket?$orderBy=ticketId", "ticketId gt 2000 and (" + filter + ")");
  }
  ids messages(const std::string& filter) {
    return found("TicketMessage?$orderBy=ticketMessageId", filter);
  }
};

const ids a{2001};
const ids b{2002};
const ids c{2003};
const ids ab{2001, 2002};
const ids ac{2001, 2003};
const ids bc{2002, 2003};
const ids abc{2001, 2002, 2003};
const ids none;

TEST_F(odata_operator_test, numbers_and_keys) {
  const std::vector<std::pair<std::string, ids>> rows = {
      {"ticketId eq 2002", b},
      {"ticketId = 2002", b},
      {"ticketId is 2002", b},
      {"ticketId equals 2002", b},
      {"ticketId ne 2002", ac},
      {"ticketId <> 2002", ac},
      {"ticketId != 2002", ac},
      {"ticketId isNot 2002", ac},
      {"ticketId unequals 2002", ac},
      {"ticketId lt 2002", a},
      {"ticketId < 2002", a},
      {"ticketId less 2002", a},
      {"ticketId le 2002", ab},
      {"ticketId <= 2002", ab},
      {"ticketId gt 2002", c},
      {"ticketId > 2002", c},
      {"ticketId greater 2002", c},
      {"ticketId ge 2002", bc},
      {"ticketId >= 2002", bc},
      {"ticketId oneOf (2001,2003)", ac},
      {"ticketId in (2001, 2003)", ac},
      {"ticketId notOneOf (2001,2003)", b},
      {"ticketId between (2001,2002)", ab},
      {"ticketId notBetween (2001,2002)", c},
      {"TICKETID EQ 2002", b},
      {"ticket/ticketId eq 2002", b},
      {"category/ticketCategoryId eq 2", b},
      {"ownedBy/associateId eq 0", c},
      {"ownedBy/associateId set", ab},
      {"ownedBy/associateId notSet", c},
      {"personId eq 3003", c},
      {"contactId eq 502", c},
      {"not ticketId eq 2002", ac},
      {"not (ticketId eq 2001 or ticketId eq 2002)", c}};
  for (const auto& [filter, expected] : rows) EXPECT_EQ(tickets(filter), expected) << filter;
}

TEST_F(odata_operator_test, texts) {
  const std::vector<std::pair<std::string, ids>> rows = {
      {"title eq 'NOBODY has this one'", c},
      {"title ne 'Nobody has this one'", ab},
      {"title contains 'ICE'", ab},
      {"title notContains 'ice'", c},
      {"title begins 'inv'", b},
      {"title notBegins 'inv'", ac},
      {"title ends 'ONE'", c},
      {"title notEnds 'one'", ab},
      {"title oneOf ('Nobody has this one','x')", c},
      {"contains(title,'ice')", ab},
      {"substringof('ice',title)", ab},
      {"startswith(title,'Inv')", b},
      {"endswith(title,'shop')", b},
      {"endswith(title,'shop') eq false", ac},
      {"startswith(title,'Inv') ne true", ac},
      {"contains(title,'Hansen''s')", b},
      {"title set", abc},
      {"title notSet", none},
      {"person/fullName contains 'strand'", ab},
      {"person/fullName eq 'Grete Aas'", c},
      {"contactName begins 'nord'", c},
      {"priorityName eq 'High'", a},
      {"priorityName oneOf ('High','low')", ab},
      {"categoryFullName ends '/Weighted'", b},
      {"categoryFullName begins 'support'", abc},
      {"ticketStatusName ne 'Closed'", ac},
      {"ownedBy/fullName eq 'Anna Berg'", a},
      {"ownedBy/fullName notContains 'berg'", bc}};
  for (const auto& [filter, expected] : rows) EXPECT_EQ(tickets(filter), expected) << filter;
}

TEST_F(odata_operator_test, associates_and_members_of_enumerations) {
  EXPECT_EQ(tickets("ownedBy associateIsOneOf (11,12)"), ab);
  EXPECT_EQ(tickets("ownedBy associateIsOneOf ('BO')"), b);
  EXPECT_EQ(tickets("ownedBy associateIsOneOf ('nobody')"), none);
  EXPECT_EQ(tickets("ownedBy associateIsNotOneOf (11)"), bc);
  EXPECT_EQ(tickets("ownedBy/associateId currentAssociate"), none);
  caller_ = anna;
  EXPECT_EQ(tickets("ownedBy/associateId currentAssociate"), a);
  EXPECT_EQ(tickets("status eq 'Closed'"), b);
  EXPECT_EQ(tickets("status ne Closed"), ac);
  EXPECT_EQ(tickets("status oneOf ('Active','Closed')"), abc);
  EXPECT_EQ(tickets("slevel eq 'External'"), abc);
}

/// Today is Tuesday, the 10th of March, and midnight in Oslo is 23:00Z.
TEST_F(odata_operator_test, dates_and_periods) {
  patched(2001, R"({"Deadline":"2026-03-09T23:30:00Z"})");
  patched(2002, R"({"Deadline":"2026-03-16T12:00:00Z"})");
  patched(2003, R"({"Deadline":null})");
  const std::vector<std::pair<std::string, ids>> rows = {
      {"deadline eq '2026-03-10T00:30:00'", a},
      {"deadline lt '2026-03-10T00:30:00Z'", a},
      {"deadline gt '2026-03-10T00:30:00+01:00'", b},
      {"deadline ge datetime'2026-03-10T00:30:00'", ab},
      {"deadline before '2026-03-10'", none},
      {"deadline before '2026-03-11'", a},
      {"deadline after '2026-03-10'", b},
      {"deadline after '2026-03-16'", none},
      {"deadline date '2026-03-10'", a},
      {"deadline date '2026-03-09'", none},
      {"deadline dateBetween ('2026-03-10','2026-03-16')", ab},
      {"deadline dateBetween ('2026-03-11','2026-03-15')", none},
      {"deadline set", ab},
      {"deadline notSet", c},
      {"deadline today", a},
      {"deadline yesterday", none},
      {"deadline tomorrow", none},
      {"deadline thisWeek", a},
      {"deadline nextWeek", b},
      {"deadline lastWeek", none},
      {"deadline thisMonth", ab},
      {"deadline lastMonth", none},
      {"deadline nextMonth", none},
      {"deadline thisQuarter", ab},
      {"deadline thisHalf", ab},
      {"deadline thisYear", ab},
      {"deadline lastYear", none},
      {"deadline beforeToday", none},
      {"deadline afterToday", b}};
  for (const auto& [filter, expected] : rows) EXPECT_EQ(tickets(filter), expected) << filter;
  wait(7 * 24 * 60 * minute);
  EXPECT_EQ(tickets("deadline lastWeek"), a);
  EXPECT_EQ(tickets("deadline yesterday"), b);
  EXPECT_EQ(tickets("deadline beforeToday"), ab);
}

TEST_F(odata_operator_test, instants_and_days_with_their_bounds) {
  patched(2001, R"({"Deadline":"2026-03-10T12:00:00.5Z"})");
  patched(2002, R"({"Deadline":"2026-03-10T12:00:01Z"})");
  patched(2003, R"({"Deadline":null})");
  const std::vector<std::pair<std::string, ids>> rows = {
      {"deadline dateTime '2026-03-10T12:00:00Z'", a},
      {"deadline dateTime '2026-03-10T13:00:00'", a},
      {"deadline dateTime '2026-03-10T12:00:00.5Z'", a},
      {"deadline dateTime '2026-03-10T12:00:00.4Z'", none},
      {"deadline dateTime ('2026-03-10T12:00:01Z')", b},
      {"deadline dateTime '2026-03-10'", none},
      {"deadline beforeTime '2026-03-10T12:00:00Z'", none},
      {"deadline beforeTime '2026-03-10T12:00:01Z'", a},
      {"deadline beforeTime '2026-03-10T12:00:02Z'", ab},
      {"deadline afterTime '2026-03-10T11:59:59Z'", ab},
      {"deadline afterTime '2026-03-10T12:00:00Z'", b},
      {"deadline afterTime '2026-03-10T12:00:01Z'", none},
      {"deadline AFTERTIME '2026-03-10T12:00:00Z'", b},
      {"deadline beforeOrEqual '2026-03-09'", none},
      {"deadline beforeOrEqual '2026-03-10'", ab},
      {"deadline beforeOrEqual '2026-03-10T12:00:00.5Z'", a},
      {"deadline afterOrEqual '2026-03-10'", ab},
      {"deadline afterOrEqual '2026-03-11'", none},
      {"deadline afterOrEqual '2026-03-10T12:00:01Z'", b},
      {"not deadline beforeOrEqual '2026-03-10'", c}};
  for (const auto& [filter, expected] : rows) EXPECT_EQ(tickets(filter), expected) << filter;
}

TEST_F(odata_operator_test, set_is_another_word_for_eq) {
  EXPECT_EQ(tickets("ticketId set 2002"), b);
  EXPECT_EQ(tickets("ticketId set (2002)"), b);
  EXPECT_EQ(tickets("has_attachment set true"), none);
  EXPECT_EQ(tickets("has_attachment set false"), abc);
  EXPECT_EQ(tickets("has_attachment eq 0"), abc);
  EXPECT_EQ(tickets("ownedBy/associateId set and ticketId set 2001"), a);
  EXPECT_EQ(tickets("(ownedBy/associateId set) or ticketId set 2003"), abc);
  EXPECT_EQ(tickets("status set 'Closed'"), b);
}

TEST_F(odata_operator_test, columns_that_are_kept_in_the_body_alone) {
  wait(30 * minute);
  patched(2001, R"({"Sentiment":-40,"Language":"nb","Tags":[{"Id":1},{"Id":538}],
                    "CustomFields":{"x_colour":"BL\u00c5","x_floor":"[I:5]"}})");
  patched(2002, R"({"Sentiment":15,"Language":"EN","Tags":[{"Id":2}],"Origin":"Phone"})");
  patched(2003, R"({"CustomFields":{"x_floor":"[I:7]"}})");
  const std::vector<std::pair<std::string, ids>> rows = {
      {"sentimentScore lt 0", a},
      {"sentimentScore between (-50,15)", abc},
      {"messageLanguage eq 'NB'", a},
      {"messageLanguage set", ab},
      {"messageLanguage notSet", c},
      {"origin eq Phone", b},
      {"origin oneOf ('Email','Phone')", abc},
      {"numberOfMessages eq 2", a},
      {"timeToClose gt 0", none},
      {"realTimeToClose eq 0", abc},
      {"readByCustomer notSet", abc},
      {"tags eq 2", b},
      {"tags oneOf (2,538)", ab},
      {"tags eq 'INVOICE'", b},
      {"tags contains 'i'", ab},
      {"tags notOneOf (2,538)", c},
      {"tags ne 2", ac},
      {"tags set", ab},
      {"tags notSet", c},
      {"extra/x_colour contains 'bl\u00e5'", a},
      {"extra/X_COLOUR eq 'Bl\u00e5'", a},
      {"extra/x_floor eq 7", c},
      {"extra/x_floor oneOf (5,7)", ac},
      {"extra/x_none eq ''", abc},
      {"content contains 'HELLO'", a},
      {"content notContains 'hello'", bc},
      {"contains(content,'nobody says so')", none}};
  for (const auto& [filter, expected] : rows) EXPECT_EQ(tickets(filter), expected) << filter;
  EXPECT_EQ(found("Ticket?$orderBy=sentimentScore", "ticketId gt 2000"), (ids{2001, 2003, 2002}));
  EXPECT_EQ(found("Ticket?$orderBy=extra/x_floor%20desc", "ticketId gt 2000"),
            (ids{2003, 2001, 2002}));
  EXPECT_EQ(messages("important set false").size(), 4U);
  EXPECT_EQ(messages("body contains 'HELLO'"), (ids{85, 118, 501}));
}

/// Whatever it is, it is answered with rows or with 400.
TEST_F(odata_operator_test, hostile_filters) {
  const auto status = [&](const std::string& filter) {
    boost::urls::url url("/api/v1/Ticket");
    url.params().append({"$filter", filter});
    return get(std::string(url.buffer())).status;
  };
  const auto repeated = [](const std::string& part, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += part;
    return out;
  };
  EXPECT_EQ(status(repeated("(", 60) + "ticketId eq 1" + repeated(")", 60)), 200);
  EXPECT_EQ(status(repeated("(", 63) + "ticketId eq 1" + repeated(")", 63)), 200);
  EXPECT_EQ(status(repeated("(", 64) + "ticketId eq 1" + repeated(")", 64)), 400);
  EXPECT_EQ(status(repeated("(", 5'000) + "ticketId eq 1" + repeated(")", 5'000)), 400);
  EXPECT_EQ(status(repeated("not ", 50) + "ticketId eq 1"), 200);
  EXPECT_EQ(status(repeated("not ", 5'000) + "ticketId eq 1"), 400);
  // Every way of nesting that there is, 60 levels deep.
  EXPECT_EQ(status(repeated("(ticketId eq 1 or ", 60) + "ticketId eq 1" + repeated(")", 60)), 200);
  EXPECT_EQ(status(repeated("ticketId eq 1 or (slevel eq 1 and (", 30) + "ticketId eq 1" +
                   repeated("))", 30)),
            200);
  EXPECT_EQ(status(repeated("not (ticketId eq 1 or ", 30) + "ticketId eq 1" + repeated(")", 30)),
            200);
  EXPECT_EQ(status(repeated("not (ticketId eq 1 and ", 30) + "ticketId eq 1" + repeated(")", 30)),
            200);
  EXPECT_EQ(status(repeated("not (", 30) + "ticketId eq 1" +
                   repeated(" or title eq 'a' and slevel eq 1)", 30)),
            200);
  EXPECT_EQ(status("ticketId eq 1" + repeated(" or ticketId eq 1", 199)), 200);
  EXPECT_EQ(status("ticketId eq 1" + repeated(" or ticketId eq 1", 200)), 400);
  EXPECT_EQ(status("ticketId eq 1" + repeated(" and ticketId eq 1", 10'000)), 400);
  EXPECT_EQ(status("ticketId oneOf (1" + repeated(",1", 5'000) + ")"), 400);
  EXPECT_EQ(status("title contains '" + repeated("%\\_", 3'000) + "'"), 200);
  EXPECT_EQ(status(repeated("x", 12'000) + " eq 1"), 400);
  for (const char* filter : {"title",
                             "title eq",
                             "title eq '",
                             "title eq 'a",
                             "eq 1",
                             "()",
                             "(",
                             ")",
                             "title eq 1",
                             "not",
                             "and",
                             "ticketId eq 1 or",
                             "ticketId eq 1 ticketId eq 1",
                             "ticketId eq 99999999999999999999",
                             "ticketId eq 1;drop table ticket",
                             "ticketId eq 1 -- x",
                             "deadline eq '9999999-01-01'",
                             "deadline date '2026-02-30'",
                             "contains(title)",
                             "contains(title,",
                             "contains('a',title)",
                             "startswith(ticketId,'1')",
                             "\U0001F332 eq 1",
                             "title eq \u2018a\u2019",
                             "ticketId eq \uFF11",
                             "title\u00a0eq 'a'"}) {
    EXPECT_EQ(status(filter), 400) << filter;
  }
  patched(2001, "{\"Title\":\"gr\u00fc\u00df 'na' \U0001F332 %_\"}");
  EXPECT_EQ(tickets("title contains '\u00fc\u00df'"), a);
  EXPECT_EQ(tickets("title contains '\U0001F332'"), a);
  EXPECT_EQ(tickets("title contains '''na'''"), a);
  EXPECT_EQ(tickets("title ends '%25_'"), a);
}

TEST_F(odata_operator_test, messages) {
  const std::vector<std::pair<std::string, ids>> rows = {
      {"ticketMessageId gt 0", {85, 118, 501, 502}},
      {"ticketMessageId le 118", {85, 118}},
      {"ticketId eq 2001", {501, 502}},
      {"ticketId ne 2001", {85, 118}},
      {"ticketId oneOf (262,995)", {85, 118}},
      {"author eq 'tone jensen'", {85, 118, 502}},
      {"author contains 'fjordbygg'", {501}},
      {"author notContains 'fjordbygg'", {85, 118, 502}},
      {"slevel eq External", {85, 118, 501, 502}},
      {"slevel eq 'Internal'", {}},
      {"ticketMessage/ticketMessageId between (100,501)", {118, 501}},
      {"createdAt lt '2000-01-01'", {}},
      {"ticketMessageId in (85,502) and not ticketId eq 262", {502}}};
  for (const auto& [filter, expected] : rows) EXPECT_EQ(messages(filter), expected) << filter;
  EXPECT_EQ(found("Ticket/2001/Messages?$orderBy=ticketMessageId", "author begins 'tone'"),
            (ids{502}));
}

}  // namespace
}  // namespace ticketwire::testing

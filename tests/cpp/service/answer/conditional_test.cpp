#include <gtest/gtest.h>

#include <future>

#include "service/world.hpp"
#include "ticketwire/http/date.hpp"

namespace ticketwire::testing {
namespace {

class conditional_test : public world_test {
 protected:
  /// The ticket's LastChanged as an HTTP date, moved by whole seconds.
  std::string http_date(std::int32_t id, std::int64_t moved = 0) {
    return http::format_date(ticks_at(ticket(id), "/LastChanged") / second + moved);
  }
  static http::fields unmodified_since(std::string date) {
    return {{"If-Unmodified-Since", std::move(date)}};
  }
  static std::string guarded(const std::string& date, const std::string& title) {
    return R"([{"op":"test","path":"/LastChanged","value":)" + date +
           R"(},{"op":"replace","path":"/Title","value":")" + title + R"("}])";
  }
};

constexpr const char* retitle = R"({"Title":"new"})";
constexpr const char* failing_test = R"([{"op":"test","path":"Title","value":"something else"}])";

TEST_F(conditional_test, a_missing_ticket_comes_before_the_date_and_the_date_before_the_tests) {
  EXPECT_EQ(patch(9999, failing_test, unmodified_since("Wed, 21 Oct 2015 07:28:00 GMT")).status,
            404);
  const auto old = unmodified_since(http_date(2001, -1));
  EXPECT_EQ(patch(2001, failing_test, old).status, 412);
  EXPECT_EQ(patch(2001, failing_test, unmodified_since(http_date(2001))).status, 409);
}

TEST_F(conditional_test, the_date_is_compared_in_whole_seconds) {
  wait(minute);
  patched(2001, retitle);
  ASSERT_NE(ticks_at(ticket(2001), "/LastChanged") % second, 0);
  EXPECT_EQ(patch(2001, "[]", unmodified_since(http_date(2001))).status, 200);
  EXPECT_EQ(patch(2001, "[]", unmodified_since(http_date(2001, 1))).status, 200);
  EXPECT_EQ(patch(2001, "[]", unmodified_since(http_date(2001, -1))).status, 412);
}

TEST_F(conditional_test, put_takes_the_date_too_and_writes_nothing_after_it) {
  const auto before = ticket(2001);
  const auto answer = put(2001, retitle, unmodified_since(http_date(2001, -1)));
  EXPECT_EQ(answer.status, 412);
  EXPECT_EQ(text_at(answer.body, "/ErrorType"), "SoConflictException");
  EXPECT_EQ(ticket(2001), before);
  EXPECT_EQ(put(2001, retitle, unmodified_since(http_date(2001))).status, 200);
}

TEST_F(conditional_test, a_date_that_is_none_is_passed_over) {
  for (const char* date :
       {"yesterday", "", "2015-10-21T07:28:00Z", "Wed, 99 Oct 2015 07:28:00 GMT"}) {
    EXPECT_EQ(patch(2001, "[]", unmodified_since(date)).status, 200) << date;
    EXPECT_EQ(put(2001, "{}", unmodified_since(date)).status, 200) << date;
  }
}

TEST_F(conditional_test, a_date_may_have_the_forms_of_old) {
  for (const char* before : {"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT",
                             "Sun Nov  6 08:49:37 1994"}) {
    EXPECT_EQ(patch(2001, "[]", unmodified_since(before)).status, 412) << before;
    EXPECT_EQ(get(ticket_path(2001), {{"If-Modified-Since", before}}).status, 200) << before;
  }
  for (const char* after : {"Fri, 31 Dec 2038 08:49:37 GMT", "Friday, 31-Dec-38 08:49:37 GMT",
                            "Fri Dec 31 08:49:37 2038"}) {
    EXPECT_EQ(patch(2001, "[]", unmodified_since(after)).status, 200) << after;
    EXPECT_EQ(get(ticket_path(2001), {{"If-Modified-Since", after}}).status, 304) << after;
  }
}

TEST_F(conditional_test, two_dates_are_none) {
  const char* const before = "Sun, 06 Nov 1994 08:49:37 GMT";
  const char* const after = "Fri, 31 Dec 2038 08:49:37 GMT";
  const auto twice = [](const char* name, const char* first, const char* second) {
    http::fields fields{{name, first}};
    fields.add(name, second);
    return fields;
  };
  EXPECT_EQ(patch(2001, "[]", twice("If-Unmodified-Since", before, after)).status, 200);
  EXPECT_EQ(patch(2001, "[]", unmodified_since(std::string(before) + ", " + before)).status, 200);
  EXPECT_EQ(get(ticket_path(2001), twice("If-Modified-Since", after, before)).status, 200);
  EXPECT_EQ(get(ticket_path(2001), {{"If-Modified-Since", after}}).status, 304);
}

TEST_F(conditional_test, agents_know_no_conditions) {
  const auto answer = send(http::method::post, "/api/v1/Agents/Ticket/SaveTicketEntityWithNotify",
                           R"({"NewEntity":{"TicketId":2001,"Title":"new"}})",
                           unmodified_since(http_date(2001, -1)));
  EXPECT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(text_at(ticket(2001), "/Title"), "new");
}

TEST_F(conditional_test, reading_again_costs_nothing_while_nothing_changes) {
  const auto date = http_date(2001);
  EXPECT_EQ(get(ticket_path(2001)).fields.find("Last-Modified"), date);
  const auto unchanged = get(ticket_path(2001), {{"If-Modified-Since", date}});
  EXPECT_EQ(unchanged.status, 304);
  EXPECT_EQ(unchanged.body, "");
  EXPECT_EQ(unchanged.fields.find("Last-Modified"), date);
  EXPECT_EQ(get(ticket_path(2001), {{"If-Modified-Since", http_date(2001, -1)}}).status, 200);
  EXPECT_EQ(get(ticket_path(2001), {{"If-Modified-Since", "never"}}).status, 200);
  wait(minute);
  patched(2001, retitle);
  EXPECT_EQ(get(ticket_path(2001), {{"If-Modified-Since", date}}).status, 200);
}

TEST_F(conditional_test, an_entity_tag_is_that_of_last_changed) {
  const auto tag = std::string(get(ticket_path(2001)).fields.find("ETag").value_or(""));
  ASSERT_GT(tag.size(), 2U);
  EXPECT_EQ(tag.front(), '"');
  EXPECT_EQ(tag.back(), '"');
  EXPECT_EQ(put(2001, "{}").fields.find("ETag"), tag) << "nothing has changed";
  EXPECT_EQ(patch(2001, "[]").fields.find("ETag"), tag);
  EXPECT_EQ(get("/api/v1/TicketMessage/501").fields.find("ETag"), tag)
      << "a message's is its ticket's";
  wait(minute);
  const auto changed = patch(2001, retitle);
  EXPECT_NE(changed.fields.find("ETag"), tag);
  EXPECT_EQ(get(ticket_path(2001)).fields.find("ETag"), changed.fields.find("ETag"));
  EXPECT_FALSE(get("/api/v1/Ticket").fields.find("ETag"));
}

TEST_F(conditional_test, if_match_guards_a_change) {
  const auto tag = std::string(get(ticket_path(2001)).fields.find("ETag").value_or(""));
  const auto match = [](const std::string& list) { return http::fields{{"If-Match", list}}; };
  for (const std::string& list : {tag, "\"x\", " + tag, tag + " , \"y\"", std::string("*"),
                                  "W/" + tag + "," + tag, "," + tag}) {
    EXPECT_EQ(patch(2001, "[]", match(list)).status, 200) << list;
    EXPECT_EQ(put(2001, "{}", match(list)).status, 200) << list;
    EXPECT_EQ(get(ticket_path(2001), match(list)).status, 200) << list;
  }
  const auto before = ticket(2001);
  for (const std::string& list :
       {std::string("\"x\""), "W/" + tag, std::string(), std::string("x"), tag.substr(1),
        tag.substr(0, tag.size() - 1), std::string("*x"), "x" + tag, std::string("\"\"")}) {
    EXPECT_EQ(patch(2001, retitle, match(list)).status, 412) << list;
    EXPECT_EQ(put(2001, retitle, match(list)).status, 412) << list;
    EXPECT_EQ(send(http::method::delete_, ticket_path(2001), {}, match(list)).status, 412) << list;
    EXPECT_EQ(get(ticket_path(2001), match(list)).status, 412) << list;
    EXPECT_EQ(send(http::method::patch, "/api/v1/TicketMessage/501", "[]", match(list)).status, 412)
        << list;
  }
  EXPECT_EQ(ticket(2001), before);
  EXPECT_EQ(patch(9999, retitle, match("\"x\"")).status, 404);
  EXPECT_EQ(patch(2001, failing_test, match("\"x\"")).status, 412);
  EXPECT_EQ(patch(2001, failing_test, match(tag)).status, 409);
  // RFC 9110 13.2.2: the date is passed over.
  http::fields both = unmodified_since(http_date(2001, -1));
  both.add("If-Match", tag);
  EXPECT_EQ(patch(2001, "[]", both).status, 200);
  http::fields lines = match("\"x\"");
  lines.add("If-Match", tag);
  EXPECT_EQ(patch(2001, "[]", lines).status, 200) << "one list in two lines";
  EXPECT_EQ(send(http::method::patch, "/api/v1/TicketMessage/501", "[]", match(tag)).status, 200);
  wait(minute);
  patched(2001, retitle);
  EXPECT_EQ(patch(2001, "[]", match(tag)).status, 412);
}

TEST_F(conditional_test, if_none_match_spares_a_reading) {
  for (const char* path : {"/api/v1/Ticket/2001", "/api/v1/TicketMessage/501"}) {
    const auto tag = std::string(get(path).fields.find("ETag").value_or(""));
    const auto none = [](const std::string& list) { return http::fields{{"If-None-Match", list}}; };
    for (const std::string& list : {tag, "W/" + tag, "\"x\", " + tag, std::string("*")}) {
      const auto answer = get(path, none(list));
      EXPECT_EQ(answer.status, 304) << list;
      EXPECT_EQ(answer.body, "");
      EXPECT_EQ(answer.fields.find("ETag"), tag);
    }
    for (const std::string& list : {std::string("\"x\""), std::string(), tag.substr(1)}) {
      EXPECT_EQ(get(path, none(list)).status, 200) << list;
    }
    // RFC 9110 13.2.2: the date is passed over.
    http::fields both = none("\"x\"");
    both.add("If-Modified-Since", http_date(2001));
    EXPECT_EQ(get(path, both).status, 200);
    EXPECT_EQ(send(http::method::patch, path, "[]", none(tag)).status, 412);
    EXPECT_EQ(send(http::method::patch, path, "[]", none("\"x\"")).status, 200);
  }
}

TEST_F(conditional_test, last_changed_rises_with_every_save_even_when_time_stands_still) {
  auto last = ticks_at(ticket(2001), "/LastChanged");
  for (int i = 0; i < 50; ++i) {
    const auto title = "title " + std::to_string(i);
    const auto changed = ticks_at(patched(2001, R"({"Title":")" + title + "\"}"), "/LastChanged");
    EXPECT_GT(changed, last);
    EXPECT_NE(changed % 10'000, 0) << "a whole millisecond";
    last = changed;
  }
  now_ -= 60 * minute;
  EXPECT_GT(ticks_at(patched(2001, retitle), "/LastChanged"), last) << "the clock was set back";
}

TEST_F(conditional_test, what_changes_nothing_leaves_last_changed_alone) {
  const auto before = ticket(2001);
  wait(minute);
  EXPECT_EQ(patched(2001, "[]"), before);
  EXPECT_EQ(patched(2001, "{}"), before);
  EXPECT_EQ(patched(2001, R"([{"op":"test","path":"/Priority/TicketPriorityId","value":3}])"),
            before);
  EXPECT_EQ(patched(2001, R"({"Priority":{"TicketPriorityId":3}})"), before);
  EXPECT_EQ(patched(2001, R"({"CreatedAt":"2001-01-01T00:00:00Z","NumMessages":700})"), before);
  EXPECT_EQ(put(2001, before).status, 200);
  EXPECT_EQ(ticket(2001), before);
  save(before);
  EXPECT_EQ(ticket(2001), before);
}

TEST_F(conditional_test, a_test_of_last_changed_sets_only_what_has_not_changed_since) {
  const auto first = at(ticket(2001), "/LastChanged");
  const auto second_date = at(patched(2001, guarded(first, "one")), "/LastChanged");
  const auto late = patch(2001, guarded(first, "two"));
  EXPECT_EQ(late.status, 409);
  EXPECT_EQ(text_at(late.body, "/ErrorType"), "SoConflictException");
  EXPECT_EQ(text_at(ticket(2001), "/Title"), "one");
  EXPECT_EQ(patch(2001, guarded(second_date, "two")).status, 200);
}

TEST_F(conditional_test, of_two_writers_with_one_date_one_wins) {
  for (int round = 0; round < 20; ++round) {
    const auto date = at(ticket(2001), "/LastChanged");
    const auto writer = [&](const char* name) {
      return patch(2001, guarded(date, name + std::to_string(round))).status;
    };
    auto one = std::async(std::launch::async, writer, "one");
    auto two = std::async(std::launch::async, writer, "two");
    const int first = one.get();
    const int other = two.get();
    EXPECT_EQ(std::min(first, other), 200);
    EXPECT_EQ(std::max(first, other), 409);
    const auto winner = (first == 200 ? "one" : "two") + std::to_string(round);
    EXPECT_EQ(text_at(ticket(2001), "/Title"), winner);
  }
}

}  // namespace
}  // namespace ticketwire::testing

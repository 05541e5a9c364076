#include <gtest/gtest.h>

#include "service/world.hpp"

namespace ticketwire::testing {
namespace {

/// Languages, zones and forms of dates as an answer shows them.
class locale_test : public world_test {
 protected:
  void SetUp() override {
    world_test::SetUp();
    const auto done = store_->write([](store::writer& writer) -> result<void> {
      const auto stored =
          writer.put_record({"TicketStatusEntity", 1,
                             R"({"TicketStatusId":1,"Name":"NO:\"Apen\";US:\"Open\";DE:\"Offen\"",)"
                             R"("Status":"Active","IsDefault":true})"});
      if (!stored) return stored.error();
      return {};
    });
    ASSERT_TRUE(done.has_value());
    patched(2001, R"({"Deadline":"2026-07-01T12:00:00Z"})");
  }

  std::string status_name(http::fields fields) {
    return text_at(get(ticket_path(2001), std::move(fields)).body, "/Status/Name");
  }
  std::string deadline(http::fields fields) {
    return text_at(get(ticket_path(2001), std::move(fields)).body, "/Deadline");
  }
  static store::ticks ticks_of(std::string_view text) {
    return carrier::to_ticks(*carrier::parse_date_time(text));
  }
  std::string deadline_in(std::string zone) { return deadline({{"SO-TimeZone", std::move(zone)}}); }
};

constexpr const char* raw = R"(NO:"Apen";US:"Open";DE:"Offen")";

TEST_F(locale_test, the_best_language_of_the_list_is_shown) {
  const std::vector<std::pair<std::string, std::string>> rows = {{"en", "Open"},
                                                                 {"en-GB", "Open"},
                                                                 {"EN", "Open"},
                                                                 {"us", "Open"},
                                                                 {"nb", "Apen"},
                                                                 {"nb-NO", "Apen"},
                                                                 {"de;q=0.5, en;q=0.9", "Open"},
                                                                 {"de, en;q=0.9", "Offen"},
                                                                 {"en;q=0, de;q=0.1", "Offen"},
                                                                 {"fr, de", "Offen"},
                                                                 {"fr", "Apen"},
                                                                 {"*", raw},
                                                                 {"x", raw},
                                                                 {"", raw},
                                                                 {"*, de;q=0.1", "Offen"}};
  for (const auto& [languages, expected] : rows) {
    EXPECT_EQ(status_name({{"SO-Language", languages}}), expected) << languages;
    EXPECT_EQ(status_name({{"Accept-Language", languages}}), expected) << languages;
  }
  EXPECT_EQ(status_name({}), raw);
}

TEST_F(locale_test, the_webapis_own_field_comes_first) {
  EXPECT_EQ(status_name({{"Accept-Language", "de"}, {"SO-Language", "en"}}), "Open");
  EXPECT_EQ(status_name({{"Accept-Language", "de"}, {"SO-Language", "x"}}), raw);
  EXPECT_EQ(status_name({{"Accept-Language", "de"}, {"SO-Language", ""}}), "Offen");
}

TEST_F(locale_test, an_answer_names_its_language_and_zone) {
  const auto answer =
      get(ticket_path(2001), {{"SO-Language", "fr;q=0.1, en"}, {"SO-TimeZone", "US-NY"}});
  EXPECT_EQ(answer.fields.find("Content-Language"), "en");
  EXPECT_EQ(answer.fields.find("SO-TimeZone"), "America/New_York");
  EXPECT_FALSE(get(ticket_path(2001)).fields.find("Content-Language").has_value());
}

TEST_F(locale_test, what_a_caller_wrote_is_not_translated) {
  const std::string title = R"(US:\"One\";NO:\"En\")";
  patched(2001, R"({"Title":")" + title + R"("})");
  EXPECT_EQ(text_at(get(ticket_path(2001), {{"SO-Language", "en"}}).body, "/Title"),
            R"(US:"One";NO:"En")");
}

TEST_F(locale_test, of_custom_fields_the_companions_alone_are_translated) {
  const std::string text = R"("US:\"One\";NO:\"En\"")";
  const auto done = service::import_world(
      *store_,
      R"({"tickets":[{"entity":{"TicketId":3000,"Title":"a","BaseStatus":"Active","CustomFields":{)"
      R"("x_a":)" +
          text + R"(,"x_a:DisplayText":)" + text + "}}}]}",
      now_, plain_hashes());
  ASSERT_TRUE(done.has_value());
  const auto read = get(ticket_path(3000), {{"SO-Language", "en"}}).body;
  EXPECT_EQ(text_at(read, "/CustomFields/x_a"), R"(US:"One";NO:"En")");
  EXPECT_EQ(text_at(read, "/CustomFields/x_a:DisplayText"), "One");
}

TEST_F(locale_test, a_zone_has_a_code_an_id_and_a_name) {
  for (const char* zone : {"US-NY", "us-ny", "460", "America/New_York", "america/new_york"}) {
    EXPECT_EQ(deadline_in(zone), "2026-07-01T08:00:00-04:00") << zone;
  }
  EXPECT_EQ(deadline_in("UTC"), "2026-07-01T12:00:00Z");
  EXPECT_EQ(deadline_in("BD"), "2026-07-01T18:00:00+06:00");
  for (const char* unknown : {"", "Nowhere", "9999999", "-1", "Europe/../etc/passwd"}) {
    EXPECT_EQ(deadline_in(unknown), "2026-07-01T14:00:00+02:00") << unknown;
  }
}

TEST_F(locale_test, winter_and_summer_have_their_own_offsets) {
  patched(2001, R"({"Deadline":"2026-01-01T12:00:00Z"})");
  EXPECT_EQ(deadline({}), "2026-01-01T13:00:00+01:00");
  EXPECT_EQ(deadline_in("US-NY"), "2026-01-01T07:00:00-05:00");
}

TEST_F(locale_test, strict_dates_have_offsets_only_where_they_are_asked_for) {
  settings_.offsets = false;
  EXPECT_EQ(deadline({}), "2026-07-01T14:00:00");
  EXPECT_EQ(deadline_in("US-NY"), "2026-07-01T08:00:00");
  for (const char* field :
       {"US-NY,includeTZOffset", "US-NY, includeTZOffset", "US-NY , INCLUDETZOFFSET"}) {
    EXPECT_EQ(deadline_in(field), "2026-07-01T08:00:00-04:00") << field;
  }
  EXPECT_EQ(deadline_in("US-NY, nonsense"), "2026-07-01T08:00:00");
}

TEST_F(locale_test, stamps_are_in_utc_where_offsets_are_asked_for) {
  for (const bool offsets : {true, false}) {
    settings_.offsets = offsets;
    const auto asked = get(ticket_path(2001), {{"SO-TimeZone", "US-NY, includeTZOffset"}}).body;
    const std::string stamp = text_at(asked, "/LastChanged");
    EXPECT_TRUE(stamp.ends_with("Z")) << stamp;
    EXPECT_TRUE(text_at(asked, "/CreatedAt").ends_with(":00")) << asked;
  }
  settings_.offsets = true;
  const std::string plain =
      text_at(get(ticket_path(2001), {{"SO-TimeZone", "US-NY"}}).body, "/LastChanged");
  EXPECT_TRUE(plain.ends_with("-04:00") || plain.ends_with("-05:00")) << plain;
}

TEST_F(locale_test, dates_without_offset_are_read_in_the_zone) {
  const auto saved = put(2001, R"({"Deadline":"2026-07-01T08:00:00"})", {{"SO-TimeZone", "BD"}});
  ASSERT_EQ(saved.status, 200) << saved.body;
  EXPECT_EQ(text_at(saved.body, "/Deadline"), "2026-07-01T08:00:00+06:00");
  EXPECT_EQ(deadline_in("UTC"), "2026-07-01T02:00:00Z");
  put(2001, R"({"Deadline":"2026-07-01T08:00:00"})");
  EXPECT_EQ(deadline_in("UTC"), "2026-07-01T06:00:00Z") << "the server's zone";
  put(2001, R"({"Deadline":"2026-07-01T08:00:00-01:00"})", {{"SO-TimeZone", "BD"}});
  EXPECT_EQ(deadline_in("UTC"), "2026-07-01T09:00:00Z") << "an offset says it all";
}

/// In Oslo 2026-03-29 has no 02:30, and 2026-10-25 has it twice: at 00:30Z and at 01:30Z.
TEST_F(locale_test, days_on_which_the_clock_changes) {
  const auto kept = [&](const std::string& sent, http::fields fields = {}) {
    const auto saved = put(2001, R"({"Deadline":")" + sent + R"("})", std::move(fields));
    EXPECT_EQ(saved.status, 200) << saved.body;
    return deadline_in("UTC");
  };
  EXPECT_EQ(kept("2026-03-29T01:59:59"), "2026-03-29T00:59:59Z");
  EXPECT_EQ(kept("2026-03-29T02:30:00"), "2026-03-29T01:30:00Z") << "forward by the gap";
  EXPECT_EQ(deadline({}), "2026-03-29T03:30:00+02:00");
  EXPECT_EQ(kept("2026-03-29T02:00:00"), "2026-03-29T01:00:00Z");
  EXPECT_EQ(kept("2026-03-29T02:59:59.5"), "2026-03-29T01:59:59.5Z");
  EXPECT_EQ(kept("2026-03-29T03:00:00"), "2026-03-29T01:00:00Z");
  EXPECT_EQ(kept("2026-10-25T01:59:59"), "2026-10-24T23:59:59Z");
  EXPECT_EQ(kept("2026-10-25T02:30:00"), "2026-10-25T00:30:00Z") << "the earlier of the two";
  EXPECT_EQ(deadline({}), "2026-10-25T02:30:00+02:00");
  EXPECT_EQ(kept("2026-10-25T02:30:00+01:00"), "2026-10-25T01:30:00Z") << "or the one that is said";
  EXPECT_EQ(deadline({}), "2026-10-25T02:30:00+01:00");
  EXPECT_EQ(kept("2026-10-25T03:00:00"), "2026-10-25T02:00:00Z");
  EXPECT_EQ(kept("2026-03-08T02:30:00", {{"SO-TimeZone", "US-NY"}}), "2026-03-08T07:30:00Z");
  EXPECT_EQ(kept("2026-11-01T01:30:00", {{"SO-TimeZone", "460"}}), "2026-11-01T05:30:00Z");
  kept("2026-10-25T01:30:00Z");
  settings_.offsets = false;
  EXPECT_EQ(deadline({}), "2026-10-25T02:30:00");
  EXPECT_EQ(deadline_in("NO, includeTZOffset"), "2026-10-25T02:30:00+01:00");
}

TEST_F(locale_test, filters_on_days_on_which_the_clock_changes) {
  const auto finds = [&](const std::string& filter, http::fields fields = {}) {
    const auto page =
        get("/api/v1/Ticket?$select=ticketId&$filter=ticketId%20eq%202001%20and%20" + filter,
            std::move(fields));
    EXPECT_EQ(page.status, 200) << filter << page.body;
    return size_at(page.body, "/value") == 1;
  };
  // 25 hours: from 22:00Z of the day before to 23:00Z.
  for (const auto& [date, within] :
       std::vector<std::pair<std::string, bool>>{{"2026-10-24T21:59:59Z", false},
                                                 {"2026-10-24T22:00:00Z", true},
                                                 {"2026-10-25T22:59:59Z", true},
                                                 {"2026-10-25T23:00:00Z", false}}) {
    patched(2001, R"({"Deadline":")" + date + R"("})");
    EXPECT_EQ(finds("deadline%20date%20'2026-10-25'"), within) << date;
  }
  now_ = ticks_of("2026-10-25T11:00:00Z");
  patched(2001, R"({"Deadline":"2026-10-25T22:30:00Z"})");
  EXPECT_TRUE(finds("deadline%20today"));
  EXPECT_FALSE(finds("deadline%20today", {{"SO-TimeZone", "BD"}})) << "there it is tomorrow";
  patched(2001, R"({"Deadline":"2026-10-25T00:30:00Z"})");
  EXPECT_TRUE(finds("deadline%20eq%20'2026-10-25T02:30:00'"));
  EXPECT_FALSE(finds("deadline%20eq%20'2026-10-25T02:30:00%2B01:00'"));
  patched(2001, R"({"Deadline":"2026-03-29T01:30:00Z"})");
  EXPECT_TRUE(finds("deadline%20eq%20'2026-03-29T02:30:00'")) << "read as in a body";
}

TEST_F(locale_test, culture_and_the_browsers_offset_change_nothing) {
  const auto plain = get(ticket_path(2001), {{"SO-Language", "en"}});
  for (const char* value : {"nb-NO", "nonsense", "", "-120", "x;y=\"z"}) {
    const auto answer = get(ticket_path(2001), {{"SO-Language", "en"},
                                                {"SO-Culture", value},
                                                {"SO-Browser-TZ-Offset", value},
                                                {"SO-AppToken", value}});
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, plain.body) << value;
  }
}

TEST_F(locale_test, rows_and_lists_are_in_the_language_and_zone_too) {
  const http::fields fields = {{"SO-Language", "de"}, {"SO-TimeZone", "US-NY"}};
  const auto page =
      get("/api/v1/Ticket?$filter=ticketId%20eq%202001&$select=ticketStatusName,deadline", fields);
  EXPECT_EQ(text_at(page.body, "/value/0/ticketStatusName"), "Offen") << page.body;
  EXPECT_EQ(text_at(page.body, "/value/0/deadline"), "2026-07-01T08:00:00-04:00");
  EXPECT_EQ(text_at(get("/api/v1/MDOList/ticketstatus", fields).body, "/0/Name"), "Offen");
}

TEST_F(locale_test, the_list_of_zones_tells_code_id_and_offsets) {
  const auto answer = get("/api/v1/timezone");
  ASSERT_EQ(answer.status, 200) << answer.body;
  const auto document = parse(answer.body);
  std::map<std::string, std::string> rows;
  std::map<std::string, std::string> places;
  std::map<int, int> ids;
  for (const json::child& each : document.root().children()) {
    const std::string code = each.value.find("timeZone")->string();
    EXPECT_FALSE(rows.contains(code)) << code;
    EXPECT_EQ(++ids[each.value.find("id")->int32().value()], 1) << code;
    rows[code] = each.value.find("offset")->string() + "|" + each.value.find("daylight")->string();
    places[code] = each.value.find("country")->string() + "|" + each.value.find("region")->string();
  }
  EXPECT_GT(rows.size(), 100u);
  EXPECT_EQ(rows["NO"], "+1:00|+2:00");
  EXPECT_EQ(rows["US-NY"], "-5:00|-4:00");
  EXPECT_EQ(rows["UTC"], "0|");
  EXPECT_EQ(rows["BD"], "+6:00|");
  EXPECT_EQ(places["NO"], "Norway|");
  EXPECT_EQ(places["US-NY"], "United States|New York");
  EXPECT_EQ(places["UTC"], "UTC/GMT|");
  EXPECT_EQ(places["SE"], "Sweden|") << "it has no other zone";
}

TEST_F(locale_test, a_zone_without_a_code_of_its_own_is_told_by_what_it_covers) {
  const auto document = parse(get("/api/v1/timezone").body);
  for (const json::child& each : document.root().children()) {
    if (each.value.find("timeZone")->string() != "Australia/Lord_Howe") continue;
    EXPECT_EQ(each.value.find("country")->string(), "Australia");
    EXPECT_EQ(each.value.find("region")->string(), "Lord Howe Island");
    return;
  }
  ADD_FAILURE() << "it is not listed";
}

}  // namespace
}  // namespace ticketwire::testing

#include <gtest/gtest.h>

#include "service/world.hpp"

namespace ticketwire::testing {
namespace {

using outbox_rows = std::vector<std::pair<int, int>>;

class ticket_save_test : public world_test {};

TEST_F(ticket_save_test, only_who_owns_the_ticket_is_told_and_only_when_asked) {
  save(R"({"TicketId":2001,"Title":"a"})");
  put(2001, R"({"Title":"b"})");
  patched(2001, R"({"Title":"c"})");
  EXPECT_EQ(outbox(), outbox_rows{});
  save(R"({"TicketId":2001,"Title":"d"})", true);
  EXPECT_EQ(outbox(), (outbox_rows{{2001, anna}}));
  caller_ = anna;
  save(R"({"TicketId":2001,"Title":"e"})", true);
  EXPECT_EQ(outbox().size(), 1u) << "she made the save herself";
  save(R"({"TicketId":2003,"Title":"f"})", true);
  EXPECT_EQ(outbox().size(), 1u) << "nobody owns it";
}

TEST_F(ticket_save_test, put_reads_notify_in_its_spellings) {
  std::size_t expected = 0;
  for (const auto& [value, told] : {std::pair{"True", true},
                                    {"true", true},
                                    {"1", true},
                                    {"False", false},
                                    {"0", false},
                                    {"", false}}) {
    wait(1);
    const auto target = ticket_path(2001) + "?notify=" + value;
    ASSERT_EQ(send(http::method::put, target, R"({"Title":"x"})").status, 200);
    expected += told ? 1 : 0;
    EXPECT_EQ(outbox().size(), expected) << value;
  }
}

TEST_F(ticket_save_test, a_save_that_fails_tells_nobody) {
  const auto answer =
      agent("SaveTicketEntityWithNotify",
            R"({"NewEntity":{"TicketId":2001,"Person":{"PersonId":77}},"Notify":true})");
  EXPECT_EQ(answer.status, 400);
  EXPECT_EQ(outbox(), outbox_rows{});
}

TEST_F(ticket_save_test, an_owner_of_null_or_zero_is_nobody) {
  for (const char* owner : {"null", R"({"AssociateId":0})"}) {
    patched(2001, R"({"OwnedBy":{"AssociateId":12}})");
    EXPECT_EQ(at(ticket(2001), "/OwnedBy/AssociateId"), "12");
    save(std::string(R"({"TicketId":2001,"OwnedBy":)") + owner + "}");
    EXPECT_EQ(at(ticket(2001), "/OwnedBy"), "null") << owner;
  }
  patched(2001, R"({"OwnedBy":{"AssociateId":12}})");
  EXPECT_EQ(at(patched(2001, R"({"OwnedBy":null})"), "/OwnedBy"), "null");
}

TEST_F(ticket_save_test, a_missing_member_stays_and_null_clears) {
  for (const bool rest : {true, false}) {
    const auto store = [&](std::string members) {
      if (rest) return put(2001, "{" + members + "}").status;
      return agent("SaveTicketEntityWithNotify",
                   R"({"NewEntity":{"TicketId":2001,)" + members + "}}")
          .status;
    };
    ASSERT_EQ(store(R"("Author":"me","Tags":[{"Id":1}],"Person":{"PersonId":3002},)"
                    R"("CustomFields":{"SuperOffice:2":"x"},"Deadline":"2026-05-01T10:00:00Z")"),
              200);
    ASSERT_EQ(store(R"("Title":"only this")"), 200);
    auto kept = ticket(2001);
    EXPECT_EQ(text_at(kept, "/Author"), "me");
    EXPECT_EQ(at(kept, "/Tags/0/Id"), "1");
    EXPECT_EQ(text_at(kept, "/Person/FullName"), "Omar Lund");
    EXPECT_EQ(text_at(kept, "/CustomFields/SuperOffice:2"), "x");
    ASSERT_EQ(
        store(R"("Author":null,"Tags":null,"Person":null,"CustomFields":null,"Deadline":null)"),
        200);
    kept = ticket(2001);
    EXPECT_EQ(at(kept, "/Author"), "\"\"");
    EXPECT_EQ(at(kept, "/Tags"), "[]");
    EXPECT_EQ(at(kept, "/Person"), "null");
    EXPECT_EQ(at(kept, "/CustomFields"), "{}");
    EXPECT_EQ(text_at(kept, "/Deadline"), "0001-01-01T00:00:00");
  }
}

TEST_F(ticket_save_test, dictionaries_are_merged_and_an_empty_one_changes_nothing) {
  put(2001, R"({"CustomFields":{"SuperOffice:2":"[I:2]","x_colour":"red"}})");
  put(2001, R"({"CustomFields":{}})");
  save(R"({"TicketId":2001,"CustomFields":{"x_colour":"blue"}})");
  auto kept = ticket(2001);
  EXPECT_EQ(at(kept, "/CustomFields"),
            R"({"SuperOffice:1":"[I:1]","SuperOffice:2":"[I:2]","x_colour":"blue"})");
  kept = patched(2001, R"({"CustomFields":{"SuperOffice:2":"[I:3]"}})");
  EXPECT_EQ(text_at(kept, "/CustomFields/SuperOffice:2"), "[I:3]");
  EXPECT_EQ(text_at(kept, "/CustomFields/x_colour"), "blue");
  kept = patched(2001, R"([{"op":"remove","path":"CustomFields/x_colour"}])");
  EXPECT_EQ(at(kept, "/CustomFields/x_colour"), "(nothing)");
  EXPECT_EQ(text_at(kept, "/CustomFields/SuperOffice:1"), "[I:1]");
}

TEST_F(ticket_save_test, companions_of_custom_fields_are_not_stored) {
  const auto kept = patched(
      2001, R"({"CustomFields":{"SuperOffice:1":"[I:5]","SuperOffice:1:DisplayText":"five",)"
            R"("SuperOffice:1:DisplayTooltip":"5","SuperOffice:1:org":"[I:1]"}})");
  EXPECT_EQ(at(kept, "/CustomFields"), R"({"SuperOffice:1":"[I:5]"})");
}

TEST_F(ticket_save_test, an_entry_of_both_dictionaries_has_one_value) {
  const auto expect_both = [&](const std::string& extra, const std::string& custom) {
    const auto kept = ticket(2001);
    EXPECT_EQ(text_at(kept, "/ExtraFields/x_a"), extra);
    EXPECT_EQ(text_at(kept, "/CustomFields/x_a"), custom);
  };
  put(2001, R"({"ExtraFields":{"x_a":"1"},"CustomFields":{"x_a":"2"}})");
  expect_both("2", "2");
  put(2001, R"({"ExtraFields":{"x_a":"3"},"CustomFields":{"x_a":"2"}})");
  expect_both("3", "3");
  put(2001, R"({"ExtraFields":{"x_a":"3"},"CustomFields":{"x_a":"4"}})");
  expect_both("4", "4");
  patched(2001, R"([{"op":"replace","path":"ExtraFields/x_a","value":"5"}])");
  expect_both("5", "5");
  patched(2001, R"([{"op":"remove","path":"CustomFields/x_a"}])");
  EXPECT_EQ(at(ticket(2001), "/ExtraFields"), "{}");
  EXPECT_EQ(text_at(ticket(2001), "/CustomFields/SuperOffice:1"), "[I:1]");
}

TEST_F(ticket_save_test, the_automatic_id_is_an_owner_s_alone) {
  const auto answer = put(2001, R"({"Category":{"TicketCategoryId":2147483647}})");
  EXPECT_EQ(answer.status, 400);
}

TEST_F(ticket_save_test, a_carrier_follows_its_key_and_never_its_name) {
  auto kept = patched(2001, R"({"Category":{"TicketCategoryId":3}})");
  EXPECT_EQ(text_at(kept, "/Category/Fullname"), "Support/Fewest");
  kept = patched(2001, R"([{"op":"replace","path":"Category/TicketCategoryId","value":2}])");
  EXPECT_EQ(text_at(kept, "/Category/Fullname"), "Support/Weighted");
  const auto before = ticket(2001);
  EXPECT_EQ(patched(2001, R"({"Category":{"Name":"Nonsense"}})"), before);
  EXPECT_EQ(put(2001, R"({"Category":{"Name":"Nonsense"}})").status, 200);
  EXPECT_EQ(ticket(2001), before);
}

TEST_F(ticket_save_test, what_a_client_may_not_write_is_passed_over) {
  const auto before = ticket(2001);
  const auto answer =
      put(2001, R"({"TicketId":5,"NumMessages":9,"TimeSpent":9,"ActiveStatusMonitorId":9,)"
                R"("ClosedAt":"2020-01-01T00:00:00Z","CreatedBy":{"AssociateId":12},)"
                R"("Messages":[],"TableRight":{"Mask":"Delete"},"Nonsense":1})");
  EXPECT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(ticket(2001), before);
  EXPECT_EQ(patched(2001, R"([{"op":"replace","path":"/TicketId","value":5}])"), before);
  EXPECT_EQ(get(ticket_path(5)).status, 404);
}

TEST_F(ticket_save_test, elements_that_name_nobody_are_none) {
  patched(2001, R"({"Tags":null,"SecondaryPersons":null})");
  const auto before = ticket(2001);
  wait(minute);
  for (const char* none : {R"({"Tags":[{"Id":0}]})", R"({"Tags":[{}],"SecondaryPersons":[null]})",
                           R"({"SecondaryPersons":[{"PersonId":null}]})"}) {
    EXPECT_EQ(put(2001, none).status, 200);
    EXPECT_EQ(ticket(2001), before) << none;
  }
  EXPECT_EQ(size_at(patched(2001, R"({"Tags":[{"Id":0},{"Id":1},{}]})"), "/Tags"), 1u);
}

TEST_F(ticket_save_test, the_suggested_category_is_named_by_its_id) {
  auto kept = patched(2001, R"({"SuggestedCategoryId":3,"SuggestedCategoryName":"Nonsense"})");
  EXPECT_EQ(text_at(kept, "/SuggestedCategoryName"), "Fewest");
  EXPECT_EQ(text_at(patched(2001, R"({"SuggestedCategoryId":99})"), "/SuggestedCategoryName"), "");
  kept = patched(2001, R"({"SuggestedCategoryId":null})");
  EXPECT_EQ(text_at(kept, "/SuggestedCategoryName"), "");
}

TEST_F(ticket_save_test, a_patch_does_not_touch_a_person_who_is_gone) {
  const auto person = [&] {
    std::int32_t id = 0;
    const auto done = store_->read([&](store::reader& in) -> result<void> {
      id = (*in.ticket(2001))->person_id;
      return {};
    });
    EXPECT_TRUE(done.has_value());
    return id;
  };
  const auto done = store_->write([](store::writer& out) -> result<void> {
    auto row = **out.ticket(2001);
    const auto place = row.body.find("\"PersonId\":3001");
    EXPECT_NE(place, std::string::npos);
    row.body.replace(place, 15, "\"PersonId\":3999");
    row.person_id = 3999;
    const auto id = out.put_ticket(row);
    return id ? result<void>{} : id.error();
  });
  ASSERT_TRUE(done.has_value());
  EXPECT_EQ(text_at(patched(2001, R"({"Title":"b"})"), "/Title"), "b");
  EXPECT_EQ(person(), 3999);
  EXPECT_EQ(patch(2001, R"({"Person":{"PersonId":3998}})").status, 400);
  patched(2001, R"({"Person":{"PersonId":3002}})");
  EXPECT_EQ(person(), 3002);
}

TEST_F(ticket_save_test, people_and_tags_are_replaced_by_their_ids) {
  auto kept = patched(2001, R"({"Person":{"PersonId":3003}})");
  EXPECT_EQ(text_at(kept, "/Person/FullName"), "Grete Aas");
  put(2001, R"({"SecondaryPersons":[{"PersonId":3002},{"PersonId":3002}],"Tags":[{"Id":2}]})");
  kept = ticket(2001);
  EXPECT_EQ(size_at(kept, "/SecondaryPersons"), 1u);
  EXPECT_EQ(text_at(kept, "/SecondaryPersons/0/FullName"), "Omar Lund");
  EXPECT_EQ(text_at(kept, "/Tags/0/Name"), "invoice");
  EXPECT_EQ(size_at(patched(2001, R"({"Tags":{"Id":1}})"), "/Tags"), 2u) << "an object appends";
}

TEST_F(ticket_save_test, a_reference_to_nothing_is_refused_with_its_place) {
  for (const auto& [body, pointer] :
       {std::pair{R"({"Person":{"PersonId":77}})", "/Person/PersonId"},
        {R"({"OwnedBy":{"AssociateId":77}})", "/OwnedBy/AssociateId"},
        {R"({"Title":"x","Tags":[{"Id":1},{"Id":77}]})", "/Tags/1"}}) {
    const auto before = ticket(2001);
    for (const auto& answer : {patch(2001, body), put(2001, body)}) {
      EXPECT_EQ(answer.status, 400) << body;
      EXPECT_NE(text_at(answer.body, "/ErrorMessage").find(pointer), std::string::npos)
          << answer.body;
    }
    EXPECT_EQ(ticket(2001), before);
  }
}

TEST_F(ticket_save_test, an_agent_does_not_save_what_does_not_exist) {
  const auto answer = agent("SaveTicketEntityWithNotify", R"({"NewEntity":{"TicketId":9999}})");
  EXPECT_EQ(answer.status, 400);
  EXPECT_EQ(text_at(answer.body, "/ErrorType"), "SoNotFoundException");
  EXPECT_EQ(put(9999, R"({"Title":"x"})").status, 404);
}

TEST_F(ticket_save_test, the_id_of_a_new_ticket_is_zero_null_or_missing) {
  std::set<std::string> ids;
  for (const char* entity :
       {R"({"TicketId":0,"Title":"a"})", R"({"TicketId":null,"Title":"a"})", R"({"title":"a"})"}) {
    const auto created = save(entity);
    EXPECT_EQ(text_at(created, "/Title"), "a");
    ids.insert(at(created, "/TicketId"));
    EXPECT_EQ(get("/api/v1/Ticket/" + at(created, "/TicketId")).status, 200);
  }
  EXPECT_EQ(ids.size(), 3u);
}

TEST_F(ticket_save_test, a_new_ticket_gets_what_it_must_have) {
  const auto created = save(R"({"Title":"a"})");
  EXPECT_EQ(at(created, "/Category/TicketCategoryId"), "1");
  EXPECT_EQ(at(created, "/Priority/TicketPriorityId"), "2");
  EXPECT_EQ(at(created, "/TicketType/TicketTypeId"), "1");
  EXPECT_EQ(at(created, "/Status/TicketStatusId"), "1");
  EXPECT_EQ(at(created, "/CreatedBy/AssociateId"), "10");
  EXPECT_EQ(text_at(created, "/Author"), "Tone Jensen");
  EXPECT_EQ(ticks_at(created, "/CreatedAt"), now_);
  EXPECT_EQ(ticks_at(created, "/Deadline"), now_ + 120 * minute) << "as its priority says";
  EXPECT_EQ(ticks_at(created, "/LastChanged"), now_);
}

TEST_F(ticket_save_test, the_default_ticket_is_as_decided) {
  const auto made = agent("CreateDefaultTicketEntity");
  ASSERT_EQ(made.status, 200);
  const std::map<std::string, std::string> expected = {{"/TicketId", "0"},
                                                       {"/Title", "\"\""},
                                                       {"/Author", "\"\""},
                                                       {"/BaseStatus", "\"Active\""},
                                                       {"/Status/TicketStatusId", "1"},
                                                       {"/Priority/Name", "\"Medium\""},
                                                       {"/Category/TicketCategoryId", "1"},
                                                       {"/TicketType/TicketTypeId", "1"},
                                                       {"/Slevel", "\"External\""},
                                                       {"/Origin", "\"Internal\""},
                                                       {"/ReadStatus", "\"Green\""},
                                                       {"/CreatedBy/AssociateId", "10"},
                                                       {"/OwnedBy/AssociateId", "10"},
                                                       {"/Person", "null"},
                                                       {"/Sale", "null"},
                                                       {"/Project", "null"},
                                                       {"/FormSubmission", "null"},
                                                       {"/Tags", "[]"},
                                                       {"/SecondaryPersons", "[]"},
                                                       {"/Messages", "[]"},
                                                       {"/AlertLevel", "0"},
                                                       {"/HasAttachment", "false"},
                                                       {"/CustomFields", "{}"}};
  for (const auto& [pointer, value] : expected) EXPECT_EQ(at(made.body, pointer), value) << pointer;
  for (const char* date : {"CreatedAt", "LastChanged", "ReadByOwner", "Activate", "ClosedAt",
                           "RepliedAt", "AlertTimeout", "Deadline"}) {
    EXPECT_EQ(text_at(made.body, std::string("/") + date), "0001-01-01T00:00:00") << date;
  }
  EXPECT_EQ(at(made.body, "/_Links"), "(nothing)");
  const auto created = save(made.body);
  EXPECT_GT(parse(at(created, "/TicketId")).root().int32().value(), 2003);
}

TEST_F(ticket_save_test, unset_dates_have_many_spellings) {
  for (const char* date : {"\"0001-01-01T00:00:00\"", "\"0000-00-00T00:00:00\"", "\"\"", "null",
                           "\"1752-12-31T23:59:59Z\"", "\"0001-01-01T00:00:00+01:00\""}) {
    patched(2001, R"({"Deadline":"2026-05-01T10:00:00.1234567+02:00"})");
    ASSERT_EQ(text_at(ticket(2001), "/Deadline"), "2026-05-01T10:00:00.1234567+02:00");
    patched(2001, std::string(R"({"Deadline":)") + date + "}");
    EXPECT_EQ(text_at(ticket(2001), "/Deadline"), "0001-01-01T00:00:00") << date;
  }
}

TEST_F(ticket_save_test, dates_at_the_edges_are_kept_or_unset_but_never_others) {
  const auto keep = [&](const std::string& date, http::fields fields = {}) {
    const auto answer = put(2001, R"({"Deadline":")" + date + "\"}", fields);
    EXPECT_EQ(answer.status, 200) << date;
    return text_at(answer.body, "/Deadline");
  };
  EXPECT_EQ(keep("9999-12-31T23:59:59"), "9999-12-31T23:59:59+01:00");
  EXPECT_EQ(keep("9999-12-31T23:59:59Z"), "9999-12-31T23:59:59Z") << "Oslo has its year 10000";
  EXPECT_EQ(keep("9999-12-31T23:59:59-14:00"), "9999-12-31T23:59:59Z") << "there is none later";
  EXPECT_EQ(keep("1753-01-01T00:00:00Z"), "1753-01-01T00:43:00+00:43");
  EXPECT_EQ(keep("1753-01-01T00:00:00"), "0001-01-01T00:00:00") << "1752 in UTC";
  http::fields west;
  west.set("SO-TimeZone", "America/New_York");
  EXPECT_EQ(keep("1753-01-01T00:00:00Z", west), "1753-01-01T00:00:00Z") << "1752 in New York";
  EXPECT_EQ(keep("9999-12-31T23:59:59", west), "9999-12-31T18:59:59-05:00");
  settings_.offsets = false;
  EXPECT_EQ(keep("9999-12-31T23:59:59Z"), "9999-12-31T23:59:59");
}

TEST_F(ticket_save_test, a_date_without_offset_is_read_in_the_servers_zone) {
  EXPECT_EQ(text_at(patched(2001, R"({"Deadline":"2026-07-01T10:00:00"})"), "/Deadline"),
            "2026-07-01T10:00:00+02:00");
  EXPECT_EQ(text_at(patched(2001, R"({"Deadline":"2026-01-01T10:00:00-0500"})"), "/Deadline"),
            "2026-01-01T16:00:00+01:00");
}

}  // namespace
}  // namespace ticketwire::testing

#include <gtest/gtest.h>

#include "service/world.hpp"

namespace ticketwire::testing {
namespace {

class import_test : public world_test {
 protected:
  result<void> import(const std::string& world) {
    return service::import_world(*store_, world, now_, plain_hashes());
  }
};

TEST_F(import_test, an_error_has_a_pointer_into_the_world) {
  const std::vector<std::pair<std::string, std::string>> worlds = {
      {R"({"tickets":[{"entity":{"Title":"a"}},{"entity":{"Title":7}}]})",
       "/tickets/1/entity/Title"},
      {R"({"tickets":[{"entity":{"Title":"a"},"messages":[{"Body":"x"},{"Type":"Nonsense"}]}]})",
       "/tickets/0/messages/1/Type"},
      {R"({"tickets":[{"entity":{"Title":"a"},"messages":[{"AttachmentsInfo":)"
       R"([{"Name":"a.txt"},{"Name":"b.txt","Content":"?"}]}]}]})",
       "/tickets/0/messages/0/AttachmentsInfo/1/Content"},
      {R"({"tickets":[{}]})", "/tickets/0/entity"},
      {R"({"records":{"Tag":[{"Id":90},{"Id":"x"}]}})", "/records/Tag/1/Id"},
      {R"({"customFields":{"Ticket":[{"FieldName":""}]}})", "/customFields/Ticket/0/FieldName"},
      {R"({"foreignKeys":{"Ticket":{"12x":{"a.b.c":"1"}}}})", "/foreignKeys/Ticket/12x"},
      {R"({"foreignKeys":{"Ticket":{"99999999999":{"a.b.c":"1"}}}})",
       "/foreignKeys/Ticket/99999999999"},
      {R"({"records":{"Nonsense":[]}})", "/records/Nonsense"},
      {"[]", ""},
      {R"({"Tickets":[]})", "/Tickets"},
      {R"({"tickets":{}})", "/tickets"},
      {R"({"tickets":[7]})", "/tickets/0"},
      {R"({"tickets":[{"entity":{"Title":"a"},"message":[]}]})", "/tickets/0/message"},
      {R"({"tickets":[{"entity":{"Title":"a"},"messages":{}}]})", "/tickets/0/messages"},
      {R"({"records":[]})", "/records"},
      {R"({"records":{"Tag":{}}})", "/records/Tag"},
      {R"({"customFields":[]})", "/customFields"},
      {R"({"customFields":{"Ticket":{}}})", "/customFields/Ticket"},
      {R"({"foreignKeys":[]})", "/foreignKeys"},
      {R"({"foreignKeys":{"Ticket":[]}})", "/foreignKeys/Ticket"},
      {R"({"foreignKeys":{"Ticket":{"1":[]}}})", "/foreignKeys/Ticket/1"},
      {R"({"foreignKeys":{"Ticket":{"1":{"a.b.c":1}}}})", "/foreignKeys/Ticket/1/a.b.c"},
      {R"({"members":[{"categoryId":"1"}]})", "/members/0/categoryId"},
      {R"({"members":[{"associateId":1.5}]})", "/members/0/associateId"},
      {R"({"members":[{"weight":null}]})", "/members/0/weight"},
      {R"({"members":[{"Weight":1}]})", "/members/0/Weight"},
      {R"({"users":{}})", "/users"},
      {R"({"users":[{"user":""}]})", "/users/0/user"},
      {R"({"users":[{"password":"x"}]})", "/users/0/user"},
      {R"({"users":[{"user":7}]})", "/users/0/user"},
      {R"({"users":[{"user":"a","removed":"true"}]})", "/users/0/removed"},
      {R"({"users":[{"user":"a","password":7}]})", "/users/0/password"},
      {R"({"users":[{"user":"a","associateId":"7"}]})", "/users/0/associateId"},
      {R"({"users":[{"user":"a","language":7}]})", "/users/0/language"},
      {R"({"users":[{"user":"a","bearer":7}]})", "/users/0/bearer"},
      {R"({"users":[{"user":"a","Level":"read"}]})", "/users/0/Level"}};
  for (const auto& [world, pointer] : worlds) {
    const auto done = import(world);
    ASSERT_FALSE(done.has_value()) << world;
    EXPECT_EQ(done.error().pointer, pointer) << world;
  }
}

TEST_F(import_test, a_world_comes_whole_or_not_at_all) {
  ASSERT_FALSE(import(R"({"records":{"Tag":[{"Id":90,"Name":"kept?"}]},)"
                      R"("tickets":[{"entity":{"TicketId":77,"Title":"a"}},{"entity":7}]})"));
  EXPECT_EQ(get(ticket_path(77)).status, 404);
  EXPECT_EQ(get("/api/v1/MDOList/tags").body.find("kept?"), std::string::npos);
  EXPECT_EQ(import("{").error().code, error_code::json_syntax);
}

TEST_F(import_test, read_only_members_are_taken_and_counters_follow) {
  ASSERT_TRUE(import(R"({"tickets":[{"entity":{"TicketId":77,"Title":"a","CreatedAt":-60,)"
                     R"("ClosedAt":"2020-01-01T00:00:00+01:00","CreatedBy":{"AssociateId":12},)"
                     R"("NumMessages":50},"messages":[{"Body":"x","CreatedAt":-30,"TimeSpent":4,)"
                     R"("Slevel":"External"}]}]})"));
  const auto read = ticket(77);
  EXPECT_EQ(ticks_at(read, "/CreatedAt"), now_ - 60 * minute) << "minutes are relative to now";
  EXPECT_EQ(text_at(read, "/ClosedAt"), "2020-01-01T00:00:00+01:00");
  EXPECT_EQ(text_at(read, "/CreatedBy/FullName"), "Bo Dahl");
  EXPECT_EQ(at(read, "/NumMessages"), "1");
  EXPECT_EQ(at(read, "/TimeSpent"), "4");
  EXPECT_GE(ticks_at(read, "/LastChanged"), now_ - 30 * minute);
}

TEST_F(import_test, ids_that_are_missing_are_given_out) {
  ASSERT_TRUE(import(R"({"tickets":[{"entity":{"Title":"a"}},{"entity":{"Title":"b"}}]})"));
  EXPECT_EQ(text_at(ticket(2004), "/Title"), "a");
  EXPECT_EQ(text_at(ticket(2005), "/Title"), "b");
  EXPECT_EQ(at(ticket(2005), "/TicketId"), "2005");
  ASSERT_TRUE(import("{}")) << "every part may be missing";
}

TEST_F(import_test, files_that_come_with_a_message_are_its_attachments) {
  ASSERT_TRUE(import(R"({"tickets":[{"entity":{"TicketId":77,"Title":"a"},"messages":[)"
                     R"({"Body":"x","AttachmentsInfo":[{"Name":"a.txt","Content":"aGk="},)"
                     R"({"Name":"b.txt","Content":"aG8="}]}]}]})"));
  const auto files = get(ticket_path(77) + "/Attachments").body;
  EXPECT_EQ(size_at(files, ""), 2u);
  EXPECT_EQ(text_at(files, "/0/Name"), "a.txt");
  EXPECT_EQ(text_at(files, "/1/Name"), "b.txt");
  EXPECT_EQ(at(files, "/1/AttSize"), "2");
}

class import_user_test : public import_test {
 protected:
  [[nodiscard]] std::optional<store::user> user(const std::string& name) {
    std::optional<store::user> found;
    EXPECT_TRUE(store_
                    ->read([&](store::reader& in) -> result<void> {
                      found = *in.find_user(name);
                      return {};
                    })
                    .has_value());
    return found;
  }
  /// Whether eve's bearer token, ticket and session are there.
  std::string given() {
    std::string out;
    EXPECT_TRUE(store_
                    ->read([&](store::reader& in) -> result<void> {
                      using kind = enum store::token::kind;
                      if (*in.find_token(kind::bearer, "8A:eve")) out += "b";
                      if (*in.find_token(kind::ticket, "7T:eve")) out += "t";
                      if (*in.find_token(kind::session, "s")) out += "s";
                      return {};
                    })
                    .has_value());
    return out;
  }
  void begin() {
    ASSERT_TRUE(import(R"({"users":[{"user":"eve","password":"one","associateId":12,)"
                       R"("bearer":"8A:eve","ticket":"7T:eve"}]})"));
    ASSERT_TRUE(store_
                    ->write([](store::writer& out) {
                      return out.put_token({store::token::kind::session, "s", "eve", "", 99});
                    })
                    .has_value());
    ASSERT_EQ(given(), "bts");
  }
};

TEST_F(import_user_test, levels_are_named_and_write_where_none_is) {
  ASSERT_TRUE(import(R"({"users":[{"user":"a","associateId":1,"level":"read"},)"
                     R"({"user":"b","associateId":1,"level":"admin"},{"user":"c"}]})"));
  EXPECT_EQ(user("a")->level, store::user::level::read);
  EXPECT_EQ(user("b")->level, store::user::level::admin);
  EXPECT_EQ(user("c")->level, store::user::level::write);
  EXPECT_EQ(user("c")->associate_id, 0) << "nobody is somebody else by being left out";
  EXPECT_EQ(user("c")->password_hash, "") << "nobody logs in with no password";
  const auto done = import(R"({"users":[{"user":"a"},{"user":"b","level":"Admin"}]})");
  ASSERT_TRUE(done.has_error());
  EXPECT_EQ(done.error().pointer, "/users/1/level");
  EXPECT_EQ(user("a")->level, store::user::level::read);
  ASSERT_TRUE(import(R"({"users":[{"user":"a","associateId":1,"password":"new"}]})"));
  EXPECT_EQ(user("a")->level, store::user::level::read) << "where none is given it stays";
}

TEST_F(import_user_test, another_password_ends_what_the_old_one_gave) {
  begin();
  ASSERT_TRUE(import(R"({"users":[{"user":"eve","associateId":12,"level":"read"}]})"));
  EXPECT_EQ(user("eve")->password_hash, "one") << "none given: it stays";
  EXPECT_EQ(given(), "bts");
  ASSERT_TRUE(import(R"({"users":[{"user":"eve","password":"one","associateId":12}]})"));
  EXPECT_EQ(given(), "bts") << "the same password";
  ASSERT_TRUE(import(R"({"users":[{"user":"eve","password":"two","associateId":12}]})"));
  EXPECT_EQ(given(), "");
  EXPECT_EQ(user("eve")->password_hash, "two");
}

TEST_F(import_user_test, a_password_is_compared_and_not_its_hash) {
  begin();
  const service::secret_hashes salted{
      [](std::string_view text) { return "salt:" + std::string(text); },
      [](std::string_view text) { return std::string(text); },
      [](std::string_view encoded, std::string_view text) { return encoded == text; }};
  const char* same = R"({"users":[{"user":"eve","password":"one","associateId":12}]})";
  ASSERT_TRUE(service::import_world(*store_, same, now_, salted).has_value());
  EXPECT_EQ(user("eve")->password_hash, "one");
  EXPECT_EQ(given(), "bts");
}

TEST_F(import_user_test, a_token_is_replaced_or_revoked) {
  begin();
  ASSERT_TRUE(import(R"({"users":[{"user":"eve","associateId":12,"bearer":null}]})"));
  EXPECT_EQ(given(), "ts");
  ASSERT_TRUE(import(R"({"users":[{"user":"eve","associateId":12,"ticket":"7T:new"}]})"));
  EXPECT_EQ(given(), "s");
}

TEST_F(import_user_test, a_removed_user_is_gone_with_all_that_was_given) {
  begin();
  ASSERT_TRUE(import(R"({"users":[{"user":"eve","removed":false,"associateId":12}]})"));
  EXPECT_EQ(given(), "bts");
  ASSERT_TRUE(
      import(R"({"users":[{"user":"eve","removed":true},{"user":"nobody","removed":true}]})"));
  EXPECT_FALSE(user("eve").has_value());
  EXPECT_EQ(given(), "");
}

}  // namespace
}  // namespace ticketwire::testing

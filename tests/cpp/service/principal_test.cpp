#include <gtest/gtest.h>

#include "service/world.hpp"

namespace ticketwire::testing {
namespace {

constexpr const char* rest = "/api/v1/User/currentPrincipal";
constexpr const char* agent_method = "/api/v1/Agents/User/GetCurrentPrincipal";

class principal_test : public world_test {
 protected:
  std::string principal() {
    const auto answer = get(rest);
    EXPECT_EQ(answer.status, 200) << answer.body;
    return answer.body;
  }
  void store_record(const std::string& carrier, std::int32_t id, const std::string& body) {
    const auto done = store_->write([&](store::writer& writer) -> result<void> {
      const auto kept = writer.put_record({carrier, id, body});
      if (!kept) return kept.error();
      return {};
    });
    ASSERT_TRUE(done.has_value());
  }
};

TEST_F(principal_test, the_caller_is_told_who_it_is) {
  const auto body = principal();
  EXPECT_EQ(text_at(body, "/UserType"), "InternalAssociate");
  EXPECT_EQ(text_at(body, "/Associate"), "TJE");
  EXPECT_EQ(at(body, "/AssociateId"), "10");
  EXPECT_EQ(at(body, "/IsPerson"), "true");
  EXPECT_EQ(at(body, "/PersonId"), "3010");
  EXPECT_EQ(text_at(body, "/FullName"), "Tone Jensen");
  EXPECT_EQ(at(body, "/EjUserId"), "20");
  EXPECT_EQ(at(body, "/FunctionRights"), "[]");
  caller_ = anna;
  EXPECT_EQ(text_at(principal(), "/FullName"), "Anna Berg");
}

TEST_F(principal_test, the_agent_answers_the_same) {
  const auto answer = send(http::method::post, agent_method);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, principal());
}

TEST_F(principal_test, the_person_tells_company_country_and_address) {
  store_record("Person", 3010,
               R"({"PersonId":3010,"CountryId":578,"ContactId":42,"Email":"tone@example.org"})");
  store_record("Associate", tone,
               R"({"AssociateId":10,"Name":"TJE","PersonId":3010,"GroupIdx":7})");
  const auto body = principal();
  EXPECT_EQ(at(body, "/CountryId"), "578");
  EXPECT_EQ(at(body, "/ContactId"), "42");
  EXPECT_EQ(text_at(body, "/EMailAddress"), "tone@example.org");
  EXPECT_EQ(at(body, "/GroupId"), "7");
  EXPECT_EQ(text_at(body, "/UserType"), "Unknown") << "the record does not say";
}

TEST_F(principal_test, a_resource_is_no_person) {
  store_record("Associate", tone,
               R"({"AssociateId":10,"Name":"ROOM","PersonId":3010,"Type":"ResourceAssociate"})");
  EXPECT_EQ(at(principal(), "/IsPerson"), "false");
}

TEST_F(principal_test, a_caller_without_a_record_has_its_sign_in_name) {
  caller_ = 99;
  const auto body = principal();
  EXPECT_EQ(at(body, "/AssociateId"), "99");
  EXPECT_EQ(text_at(body, "/Associate"), "somebody");
  EXPECT_EQ(text_at(body, "/FullName"), "somebody");
  EXPECT_EQ(at(body, "/IsPerson"), "false");
}

TEST_F(principal_test, names_are_in_the_language_of_the_request) {
  store_record("Associate", tone,
               R"({"AssociateId":10,"Name":"TJE","FullName":"US:\"Tone J\";NO:\"Tone Jensen\""})");
  EXPECT_EQ(text_at(get(rest, {{"SO-Language", "no"}}).body, "/FullName"), "Tone Jensen");
}

TEST_F(principal_test, the_level_and_the_language_are_told) {
  EXPECT_EQ(text_at(principal(), "/RoleName"), "write");
  level_ = store::user::level::read;
  EXPECT_EQ(text_at(principal(), "/RoleName"), "read");
  EXPECT_EQ(text_at(principal(), "/Language"), "");
  http::request request{http::method::get, rest, {}, {}};
  const service::identity monitor{0, "prometheus", store::user::level::admin, "nb"};
  const auto answer = service::handle(request, monitor, *store_, settings_);
  EXPECT_EQ(text_at(answer.body, "/RoleName"), "") << "no associate, no rights";
  EXPECT_EQ(text_at(answer.body, "/Language"), "nb");
  EXPECT_EQ(text_at(answer.body, "/Associate"), "prometheus");
}

}  // namespace
}  // namespace ticketwire::testing

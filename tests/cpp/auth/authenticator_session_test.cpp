#include <gtest/gtest.h>

#include "auth/authenticator_case.hpp"

namespace ticketwire::auth {
namespace {

using authenticator_session_test = authenticator_test;

std::vector<std::string> cookies(const http::response& answer) {
  std::vector<std::string> list;
  for (const auto& field : answer.fields) {
    if (field.name == "Set-Cookie") list.push_back(field.value);
  }
  return list;
}

TEST_F(authenticator_session_test, a_session_needs_its_own_xsrf_value) {
  const auto session = open();
  const auto other = open();
  EXPECT_EQ(who(session_fields(session, session.xsrf)), 11);
  EXPECT_EQ(who(session_fields(session, other.xsrf)), -401);
  EXPECT_EQ(last_, error_code::xsrf_missing);
  EXPECT_EQ(who(session_fields(session, "")), -401);
  EXPECT_EQ(who({{"Cookie", "ticketwire_session=" + session.id}}), -401);
  EXPECT_EQ(last_, error_code::xsrf_missing);
  EXPECT_EQ(who({{"Cookie", "ticketwire_session="}, {"X-XSRF-TOKEN", session.xsrf}}), -401);
  EXPECT_EQ(who({{"X-XSRF-TOKEN", session.xsrf}}), -401);
  EXPECT_EQ(last_, error_code::unauthorized);
}

TEST_F(authenticator_session_test, an_authorization_field_is_not_replaced_by_a_session) {
  const auto session = open();
  auto fields = session_fields(session, session.xsrf);
  fields.add("Authorization", "Bearer 8A:wrong");
  EXPECT_EQ(who(std::move(fields)), -401);
  // And with a good one XSRF does not matter.
  auto good = session_fields(session, "wrong");
  good.add("Authorization", "Bearer 8A:demo");
  EXPECT_EQ(who(std::move(good)), 11);
}

TEST_F(authenticator_session_test, sessions_end_six_hours_after_their_last_use) {
  const auto session = open();
  const auto unused = open();
  now_ += 5 * one_hour;
  EXPECT_EQ(who(session_fields(session, session.xsrf)), 11);
  now_ += 5 * one_hour;
  EXPECT_EQ(who(session_fields(session, session.xsrf)), 11);
  EXPECT_EQ(who(session_fields(unused, unused.xsrf)), -401);
  now_ += 6 * one_hour;
  EXPECT_EQ(who(session_fields(session, session.xsrf)), -401);
}

TEST_F(authenticator_session_test, a_closed_session_is_gone) {
  const auto session = open();
  http::request request;
  request.fields = {{"Cookie", "ticketwire_session=" + session.id}};
  EXPECT_TRUE(auth_->session(request).has_value());
  EXPECT_TRUE(auth_->close_session(request).has_value());
  EXPECT_TRUE(auth_->session(request).has_error());
  EXPECT_EQ(who(session_fields(session, session.xsrf)), -401);
  EXPECT_TRUE(auth_->close_session(request).has_value());
}

TEST_F(authenticator_session_test, a_session_that_is_closed_while_it_is_renewed_stays_closed) {
  const auto session = open();
  now_ += one_hour;
  bool closed = false;
  before_renewal_ = [&] {
    http::request request;
    request.fields = {{"Cookie", "ticketwire_session=" + session.id}};
    closed = auth_->close_session(request).has_value();
  };
  EXPECT_EQ(who(session_fields(session, session.xsrf)), 11) << "it was alive when it was read";
  EXPECT_TRUE(closed);
  EXPECT_EQ(who(session_fields(session, session.xsrf)), -401);
}

TEST_F(authenticator_session_test, login_sets_both_cookies) {
  const auto answer = login({}, sent("Tje0"), address_, *auth_, {});
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, R"({"User":"tje0","AssociateId":11})");
  const auto set = cookies(answer);
  ASSERT_EQ(set.size(), 2u);
  EXPECT_TRUE(set[0].starts_with("ticketwire_session="));
  EXPECT_TRUE(set[0].ends_with("; Path=/; SameSite=Lax; HttpOnly")) << set[0];
  EXPECT_TRUE(set[1].starts_with("XSRF-TOKEN="));
  EXPECT_TRUE(set[1].ends_with("; Path=/; SameSite=Lax")) << set[1];
  http::fields fields{{"Cookie", set[0].substr(0, set[0].find(';'))},
                      {"X-XSRF-TOKEN", set[1].substr(11, 43)}};
  EXPECT_EQ(who(std::move(fields)), 11);
}

TEST_F(authenticator_session_test, cookies_are_secure_beyond_plain_http) {
  http::request request;
  EXPECT_TRUE(cookies(login(request, sent("Tje0"), address_, *auth_, {false, false, false, {}}))[1]
                  .ends_with("; Secure"));
  request.fields.set("Origin", "http://10.0.0.1:8080");
  EXPECT_FALSE(cookies(login(request, sent("Tje0"), address_, *auth_, {false, false, false, {}}))[1]
                   .ends_with("; Secure"));
  request.fields.set("Origin", "https://tickets.example");
  EXPECT_TRUE(cookies(login(request, sent("Tje0"), address_, *auth_, {}))[0].ends_with("; Secure"));
}

TEST_F(authenticator_session_test, login_from_another_site_is_refused) {
  http::request request;
  request.fields = {{"Sec-Fetch-Site", "cross-site"}, {"Origin", "https://elsewhere.example"}};
  EXPECT_EQ(login(request, sent("Tje0"), address_, *auth_, {}).status, 401);
  const endpoint_settings shared{true, false, false, {"https://elsewhere.example"}};
  EXPECT_EQ(login(request, sent("Tje0"), address_, *auth_, shared).status, 200);
}

TEST_F(authenticator_session_test, a_failed_login_sets_nothing) {
  auto answer = login({}, sent("wrong"), address_, *auth_, {});
  EXPECT_EQ(answer.status, 401);
  EXPECT_TRUE(cookies(answer).empty());
  for (int i = 0; i < 4; ++i) answer = login({}, sent("wrong"), address_, *auth_, {});
  answer = login({}, sent("wrong"), address_, *auth_, {});
  EXPECT_EQ(answer.status, 429);
  EXPECT_EQ(answer.fields.find("Retry-After"), "60");
}

TEST_F(authenticator_session_test, the_session_endpoint_tells_who_is_there) {
  http::request request;
  EXPECT_EQ(session(request, *auth_, {}).body,
            R"({"Authenticated":false,"User":null,"AssociateId":null,"Demo":null})");
  request.fields = {{"Cookie", "ticketwire_session=" + open().id}};
  EXPECT_EQ(
      session(request, *auth_, {true, false, true, {}}).body,
      R"({"Authenticated":true,"User":"tje0","AssociateId":11,"Demo":{"User":"tje0","Password":"Tje0"}})");
  EXPECT_EQ(logout(request, *auth_).status, 204);
  EXPECT_EQ(session(request, *auth_, {}).body,
            R"({"Authenticated":false,"User":null,"AssociateId":null,"Demo":null})");
}

TEST_F(authenticator_session_test, of_too_many_sessions_the_one_used_longest_ago_ends) {
  std::vector<browser_session> sessions;
  for (int i = 0; i < 20; ++i) {
    sessions.push_back(open());
    now_ += one_minute;
  }
  EXPECT_EQ(who(session_fields(sessions[0], sessions[0].xsrf)), 11) << "it is used again";
  const auto next = open();
  EXPECT_EQ(who(session_fields(sessions[1], sessions[1].xsrf)), -401);
  EXPECT_EQ(who(session_fields(sessions[0], sessions[0].xsrf)), 11);
  EXPECT_EQ(who(session_fields(sessions[19], sessions[19].xsrf)), 11);
  EXPECT_EQ(who(session_fields(next, next.xsrf)), 11);
  EXPECT_EQ(with("Bearer 8A:demo"), 11);
}

TEST_F(authenticator_session_test, a_ticket_lives_as_long_as_it_is_used) {
  const auto ticket = auth_->open_ticket({11, "tje0"});
  ASSERT_TRUE(ticket.has_value());
  now_ += 5 * one_hour;
  EXPECT_EQ(with("SOTicket " + *ticket), 11);
  now_ += 5 * one_hour;
  EXPECT_EQ(with("SOTicket " + *ticket), 11);
  for (int i = 0; i < 20; ++i) EXPECT_TRUE(auth_->open_ticket({11, "tje0"}).has_value());
  EXPECT_EQ(with("SOTicket 7T:demo=="), 11) << "one that never ends is none of the twenty oldest";
  now_ += 6 * one_hour;
  EXPECT_EQ(with("SOTicket " + *ticket), -401);
}

}  // namespace
}  // namespace ticketwire::auth

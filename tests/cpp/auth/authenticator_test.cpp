#include "auth/authenticator.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <utility>

#include "../store/temporary_folder.hpp"
#include "auth/endpoints.hpp"
#include "auth/password.hpp"
#include "auth/secret.hpp"
#include "store/sqlite.hpp"

namespace ticketwire::auth {
namespace {

constexpr store::ticks one_hour = 60 * one_minute;

credentials sent(const std::string& password) {
  return {credentials::scheme::unknown, "tje0", password};
}

class authenticator_test : public ::testing::Test {
 protected:
  void SetUp() override {
    auto opened = store::open_sqlite(folder_ / "test.sqlite");
    ASSERT_TRUE(opened.has_value());
    store_ = std::move(*opened);
    const auto hash = hash_password("Tje0");
    ASSERT_TRUE(hash.has_value());
    put_user({"tje0", 11, *hash});
    put_user({"no-password", 12, ""});
    const auto done = store_->write([](store::writer& out) -> result<void> {
      using kind = enum store::token::kind;
      const std::vector<store::token> rows{{kind::bearer, sha256_hex("8A:demo"), "tje0", "", 0},
                                           {kind::bearer, sha256_hex("8A:old"), "tje0", "", 5},
                                           {kind::bearer, sha256_hex("8A:orphan"), "gone", "", 0},
                                           {kind::ticket, sha256_hex("7T:demo=="), "tje0", "", 0}};
      for (const auto& row : rows) {
        if (auto kept = out.put_token(row); !kept) return kept;
      }
      return {};
    });
    ASSERT_TRUE(done.has_value());
    make("");
  }

  void put_user(const store::user& row) {
    ASSERT_TRUE(store_->write([&](store::writer& out) { return out.put_user(row); }).has_value());
  }

  void make(const std::string& app_token) {
    auth_ = std::make_unique<authenticator>(
        *store_, settings{[this] { return look_at_clock(); }, app_token});
  }

  store::ticks look_at_clock() {
    if (before_renewal_ && ++looks_ == 2) std::exchange(before_renewal_, nullptr)();
    return now_;
  }

  // The associate who was recognised, or minus the HTTP status.
  int who(http::fields fields) {
    http::request request;
    request.target = "/api/v1/Ticket/1";
    request.fields = std::move(fields);
    const auto caller = auth_->authenticate(request, address_);
    if (!caller) last_ = caller.error().code;
    return caller ? caller->associate_id : -status(caller.error().code);
  }

  int with(const std::string& authorization) { return who({{"Authorization", authorization}}); }

  browser_session open() {
    auto opened = auth_->open_session({11, "tje0"});
    EXPECT_TRUE(opened.has_value());
    return opened ? *opened : browser_session{};
  }

  http::fields session_fields(const browser_session& session, const std::string& xsrf) {
    return {{"Cookie", "ticketwire_session=" + session.id}, {"X-XSRF-TOKEN", xsrf}};
  }

  ::ticketwire::testing::temporary_folder folder_;
  std::unique_ptr<store::store> store_;
  std::unique_ptr<authenticator> auth_;
  store::ticks now_ = 10 * one_hour;
  std::string address_ = "192.0.2.1";
  /// Happens once a session has been found alive, before its new end is kept.
  std::function<void()> before_renewal_;
  int looks_ = 0;
  error_code last_ = error_code::internal;
};

TEST_F(authenticator_test, the_three_schemes) {
  EXPECT_EQ(with("Basic dGplMDpUamUw"), 11);
  EXPECT_EQ(with("Bearer 8A:demo"), 11);
  EXPECT_EQ(with("SoTicket 7T:demo=="), 11);
  EXPECT_EQ(with("SOTICKET 7T:demo=="), 11);
}

TEST_F(authenticator_test, bad_credentials_are_refused) {
  for (const char* value :
       {"", "Basic", "Bearer", "Bearer ", "Bearer 8A:wrong", "Bearer 7T:demo==", "SoTicket 8A:demo",
        "SoTicket", "Bearer 8A:old", "Bearer 8A:orphan", "Negotiate x", "Basic !", "Basic Og=="}) {
    EXPECT_EQ(with(value), -401) << value;
  }
  EXPECT_EQ(with("Basic dGplMDp0amUw"), -401);
  EXPECT_EQ(last_, error_code::credentials_wrong);
  EXPECT_EQ(who({}), -401);
  EXPECT_EQ(last_, error_code::unauthorized);
}

TEST_F(authenticator_test, a_user_without_password_cannot_log_in_with_one) {
  EXPECT_TRUE(auth_->log_in("no-password", "", address_).has_error());
  EXPECT_TRUE(auth_->log_in("nobody", "", address_).has_error());
  EXPECT_TRUE(auth_->log_in("", "", address_).has_error());
  EXPECT_TRUE(auth_->log_in("TJE0", "Tje0", address_).has_error());
}

TEST_F(authenticator_test, five_failures_block_the_name_but_not_who_is_known) {
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(auth_->log_in("tje0", "wrong", address_).error().code, error_code::credentials_wrong);
  }
  EXPECT_EQ(auth_->log_in("tje0", "Tje0", address_).error().code, error_code::throttled);
  EXPECT_EQ(auth_->log_in("no-password", "x", address_).error().code,
            error_code::credentials_wrong);
  now_ += one_minute;
  EXPECT_TRUE(auth_->log_in("tje0", "Tje0", address_).has_value());
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(auth_->log_in("tje0", "wrong", address_).has_error());
  EXPECT_EQ(auth_->log_in("tje0", "wrong", address_).error().code, error_code::throttled);
  EXPECT_TRUE(auth_->log_in("tje0", "Tje0", address_).has_value());
}

TEST_F(authenticator_test, thirty_failures_block_an_address_for_every_name) {
  EXPECT_TRUE(auth_->log_in("tje0", "Tje0", address_).has_value());
  for (int i = 0; i < 30; ++i) {
    const auto name = "name" + std::to_string(i);
    EXPECT_EQ(auth_->log_in(name, "x", address_).error().code, error_code::credentials_wrong);
  }
  EXPECT_EQ(auth_->log_in("another", "x", address_).error().code, error_code::throttled);
  EXPECT_EQ(auth_->log_in("no-password", "", address_).error().code, error_code::throttled);
  EXPECT_EQ(auth_->log_in("another", "x", "192.0.2.2").error().code, error_code::credentials_wrong);
  // Who is known goes on working; a right password did not clear the address.
  EXPECT_TRUE(auth_->log_in("tje0", "Tje0", address_).has_value());
  EXPECT_EQ(auth_->log_in("another", "x", address_).error().code, error_code::throttled);
  now_ += one_minute;
  EXPECT_EQ(auth_->log_in("another", "x", address_).error().code, error_code::credentials_wrong);
}

TEST_F(authenticator_test, an_unknown_user_costs_as_much_as_a_wrong_password) {
  const auto hashes = [&](std::string_view user, std::string_view password) {
    const std::uint64_t before = computed_hashes();
    static_cast<void>(auth_->log_in(user, password, address_));
    return computed_hashes() - before;
  };
  EXPECT_EQ(hashes("tje0", "wrong"), 1u);
  EXPECT_EQ(hashes("nobody", "wrong"), 1u);
  EXPECT_EQ(hashes("no-password", "wrong"), 1u);
  EXPECT_EQ(hashes("no-password", ""), 1u);
  EXPECT_EQ(hashes("tje0", "Tje0"), 1u);
  EXPECT_EQ(hashes("tje0", "Tje0"), 0u) << "it is remembered";
}

TEST_F(authenticator_test, a_hash_that_cannot_be_read_is_not_computed) {
  const std::uint64_t before = computed_hashes();
  EXPECT_FALSE(verify_password("$argon2id$v=19$m=19456,t=2,p=1$!$!", "x"));
  EXPECT_FALSE(verify_password("plain", "plain"));
  EXPECT_EQ(computed_hashes(), before);
  EXPECT_FALSE(verify_password("", ""));
  EXPECT_EQ(computed_hashes(), before + 1);
}

TEST_F(authenticator_test, names_and_passwords_have_bounds) {
  EXPECT_EQ(auth_->log_in("", "x", address_).error().code, error_code::credentials_wrong);
  const std::uint64_t before = computed_hashes();
  put_user({std::string(256, 'n'), 11, *hash_password("long name")});
  put_user({std::string(257, 'n'), 11, *hash_password("long name")});
  EXPECT_TRUE(auth_->log_in(std::string(256, 'n'), "long name", address_).has_value());
  EXPECT_TRUE(auth_->log_in(std::string(257, 'n'), "long name", address_).has_error());
  EXPECT_EQ(computed_hashes(), before + 3) << "a name that is too long costs nothing";

  const std::string longest(max_password_bytes, 'p');
  const auto hash = hash_password(longest);
  ASSERT_TRUE(hash.has_value());
  EXPECT_TRUE(verify_password(*hash, longest));
  EXPECT_TRUE(hash_password(longest + "p").has_error());
  const std::uint64_t then = computed_hashes();
  EXPECT_FALSE(verify_password(*hash, longest + "p"));
  EXPECT_EQ(computed_hashes(), then) << "it is refused before anything is computed";
}

TEST_F(authenticator_test, a_changed_password_counts_at_once) {
  EXPECT_TRUE(auth_->log_in("tje0", "Tje0", address_).has_value());
  put_user({"tje0", 11, *hash_password("other")});
  EXPECT_TRUE(auth_->log_in("tje0", "Tje0", address_).has_error());
  EXPECT_TRUE(auth_->log_in("tje0", "other", address_).has_value());
}

TEST_F(authenticator_test, a_session_needs_its_own_xsrf_value) {
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

TEST_F(authenticator_test, an_authorization_field_is_not_replaced_by_a_session) {
  const auto session = open();
  auto fields = session_fields(session, session.xsrf);
  fields.add("Authorization", "Bearer 8A:wrong");
  EXPECT_EQ(who(std::move(fields)), -401);
  // And with a good one XSRF does not matter.
  auto good = session_fields(session, "wrong");
  good.add("Authorization", "Bearer 8A:demo");
  EXPECT_EQ(who(std::move(good)), 11);
}

TEST_F(authenticator_test, sessions_end_six_hours_after_their_last_use) {
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

TEST_F(authenticator_test, a_closed_session_is_gone) {
  const auto session = open();
  http::request request;
  request.fields = {{"Cookie", "ticketwire_session=" + session.id}};
  EXPECT_TRUE(auth_->session(request).has_value());
  EXPECT_TRUE(auth_->close_session(request).has_value());
  EXPECT_TRUE(auth_->session(request).has_error());
  EXPECT_EQ(who(session_fields(session, session.xsrf)), -401);
  EXPECT_TRUE(auth_->close_session(request).has_value());
}

TEST_F(authenticator_test, a_session_that_is_closed_while_it_is_renewed_stays_closed) {
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

TEST_F(authenticator_test, the_app_token_is_checked_when_there_is_one) {
  EXPECT_EQ(who({{"Authorization", "Bearer 8A:demo"}, {"SO-AppToken", "any"}}), 11);
  make("secret");
  EXPECT_EQ(who({{"Authorization", "SoTicket 7T:demo=="}, {"SO-AppToken", "secret"}}), 11);
  EXPECT_EQ(who({{"Authorization", "SoTicket 7T:demo=="}, {"SO-AppToken", "wrong"}}), -401);
  EXPECT_EQ(with("SoTicket 7T:demo=="), -401);
  EXPECT_EQ(with("Bearer 8A:demo"), 11);
  EXPECT_EQ(who({{"Authorization", "Bearer 8A:demo"}, {"SO-AppToken", "wrong"}}), -401);
}

std::vector<std::string> cookies(const http::response& answer) {
  std::vector<std::string> list;
  for (const auto& field : answer.fields) {
    if (field.name == "Set-Cookie") list.push_back(field.value);
  }
  return list;
}

TEST_F(authenticator_test, login_sets_both_cookies) {
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

TEST_F(authenticator_test, cookies_are_secure_beyond_plain_http) {
  http::request request;
  EXPECT_TRUE(cookies(login(request, sent("Tje0"), address_, *auth_, {false, false, false, {}}))[1]
                  .ends_with("; Secure"));
  request.fields.set("Origin", "http://10.0.0.1:8080");
  EXPECT_FALSE(cookies(login(request, sent("Tje0"), address_, *auth_, {false, false, false, {}}))[1]
                   .ends_with("; Secure"));
  request.fields.set("Origin", "https://tickets.example");
  EXPECT_TRUE(cookies(login(request, sent("Tje0"), address_, *auth_, {}))[0].ends_with("; Secure"));
}

TEST_F(authenticator_test, login_from_another_site_is_refused) {
  http::request request;
  request.fields = {{"Sec-Fetch-Site", "cross-site"}, {"Origin", "https://elsewhere.example"}};
  EXPECT_EQ(login(request, sent("Tje0"), address_, *auth_, {}).status, 401);
  const endpoint_settings shared{true, false, false, {"https://elsewhere.example"}};
  EXPECT_EQ(login(request, sent("Tje0"), address_, *auth_, shared).status, 200);
}

TEST_F(authenticator_test, a_failed_login_sets_nothing) {
  auto answer = login({}, sent("wrong"), address_, *auth_, {});
  EXPECT_EQ(answer.status, 401);
  EXPECT_TRUE(cookies(answer).empty());
  for (int i = 0; i < 4; ++i) answer = login({}, sent("wrong"), address_, *auth_, {});
  answer = login({}, sent("wrong"), address_, *auth_, {});
  EXPECT_EQ(answer.status, 429);
  EXPECT_EQ(answer.fields.find("Retry-After"), "60");
}

TEST_F(authenticator_test, the_session_endpoint_tells_who_is_there) {
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

TEST_F(authenticator_test, a_script_is_not_challenged_with_basic) {
  const error missing{.code = error_code::unauthorized};
  http::request request;
  EXPECT_EQ(refuse(request, missing).fields.find("WWW-Authenticate"),
            "Basic realm=\"ticketwire\", charset=\"UTF-8\"");
  request.fields = {{"X-Requested-With", "XMLHttpRequest"}};
  EXPECT_EQ(refuse(request, missing).fields.find("WWW-Authenticate"),
            "SOTicket realm=\"ticketwire\"");
  request.fields = {{"Sec-Fetch-Mode", "cors"}};
  EXPECT_EQ(refuse(request, missing).fields.find("WWW-Authenticate"),
            "SOTicket realm=\"ticketwire\"");
}

TEST_F(authenticator_test, a_stranger_locks_nobody_out) {
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(auth_->log_in("tje0", "wrong", "203.0.113.9").error().code,
              error_code::credentials_wrong);
  }
  EXPECT_EQ(auth_->log_in("tje0", "Tje0", "203.0.113.9").error().code, error_code::throttled);
  EXPECT_TRUE(auth_->log_in("tje0", "Tje0", address_).has_value());
}

TEST_F(authenticator_test, of_too_many_sessions_the_one_used_longest_ago_ends) {
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

TEST_F(authenticator_test, a_ticket_lives_as_long_as_it_is_used) {
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

TEST_F(authenticator_test, what_another_process_ends_has_ended_at_the_next_request) {
  // Each remembers what it has verified; the store is what they share.
  authenticator other(*store_, settings{[this] { return now_; }, ""});
  EXPECT_TRUE(other.log_in("tje0", "Tje0", address_).has_value());
  const auto session = open();
  ASSERT_TRUE(store_
                  ->write([](store::writer& out) -> result<void> {
                    TICKETWIRE_TRY(out.remove_tokens(store::token::kind::session, "tje0", 0));
                    return out.remove_user("tje0");
                  })
                  .has_value());
  EXPECT_EQ(other.log_in("tje0", "Tje0", address_).error().code, error_code::credentials_wrong);
  EXPECT_EQ(who(session_fields(session, session.xsrf)), -401);
  EXPECT_EQ(with("Bearer 8A:demo"), -401) << "a token whose user is gone";
}

}  // namespace
}  // namespace ticketwire::auth

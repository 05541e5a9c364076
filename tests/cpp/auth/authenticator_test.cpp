#include <gtest/gtest.h>

#include "auth/authenticator_case.hpp"

namespace ticketwire::auth {
namespace {

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

TEST_F(authenticator_test, the_app_token_is_checked_when_there_is_one) {
  EXPECT_EQ(who({{"Authorization", "Bearer 8A:demo"}, {"SO-AppToken", "any"}}), 11);
  make("secret");
  EXPECT_EQ(who({{"Authorization", "SoTicket 7T:demo=="}, {"SO-AppToken", "secret"}}), 11);
  EXPECT_EQ(who({{"Authorization", "SoTicket 7T:demo=="}, {"SO-AppToken", "wrong"}}), -401);
  EXPECT_EQ(with("SoTicket 7T:demo=="), -401);
  EXPECT_EQ(with("Bearer 8A:demo"), 11);
  EXPECT_EQ(who({{"Authorization", "Bearer 8A:demo"}, {"SO-AppToken", "wrong"}}), -401);
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

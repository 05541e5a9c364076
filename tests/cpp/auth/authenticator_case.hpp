#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <utility>

#include "auth/authenticator.hpp"
#include "auth/endpoints.hpp"
#include "auth/password.hpp"
#include "auth/secret.hpp"
#include "store/sqlite.hpp"
#include "store/temporary_folder.hpp"

namespace ticketwire::auth {

inline constexpr store::ticks one_hour = 60 * one_minute;

inline credentials sent(const std::string& password) {
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

}  // namespace ticketwire::auth

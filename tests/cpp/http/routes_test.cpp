#include "http/routes.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "../store/temporary_folder.hpp"
#include "auth/password.hpp"
#include "auth/secret.hpp"
#include "http/login_body.hpp"
#include "store/sqlite.hpp"

namespace ticketwire::server {
namespace {

using http::method;

class routes_test : public ::testing::Test {
 protected:
  void SetUp() override {
    auto opened = store::open_sqlite(folder_ / "test.sqlite");
    ASSERT_TRUE(opened.has_value());
    store_ = std::move(*opened);
    const auto hash = auth::hash_password("Tje0");
    ASSERT_TRUE(hash.has_value());
    const auto done = store_->write([&](store::writer& out) -> result<void> {
      if (auto kept = out.put_user({"tje0", 11, *hash, "", store::user::level::admin}); !kept)
        return kept;
      return out.put_token(
          {store::token::kind::bearer, auth::sha256_hex("8A:demo"), "tje0", "", 0});
    });
    ASSERT_TRUE(done.has_value());
    std::ofstream(folder_ / "index.html") << "page";
    const auto now = [] { return store::ticks{1'000'000'000}; };
    auth_ = std::make_unique<auth::authenticator>(*store_, auth::settings{now, ""});
    settings_.service.now = now;
    settings_.service.origin = "http://127.0.0.1:8080";
    settings_.web = folder_.path();
    make();
  }

  void make() { router_ = std::make_unique<router>(*store_, *auth_, settings_); }

  http::response ask(enum method method, std::string target, http::fields fields = {},
                     std::string body = {}) {
    visit_ = {};
    visit_.address = "192.0.2.1";
    return router_->route({method, std::move(target), std::move(fields), std::move(body)}, visit_);
  }

  ::ticketwire::testing::temporary_folder folder_;
  std::unique_ptr<store::store> store_;
  std::unique_ptr<auth::authenticator> auth_;
  route_settings settings_;
  std::unique_ptr<router> router_;
  visit visit_;
};

TEST_F(routes_test, health_and_metrics_are_answered_beside_the_workers) {
  for (const char* target : {"/health", "/metrics", "/metrics?a"}) {
    EXPECT_TRUE(router::is_quick({method::get, target, {}, {}})) << target;
  }
  for (const char* target : {"/", "/health/", "/api/v1/Ticket/1", "*"}) {
    EXPECT_FALSE(router::is_quick({method::get, target, {}, {}})) << target;
  }
}

TEST_F(routes_test, the_api_needs_authentication) {
  for (const char* target : {"/api", "/api/", "/api?x", "/api/v1/Ticket/1", "/API/v1/Ticket/1"}) {
    const auto answer = ask(method::get, target);
    EXPECT_EQ(answer.status, 401) << target;
    EXPECT_TRUE(answer.fields.find("WWW-Authenticate").has_value());
    EXPECT_NE(ask(method::get, target, {{"Authorization", "Bearer 8A:demo"}}).status, 401);
  }
  EXPECT_EQ(ask(method::get, "/apix").status, 404);
}

TEST_F(routes_test, login_by_json_and_by_form) {
  const http::fields json{{"Content-Type", "application/json; charset=utf-8"}};
  const http::fields form{{"Content-Type", "application/x-www-form-urlencoded"}};
  EXPECT_EQ(ask(method::post, "/login", json, R"({"user":"tje0","password":"Tje0"})").status, 200);
  EXPECT_EQ(ask(method::post, "/login", json, R"({"User":"tje0","Password":"Tje0"})").status, 200);
  EXPECT_EQ(ask(method::post, "/login", form, "user=tje0&password=%54je0").status, 200);
  EXPECT_EQ(ask(method::post, "/login", json, R"({"user":"tje0","password":"x"})").status, 401);
  EXPECT_EQ(ask(method::post, "/login", json, R"({"user":"tje0"})").status, 400);
  EXPECT_EQ(ask(method::post, "/login", json, R"([])").status, 400);
  EXPECT_EQ(ask(method::post, "/login", json, R"({"user":)").status, 400);
  EXPECT_EQ(ask(method::post, "/login", form, "user=%zz&password=x").status, 400);
  const http::fields text{{"Content-Type", "text/plain"}};
  EXPECT_EQ(ask(method::post, "/login", text, "user=tje0&password=Tje0").status, 415);
  // Without a type it is read as JSON, as everywhere.
  EXPECT_EQ(ask(method::post, "/login", {}, "user=tje0&password=Tje0").status, 400);
}

TEST_F(routes_test, a_form_is_decoded) {
  http::request request;
  request.fields = {{"Content-Type", "application/x-www-form-urlencoded"}};
  request.body = "&x&PASSWORD=a+b%26%3d=c&user=bj%C3%B8rn";
  const auto read = read_login_body(exchange::get(exchange::endpoint_id::login), request);
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->user, "bj\xc3\xb8rn");
  EXPECT_EQ(read->secret, "a b&==c");
}

TEST_F(routes_test, what_the_log_and_the_metrics_are_told) {
  const http::fields bearer{{"Authorization", "Bearer 8A:demo"}};
  const http::fields wrong{{"Authorization", "Basic dGplMDp3cm9uZw=="}};
  settings_.metrics = [] { return std::string("counts"); };
  make();
  static_cast<void>(ask(method::get, "/api/v1/Ticket/1?$select=x", bearer));
  EXPECT_EQ(visit_.endpoint, "getTicket");
  EXPECT_EQ(visit_.user, "tje0");
  static_cast<void>(ask(method::get, "/api/v1/Nothing/1", bearer));
  EXPECT_EQ(visit_.endpoint, "none");
  static_cast<void>(ask(method::get, "/api/v1/Ticket/1", wrong));
  EXPECT_EQ(visit_.user, "");
  EXPECT_EQ(visit_.login, login_outcome::failed);
  for (const char* name : {"session", "health", "metrics"}) {
    static_cast<void>(ask(method::get, "/" + std::string(name)));
    EXPECT_EQ(visit_.endpoint, name);
  }
  static_cast<void>(ask(method::get, "/index.html"));
  EXPECT_EQ(visit_.endpoint, "page");
  EXPECT_EQ(ask(method::get, "/metrics").status, 401);
  EXPECT_EQ(ask(method::get, "/metrics", bearer).body, "counts");
  EXPECT_EQ(ask(method::post, "/metrics", bearer).status, 405);
}

TEST_F(routes_test, failed_logins_are_counted_by_network) {
  const http::fields form{{"Content-Type", "application/x-www-form-urlencoded"}};
  const auto attempt = [&](const std::string& address, int number) {
    visit visit;
    visit.address = address;
    const auto body = "user=name" + std::to_string(number) + "&password=x";
    return router_->route({method::post, "/login", form, body}, visit).status;
  };
  for (int i = 0; i < 30; ++i) {
    EXPECT_EQ(attempt("2001:db8::" + std::to_string(i), i), 401);
  }
  EXPECT_EQ(attempt("2001:db8::ffff", 31), 429);
  EXPECT_EQ(attempt("2001:db8:0:1::1", 31), 401);
  EXPECT_EQ(attempt("192.0.2.1", 31), 401);
}

TEST_F(routes_test, known_paths_name_the_methods_they_allow) {
  EXPECT_EQ(ask(method::get, "/login").fields.find("Allow"), "POST, OPTIONS");
  EXPECT_EQ(ask(method::get, "/logout").status, 405);
  EXPECT_EQ(ask(method::post, "/session").fields.find("Allow"), "GET, HEAD, OPTIONS");
  EXPECT_EQ(ask(method::delete_, "/health").status, 405);
  EXPECT_EQ(ask(method::put, "/index.html").fields.find("Allow"), "GET, HEAD, OPTIONS");
  EXPECT_EQ(ask(method::put, "/nothing").status, 404);
}

TEST_F(routes_test, options_names_the_methods_to_anybody) {
  const std::pair<const char*, const char*> all[] = {
      {"/api", "GET, HEAD, OPTIONS"},
      {"/api/v1/Ticket", "GET, HEAD, POST, OPTIONS"},
      {"/api/v1/tIcKeT/7/?$select=Title", "GET, HEAD, PUT, PATCH, DELETE, OPTIONS"},
      {"/api/v1/Agents/Ticket/SaveTicketEntity", "POST, OPTIONS"},
      {"/login", "POST, OPTIONS"},
      {"/session", "GET, HEAD, OPTIONS"},
      {"/health", "GET, HEAD, OPTIONS"},
      {"/index.html", "GET, HEAD, OPTIONS"},
      {"*", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"}};
  for (const auto& [target, allowed] : all) {
    const auto answer = ask(method::options, target);
    EXPECT_EQ(answer.status, 204) << target;
    EXPECT_EQ(answer.fields.find("Allow"), allowed) << target;
    EXPECT_EQ(answer.body, "") << target;
    EXPECT_FALSE(answer.fields.find("Content-Type")) << target;
  }
  EXPECT_EQ(ask(method::options, "/api/v1/Nothing").status, 404);
  EXPECT_EQ(ask(method::options, "/api/v1//Ticket").status, 404);
  EXPECT_EQ(ask(method::options, "/nothing").status, 404);
}

TEST_F(routes_test, an_address_may_be_encoded_and_have_any_case) {
  const http::fields bearer{{"Authorization", "Bearer 8A:demo"}};
  for (const char* target : {"/api/v1/Ticket/default", "/api/v1/Ticket/default/",
                             "/API/V1/ticket/DEFAULT", "/%61pi/v1/%54icket/default",
                             "/api/v1/Ticket/default?", "/api/v1/Ticket/default?x=1&x=2"}) {
    EXPECT_EQ(ask(method::get, target, bearer).status, 200) << target;
    EXPECT_EQ(ask(method::get, target).status, 401) << target;
  }
  for (const char* target :
       {"/api/v1//Ticket/default", "//api/v1/Ticket/default", "/api/v1/Ticket/default//",
        "/api%2Fv1/Ticket/default", "/api/v1/x/../Ticket/default", "/api/v1/Ticket%00/default"}) {
    EXPECT_EQ(ask(method::get, target, bearer).status, 404) << target;
  }
  EXPECT_EQ(ask(method::get, "/%73ession").status, 200);
  EXPECT_EQ(ask(method::get, "/api/v1/Ticket/%zz", bearer).status, 400);
}

TEST_F(routes_test, what_fails_before_the_service_looks_like_what_fails_there) {
  settings_.auth.cors_origins = {"https://a.example"};
  make();
  struct form {
    const char* accept;
    const char* type;
    const char* begins;
  };
  const form forms[] = {
      {"application/json", "application/json; charset=utf-8", "{\"Error\":true,"},
      {"text/json", "text/json; charset=utf-8", "{\"Error\":true,"},
      {"application/problem+json", "application/problem+json; charset=utf-8", "{\"type\":"},
      {"text/xml", "text/xml; charset=utf-8", "<?xml version="}};
  const auto check = [](const http::response& answer, int status, const form& form) {
    EXPECT_EQ(answer.status, status);
    EXPECT_EQ(answer.fields.find("Content-Type"), form.type);
    EXPECT_TRUE(answer.body.starts_with(form.begins)) << answer.body;
    EXPECT_EQ(answer.fields.find("Access-Control-Allow-Origin"), "https://a.example");
    EXPECT_TRUE(answer.fields.find("Vary").value_or("").starts_with("Accept"));
  };
  for (const form& form : forms) {
    const http::fields fields{{"Accept", form.accept},
                              {"Origin", "https://a.example"},
                              {"SO-TimeZone", "US-NY"},
                              {"Accept-Language", "de"}};
    http::fields known = fields;
    known.add("Authorization", "Bearer 8A:demo");
    http::fields wrong = fields;
    wrong.add("Authorization", "Basic dGplMDp3cm9uZw==");
    for (const auto& [answer, status] :
         {std::pair(ask(method::get, "/api/v1/Ticket/1", fields), 401),
          std::pair(ask(method::get, "/api/v1/Ticket/1", wrong), 401),
          std::pair(ask(method::get, "/api/v1/Ticket/1", known), 404),
          std::pair(ask(method::get, "/api/v1/Nothing", known), 404),
          std::pair(ask(method::post, "/api/v1/Ticket/1", known), 405),
          std::pair(ask(method::post, "/api/v1/Ticket", known, "{"), 400)}) {
      check(answer, status, form);
      EXPECT_EQ(answer.fields.find("SO-TimeZone"), "America/New_York");
      EXPECT_FALSE(answer.fields.find("Content-Language"));
    }
    const http::request request{method::put, "/api/v1/Ticket/1", fields, ""};
    const auto large = router_->refuse(request, {.code = error_code::json_size});
    check(large, 413, form);
    EXPECT_EQ(large.fields.find("SO-TimeZone"), "America/New_York");
    check(ask(method::post, "/login", fields, "{"), 400, form);
    check(ask(method::get, "/login", fields), 405, form);
  }
  const auto unread = router_->refuse({}, {.code = error_code::header_size});
  EXPECT_EQ(unread.status, 431);
  EXPECT_EQ(unread.fields.find("Content-Type"), "application/json; charset=utf-8");
}

TEST_F(routes_test, health_session_and_page) {
  EXPECT_EQ(ask(method::get, "/health").body, R"({"Status":"ok"})");
  EXPECT_NE(ask(method::get, "/session").body.find("\"Authenticated\":false"), std::string::npos);
  EXPECT_EQ(ask(method::get, "/").body, "page");
  EXPECT_EQ(ask(method::get, "/nothing").status, 404);
  EXPECT_EQ(ask(method::post, "/logout").status, 204);
}

TEST_F(routes_test, no_foreign_origin_is_let_in_by_default) {
  const http::fields preflight{{"Origin", "https://a.example"},
                               {"Access-Control-Request-Method", "PATCH"}};
  const auto answer = ask(method::options, "/api/v1/Ticket/1", preflight);
  EXPECT_EQ(answer.status, 204);
  for (const http::field& field : answer.fields) {
    EXPECT_FALSE(field.name.starts_with("Access-Control-")) << field.name;
  }
}

TEST_F(routes_test, the_named_origins_are_let_in_and_no_other) {
  settings_.auth.cors_origins = {"https://a.example", "http://c.example:81"};
  make();
  const auto allowed =
      ask(method::options, "/api/v1/Ticket/1",
          {{"Origin", "https://a.example"}, {"Access-Control-Request-Method", "PATCH"}});
  EXPECT_EQ(allowed.status, 204);
  EXPECT_EQ(allowed.fields.find("Access-Control-Allow-Origin"), "https://a.example");
  EXPECT_EQ(allowed.fields.find("Access-Control-Allow-Credentials"), "true");
  EXPECT_EQ(allowed.fields.find("Access-Control-Max-Age"), "600");
  EXPECT_EQ(allowed.fields.find("Vary"), "Origin");
  EXPECT_EQ(allowed.fields.find("Access-Control-Allow-Methods"),
            "GET, HEAD, POST, PUT, PATCH, DELETE");
  const auto names = allowed.fields.find("Access-Control-Allow-Headers").value_or("");
  for (const char* name :
       {"content-type", "authorization", "so-language", "so-culture", "so-timezone", "so-apptoken",
        "so-browser-tz-offset", "x-xsrf-token", "if-unmodified-since", "if-modified-since",
        "if-match", "if-none-match", "accept-language"}) {
    EXPECT_NE(names.find(name), std::string_view::npos) << name;
  }
  const auto read = ask(method::get, "/session", {{"Origin", "https://a.example"}});
  EXPECT_EQ(read.fields.find("Access-Control-Allow-Origin"), "https://a.example");
  EXPECT_EQ(read.fields.find("Vary"), "Origin");
  EXPECT_EQ(ask(method::get, "/session", {{"Origin", "http://c.example:81"}})
                .fields.find("Access-Control-Allow-Origin"),
            "http://c.example:81");
  // The page itself is nobody else's.
  EXPECT_FALSE(ask(method::get, "/index.html", {{"Origin", "https://a.example"}})
                   .fields.find("Access-Control-Allow-Origin"));
  for (const char* origin : {"https://b.example", "https://a.example.b", "http://a.example",
                             "https://a.example https://b.example", "null", "*", ""}) {
    for (const auto& answer :
         {ask(method::options, "/api/v1/Ticket/1",
              {{"Origin", origin}, {"Access-Control-Request-Method", "PATCH"}}),
          ask(method::get, "/api/v1/Ticket/1", {{"Origin", origin}}),
          ask(method::get, "/session", {{"Origin", origin}})}) {
      for (const http::field& field : answer.fields) {
        EXPECT_FALSE(field.name.starts_with("Access-Control-")) << field.name;
      }
      const bool varies = std::any_of(
          answer.fields.begin(), answer.fields.end(),
          [](const auto& field) { return field.name == "Vary" && field.value == "Origin"; });
      EXPECT_TRUE(varies) << origin;
    }
  }
}

TEST_F(routes_test, metrics_are_for_the_monitoring_and_for_administrators) {
  settings_.metrics = [] { return std::string("counts"); };
  make();
  const http::fields bearer{{"Authorization", "Bearer 8A:demo"}};
  const auto as = [&](std::int32_t associate, enum store::user::level level) {
    EXPECT_TRUE(store_
                    ->write([&](store::writer& out) {
                      return out.put_user({"tje0", associate, "", "", level});
                    })
                    .has_value());
    return std::pair(ask(method::get, "/metrics", bearer).status,
                     ask(method::get, "/api/v1/Ticket/default", bearer).status);
  };
  using level = enum store::user::level;
  EXPECT_EQ(as(0, level::read), std::pair(200, 403));
  EXPECT_EQ(as(0, level::admin), std::pair(200, 403));
  EXPECT_EQ(as(11, level::read), std::pair(403, 200));
  EXPECT_EQ(as(11, level::write), std::pair(403, 200));
  EXPECT_EQ(as(11, level::admin), std::pair(200, 200));
}

TEST_F(routes_test, a_request_is_turned_away_by_its_header) {
  const http::fields bearer{{"Authorization", "Bearer 8A:demo"}};
  const auto turned = [&](enum method method, std::string target, http::fields fields) {
    visit_ = {};
    visit_.address = "192.0.2.1";
    const auto answer =
        router_->turn_away({method, std::move(target), std::move(fields), ""}, visit_);
    return answer ? answer->status : 0;
  };
  EXPECT_EQ(turned(method::post, "/api/v1/Ticket", {}), 401);
  EXPECT_EQ(turned(method::post, "/api/v1/Nothing", {}), 401);
  EXPECT_FALSE(visit_.caller.has_value());
  EXPECT_EQ(turned(method::post, "/api/v1/Ticket", bearer), 0);
  ASSERT_TRUE(visit_.caller.has_value());
  EXPECT_EQ(visit_.caller->associate_id, 11);
  EXPECT_EQ(visit_.endpoint, "postTicket");
  EXPECT_EQ(turned(method::post, "/login", {}), 0);
  EXPECT_EQ(turned(method::get, "/metrics", {}), 0) << "there are none here";
  settings_.metrics = [] { return std::string("counts"); };
  make();
  EXPECT_EQ(turned(method::get, "/metrics", {}), 401);
  EXPECT_EQ(turned(method::get, "/metrics", bearer), 0);
  EXPECT_EQ(turned(method::post, "/api/v1/Agents/Authentication/Authenticate", {}), 0);
  ASSERT_TRUE(store_
                  ->write([&](store::writer& out) {
                    return out.put_user({"tje0", 11, "", "", store::user::level::read});
                  })
                  .has_value());
  EXPECT_EQ(turned(method::post, "/api/v1/Ticket", bearer), 403);
  EXPECT_EQ(turned(method::get, "/metrics", bearer), 403);
  EXPECT_EQ(turned(method::post, "/api/v1/Agents/Ticket/GetTicketEntity?ticketEntityId=1", bearer),
            0);
}

TEST_F(routes_test, a_ticket_is_given_for_a_name_and_a_password) {
  const char* path = "/api/v1/Agents/Authentication/Authenticate";
  const http::fields json{{"Content-Type", "application/json"}};
  const auto given = ask(method::post, path, json, R"({"UserName":"tje0","Password":"Tje0"})");
  ASSERT_EQ(given.status, 200) << given.body;
  EXPECT_EQ(visit_.user, "tje0") << "who has just logged in is named in the log";
  const auto begin = given.body.find("7T:");
  ASSERT_NE(begin, std::string::npos) << given.body;
  const auto ticket = given.body.substr(begin, given.body.find('"', begin) - begin);
  const http::fields sent{{"Authorization", "SOTicket " + ticket}};
  EXPECT_EQ(ask(method::get, "/api/v1/Ticket/default", sent).status, 200);
  EXPECT_EQ(visit_.user, "tje0");
  EXPECT_EQ(ask(method::post, path, json, R"({"UserName":"tje0","Password":"x"})").status, 401);
  EXPECT_EQ(visit_.login, login_outcome::failed);
  EXPECT_EQ(visit_.user, "");
  EXPECT_EQ(ask(method::post, path, json, R"({"UserName":"tje0"})").status, 400);
  EXPECT_EQ(ask(method::get, path).status, 401);
}

}  // namespace
}  // namespace ticketwire::server

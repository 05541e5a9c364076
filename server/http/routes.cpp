#include "http/routes.hpp"

#include <string_view>
#include <utility>

#include "http/login_body.hpp"
#include "ticketwire/json/value.hpp"

namespace ticketwire::server {
namespace {

error failure(error_code code) {
  return {code, {}, error::nowhere, error::nowhere, {}};
}

bool is_api(std::string_view path) {
  return json::equal_ignore_case(path.substr(0, 4), "/api") && (path.size() == 4 || path[4] == '/');
}

http::response only(std::string_view allowed, const http::request& request) {
  auto answer = auth::refuse(request, failure(error_code::method_not_allowed));
  answer.fields.set("Allow", allowed);
  return answer;
}

}  // namespace

router::router(store::store& store, auth::authenticator& authenticator, route_settings settings)
    : store_(store),
      authenticator_(authenticator),
      settings_(std::move(settings)),
      files_(settings_.web),
      cors_(settings_.auth.cors_origin) {}

http::response router::route(const http::request& request) const {
  const auto path = std::string_view(request.target).substr(0, request.target.find('?'));
  const bool shared = is_api(path) || path == "/login" || path == "/logout" || path == "/session";
  if (!shared) return dispatch(request, path);
  if (auto answer = cors_.preflight(request)) return std::move(*answer);
  auto answer = dispatch(request, path);
  cors_.mark(request, answer);
  return answer;
}

http::response router::dispatch(const http::request& request, std::string_view path) const {
  const bool get = request.method == http::method::get;
  const bool post = request.method == http::method::post;
  if (is_api(path)) return api(request);
  if (path == "/login") return post ? login(request) : only("POST", request);
  if (path == "/logout")
    return post ? auth::logout(request, authenticator_) : only("POST", request);
  if (path == "/session") {
    return get ? auth::session(request, authenticator_, settings_.auth)
               : only("GET, HEAD", request);
  }
  if (path == "/health") return get ? health(request) : only("GET, HEAD", request);
  if (auto answer = files_.answer(request)) return std::move(*answer);
  return auth::refuse(request, failure(error_code::endpoint_not_found));
}

http::response router::api(const http::request& request) const {
  const auto caller = authenticator_.authenticate(request);
  if (!caller) return auth::refuse(request, caller.error());
  return service::handle(request, *caller, store_, settings_.service);
}

http::response router::login(const http::request& request) const {
  const auto body = read_login_body(request);
  if (!body) return auth::refuse(request, body.error());
  return auth::login(request, body->user, body->password, authenticator_, settings_.auth);
}

http::response router::health(const http::request& request) const {
  const auto read = store_.read([](store::reader& in) -> result<void> {
    const auto looked = in.find("Health", 0);
    return looked ? result<void>{} : looked.error();
  });
  if (!read) return auth::refuse(request, failure(error_code::store_unavailable));
  http::response answer;
  answer.fields.set("Content-Type", "application/json; charset=utf-8");
  answer.body = "{\"Status\":\"ok\"}";
  return answer;
}

}  // namespace ticketwire::server

#include "http/routes.hpp"

#include <array>
#include <string_view>
#include <utility>

#include "http/login_body.hpp"
#include "http/network.hpp"
#include "http/percent.hpp"
#include "ticketwire/exchange/request.hpp"
#include "ticketwire/json/value.hpp"

namespace ticketwire::server {
namespace {

error failure(error_code code) {
  return {.code = code};
}

bool is_api(std::string_view path) {
  return json::equal_ignore_case(path.substr(0, 4), "/api") && (path.size() == 4 || path[4] == '/');
}

/// The path of a target, decoded for comparison.
std::string path_of(const http::request& request) {
  const auto path = std::string_view(request.target).substr(0, request.target.find('?'));
  return decode_percent(path).value_or(std::string(path));
}

/// What pages of other origins may use.
bool is_shared(std::string_view path) {
  return is_api(path) || path == "/login" || path == "/logout" || path == "/session";
}

/// Where other methods are answered, OPTIONS is too, with their names (RFC 9110 section 9.3.7).
void name_methods(const http::request& request, http::response& answer) {
  const std::string allowed = std::string(answer.fields.find("Allow").value_or("")) + ", OPTIONS";
  if (request.method == http::method::options) {
    answer = {};
    answer.status = 204;
  }
  answer.fields.set("Allow", allowed);
}

/// OPTIONS * (RFC 9110 section 9.3.7): every method that is answered somewhere.
http::response describe_server() {
  http::response answer;
  answer.status = 204;
  answer.fields.set("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
  return answer;
}

login_outcome outcome_of(int status) {
  if (status == 401) return login_outcome::failed;
  return status == 429 ? login_outcome::throttled : login_outcome::none;
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
      cors_(settings_.auth.cors_origins) {}

bool router::is_quick(const http::request& request) {
  const auto path = path_of(request);
  return path == "/health" || path == "/metrics";
}

http::response router::route(const http::request& request, visit& visit) const {
  if (request.target == "*") return describe_server();
  const auto path = path_of(request);
  const bool shared = is_shared(path);
  if (shared) {
    if (auto answer = cors_.preflight(request)) return std::move(*answer);
  }
  auto answer = dispatch(request, path, visit);
  if (answer.status == status(error_code::method_not_allowed)) name_methods(request, answer);
  if (shared) cors_.mark(request, answer);
  return answer;
}

std::optional<http::response> router::turn_away(const http::request& request, visit& visit) const {
  const auto path = path_of(request);
  if (settings_.metrics && path == "/metrics" && request.method == http::method::get) {
    const auto monitor = authenticate_monitor(request, visit);
    if (!monitor) return refuse(request, monitor.error());
    visit.caller = *monitor;
    return {};
  }
  if (!is_api(path) || request.method == http::method::options) return {};
  visit.call = service::read_call(request);
  const auto& call = *visit.call;
  if (call && call->endpoint->id == exchange::endpoint_id::authenticate) return {};
  if (call) visit.endpoint = call->endpoint->name;
  const auto caller = authenticate(request, visit);
  if (!caller) return refuse(request, caller.error());
  if (call) {
    const auto allowed = service::check_right(*call->endpoint, *caller);
    if (!allowed) return refuse(request, allowed.error());
  }
  visit.caller = *caller;
  return {};
}

http::response router::refuse(const http::request& request, const error& error) const {
  const auto path = path_of(request);
  auto answer = auth::refuse(request, error);
  if (is_api(path)) service::describe(request.fields, settings_.service, answer);
  if (is_shared(path)) cors_.mark(request, answer);
  return answer;
}

http::response router::dispatch(const http::request& request, std::string_view path,
                                visit& visit) const {
  const bool get = request.method == http::method::get;
  const bool post = request.method == http::method::post;
  if (is_api(path)) return api(request, visit);
  const auto named = [&](std::string_view name) {
    if (path.substr(0, 1) != "/" || path.substr(1) != name) return false;
    visit.endpoint = name;
    return true;
  };
  if (named("login")) return post ? login(request, visit) : only("POST", request);
  if (named("logout")) return post ? auth::logout(request, authenticator_) : only("POST", request);
  if (named("session")) {
    return get ? auth::session(request, authenticator_, settings_.auth)
               : only("GET, HEAD", request);
  }
  if (named("health")) return get ? health(request) : only("GET, HEAD", request);
  if (settings_.metrics && named("metrics")) {
    return get ? metrics(request, visit) : only("GET, HEAD", request);
  }
  if (auto answer = files_.answer(request)) {
    visit.endpoint = "page";
    return std::move(*answer);
  }
  return auth::refuse(request, failure(error_code::endpoint_not_found));
}

result<service::identity> router::authenticate(const http::request& request, visit& visit) const {
  // Found out before the body was read.
  if (visit.caller) return *visit.caller;
  auto caller = authenticator_.authenticate(request, network_of(visit.address));
  if (caller) {
    visit.user = caller->user;
  } else if (caller.error().code != error_code::unauthorized &&
             caller.error().code != error_code::xsrf_missing) {
    visit.login = outcome_of(status(caller.error().code));
  }
  return caller;
}

http::response router::api(const http::request& request, visit& visit) const {
  const auto fail = [&](const error& error) {
    auto answer = auth::refuse(request, error);
    service::describe(request.fields, settings_.service, answer);
    return answer;
  };
  // Read before the body was, where there is one.
  if (!visit.call) visit.call = service::read_call(request);
  auto& call = *visit.call;
  if (call) visit.endpoint = call->endpoint->name;
  // Which methods there are is no secret.
  if (request.method == http::method::options) return fail(call.error());
  if (call && call->endpoint->id == exchange::endpoint_id::authenticate) {
    return give_ticket(request, visit);
  }
  const auto caller = authenticate(request, visit);
  if (!caller) return fail(caller.error());
  return service::handle(request, std::move(call), *caller, store_, settings_.service);
}

http::response router::give_ticket(const http::request& request, visit& visit) const {
  const auto sent = read_login_body(exchange::get(exchange::endpoint_id::authenticate), request);
  if (!sent) return auth::refuse(request, sent.error());
  auto answer = auth::authenticate(request, *sent, network_of(visit.address), authenticator_);
  visit.login = outcome_of(answer.status);
  if (answer.status == 200) visit.user = sent->user;
  return answer;
}

http::response router::login(const http::request& request, visit& visit) const {
  const auto sent = read_login_body(exchange::get(exchange::endpoint_id::login), request);
  if (!sent) return auth::refuse(request, sent.error());
  auto answer =
      auth::login(request, *sent, network_of(visit.address), authenticator_, settings_.auth);
  visit.login = outcome_of(answer.status);
  if (answer.status == 200) visit.user = sent->user;
  return answer;
}

result<service::identity> router::authenticate_monitor(const http::request& request,
                                                       visit& visit) const {
  auto caller = authenticate(request, visit);
  if (!caller) return caller;
  const bool monitors = caller->associate_id == 0 || caller->level == store::user::level::admin;
  if (!monitors) return failure(error_code::forbidden);
  return caller;
}

http::response router::metrics(const http::request& request, visit& visit) const {
  const auto monitor = authenticate_monitor(request, visit);
  if (!monitor) return auth::refuse(request, monitor.error());
  http::response answer;
  answer.fields.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
  answer.body = settings_.metrics();
  return answer;
}

http::response router::health(const http::request& request) const {
  const auto read = store_.look([](store::reader& in) -> result<void> {
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

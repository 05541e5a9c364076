#include "auth/endpoints.hpp"

#include <algorithm>

#include "service/service.hpp"
#include "ticketwire/json/writer.hpp"

namespace ticketwire::auth {
namespace {

std::string quoted(std::string_view text) {
  std::string out;
  json::append_string(out, text);
  return out;
}

http::response as_json(std::string body) {
  http::response answer;
  answer.fields.set("Content-Type", "application/json; charset=utf-8");
  answer.body = std::move(body);
  return answer;
}

std::string caller_members(const service::identity& caller) {
  return "\"User\":" + quoted(caller.user) +
         ",\"AssociateId\":" + std::to_string(caller.associate_id);
}

// A page of another site may not put its visitor into an account of its choosing.
bool from_elsewhere(const http::request& request, const endpoint_settings& settings) {
  if (request.fields.find("Sec-Fetch-Site").value_or("") != "cross-site") return false;
  const auto origin = request.fields.find("Origin").value_or("");
  return std::find(settings.cors_origins.begin(), settings.cors_origins.end(), origin) ==
         settings.cors_origins.end();
}

// The Origin tells how the browser reached us where a proxy ends TLS in front of this server.
bool needs_secure(const http::request& request, const endpoint_settings& settings) {
  const auto origin = request.fields.find("Origin").value_or("");
  if (settings.tls || origin.starts_with("https:")) return true;
  return !settings.loopback && !origin.starts_with("http:");
}

void set_cookie(http::response& answer, std::string_view name, std::string_view value,
                std::string_view attributes) {
  std::string cookie(name);
  cookie.append("=").append(value).append("; Path=/; SameSite=Lax").append(attributes);
  answer.fields.add("Set-Cookie", cookie);
}

}  // namespace

http::response refuse(const http::request& request, const error& error) {
  auto answer = service::failure(error, request.fields.find("Accept"));
  if (answer.status == 401) {
    const bool script =
        request.fields.find("X-Requested-With") || request.fields.find("Sec-Fetch-Mode");
    answer.fields.set("WWW-Authenticate", script ? "SOTicket realm=\"ticketwire\""
                                                 : "Basic realm=\"ticketwire\", charset=\"UTF-8\"");
  }
  if (answer.status == 429) answer.fields.set("Retry-After", "60");
  return answer;
}

http::response login(const http::request& request, const credentials& sent,
                     std::string_view address, authenticator& authenticator,
                     const endpoint_settings& settings) {
  if (from_elsewhere(request, settings)) {
    return refuse(request, {.code = error_code::xsrf_missing});
  }
  const auto caller = authenticator.log_in(sent.user, sent.secret, address);
  if (!caller) return refuse(request, caller.error());
  const auto opened = authenticator.open_session(*caller);
  if (!opened) return refuse(request, opened.error());
  auto answer = as_json("{" + caller_members(*caller) + "}");
  const std::string secure = needs_secure(request, settings) ? "; Secure" : "";
  set_cookie(answer, session_cookie, opened->id, "; HttpOnly" + secure);
  set_cookie(answer, xsrf_cookie, opened->xsrf, secure);
  return answer;
}

http::response authenticate(const http::request& request, const credentials& sent,
                            std::string_view address, authenticator& authenticator) {
  const auto caller = authenticator.log_in(sent.user, sent.secret, address);
  if (!caller) return refuse(request, caller.error());
  const auto ticket = authenticator.open_ticket(*caller);
  if (!ticket) return refuse(request, ticket.error());
  return as_json("{\"Ticket\":" + quoted(*ticket) + ",\"UserName\":" + quoted(caller->user) +
                 ",\"AssociateId\":" + std::to_string(caller->associate_id) + "}");
}

http::response logout(const http::request& request, authenticator& authenticator) {
  if (const auto done = authenticator.close_session(request); !done) {
    return refuse(request, done.error());
  }
  http::response answer;
  answer.status = 204;
  set_cookie(answer, session_cookie, "", "; HttpOnly; Max-Age=0");
  set_cookie(answer, xsrf_cookie, "", "; Max-Age=0");
  return answer;
}

http::response session(const http::request& request, authenticator& authenticator,
                       const endpoint_settings& settings) {
  const auto caller = authenticator.session(request);
  if (!caller && caller.error().code != error_code::unauthorized) {
    return refuse(request, caller.error());
  }
  std::string body = caller ? "{\"Authenticated\":true," + caller_members(*caller)
                            : "{\"Authenticated\":false,\"User\":null,\"AssociateId\":null";
  body +=
      settings.demo ? ",\"Demo\":{\"User\":\"tje0\",\"Password\":\"Tje0\"}}" : ",\"Demo\":null}";
  return as_json(std::move(body));
}

}  // namespace ticketwire::auth

#include "http/cors.hpp"

namespace ticketwire::server {

bool cors::applies(const http::request& request) const {
  return !origin_.empty() && request.fields.find("Origin").value_or("") == origin_;
}

std::optional<http::response> cors::preflight(const http::request& request) const {
  if (request.method != http::method::options || !applies(request) ||
      !request.fields.find("Access-Control-Request-Method")) {
    return {};
  }
  http::response answer;
  answer.status = 204;
  answer.fields.set("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE");
  answer.fields.set("Access-Control-Allow-Headers",
                    "accept-language, authorization, content-type, if-modified-since, "
                    "if-unmodified-since, so-apptoken, so-browser-tz-offset, so-culture, "
                    "so-language, so-timezone, x-requested-with, x-xsrf-token");
  answer.fields.set("Access-Control-Max-Age", "600");
  mark(request, answer);
  return answer;
}

void cors::mark(const http::request& request, http::response& answer) const {
  if (origin_.empty()) return;
  answer.fields.add("Vary", "Origin");
  if (!applies(request)) return;
  answer.fields.set("Access-Control-Allow-Origin", origin_);
  answer.fields.set("Access-Control-Allow-Credentials", "true");
  answer.fields.set("Access-Control-Expose-Headers",
                    "Allow, Content-Language, Last-Modified, Location, Retry-After, SO-TimeZone");
}

}  // namespace ticketwire::server

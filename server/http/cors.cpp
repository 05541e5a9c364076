#include "http/cors.hpp"

#include <algorithm>

namespace ticketwire::server {

const std::string* cors::allowed(const http::request& request) const {
  const auto found =
      std::find(origins_.begin(), origins_.end(), request.fields.find("Origin").value_or(""));
  return found == origins_.end() ? nullptr : &*found;
}

std::optional<http::response> cors::preflight(const http::request& request) const {
  if (request.method != http::method::options || allowed(request) == nullptr ||
      !request.fields.find("Access-Control-Request-Method")) {
    return {};
  }
  http::response answer;
  answer.status = 204;
  answer.fields.set("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE");
  answer.fields.set(
      "Access-Control-Allow-Headers",
      "accept-language, authorization, content-type, if-match, if-modified-since, "
      "if-none-match, if-unmodified-since, so-apptoken, so-browser-tz-offset, so-culture, "
      "so-language, so-timezone, x-requested-with, x-xsrf-token");
  answer.fields.set("Access-Control-Max-Age", "600");
  mark(request, answer);
  return answer;
}

void cors::mark(const http::request& request, http::response& answer) const {
  if (origins_.empty()) return;
  answer.fields.add("Vary", "Origin");
  const std::string* origin = allowed(request);
  if (origin == nullptr) return;
  answer.fields.set("Access-Control-Allow-Origin", *origin);
  answer.fields.set("Access-Control-Allow-Credentials", "true");
  answer.fields.set("Access-Control-Expose-Headers",
                    "Allow, Content-Disposition, Content-Language, ETag, Last-Modified, "
                    "Location, Retry-After, SO-TimeZone, WWW-Authenticate, Warning, X-Request-Id");
}

}  // namespace ticketwire::server

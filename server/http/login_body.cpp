#include "http/login_body.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "http/percent.hpp"
#include "ticketwire/json/document.hpp"

namespace ticketwire::server {
namespace {

error failure(error_code code, std::string detail = {}) {
  return {code, {}, error::nowhere, error::nowhere, std::move(detail)};
}

struct members {
  std::optional<std::string> user;
  std::optional<std::string> password;

  void take(std::string_view name, std::string value) {
    if (json::equal_ignore_case(name, "user"))
      user = std::move(value);
    else if (json::equal_ignore_case(name, "password"))
      password = std::move(value);
  }
};

result<members> from_json(const std::string& body) {
  const auto document = json::document::parse(body);
  if (!document) return document.error();
  members found;
  const auto root = document->root();
  if (root.kind() != json::kind::object) return found;
  for (const auto& member : root.children()) {
    if (member.value.kind() == json::kind::string) {
      found.take(member.name.decode(), member.value.string());
    }
  }
  return found;
}

// application/x-www-form-urlencoded (WHATWG URL section 5.1).
result<members> from_form(std::string_view body) {
  members found;
  while (!body.empty()) {
    const auto end = std::min(body.find('&'), body.size());
    std::string pair(body.substr(0, end));
    std::replace(pair.begin(), pair.end(), '+', ' ');
    const auto equals = std::min(pair.find('='), pair.size());
    const auto name = decode_percent(std::string_view(pair).substr(0, equals));
    auto value = decode_percent(std::string_view(pair).substr(std::min(equals + 1, pair.size())));
    if (!name || !value) return failure(error_code::argument);
    found.take(*name, std::move(*value));
    body.remove_prefix(std::min(end + 1, body.size()));
  }
  return found;
}

}  // namespace

result<login_body> read_login_body(const http::request& request) {
  auto type = request.fields.find("Content-Type").value_or("");
  type = type.substr(0, type.find_first_of("; \t"));
  const bool json = json::equal_ignore_case(type, "application/json") ||
                    json::equal_ignore_case(type, "text/json");
  const bool form = json::equal_ignore_case(type, "application/x-www-form-urlencoded");
  if (!json && !form) return failure(error_code::media_type);
  auto found = json ? from_json(request.body) : from_form(request.body);
  if (!found) return found.error();
  if (!found->user) return failure(error_code::argument, "user");
  if (!found->password) return failure(error_code::argument, "password");
  return login_body{std::move(*found->user), std::move(*found->password)};
}

}  // namespace ticketwire::server

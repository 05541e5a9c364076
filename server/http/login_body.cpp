#include "http/login_body.hpp"

#include <string_view>

#include "service/answer/wire_form.hpp"
#include "ticketwire/exchange/request.hpp"

namespace ticketwire::server {
namespace {

error missing(std::string_view name) {
  return {.code = error_code::argument, .detail = std::string(name)};
}

}  // namespace

result<auth::credentials> read_login_body(const exchange::endpoint& row,
                                          const http::request& request) {
  const std::string_view user = row.arguments->properties.front().name;
  const std::string_view password = row.arguments->properties.back().name;
  const auto body = exchange::read_body(row, request.body, request.fields.find("Content-Type"),
                                        service::body_limits);
  if (!body) return body.error();
  if (!*body) return missing(user);
  auth::credentials sent;
  for (const auto& [name, into] : {std::pair(user, &sent.user), {password, &sent.secret}}) {
    const auto value = (*body)->root().find(name);
    if (!value || value->kind() != json::kind::string) return missing(name);
    *into = value->string();
  }
  return sent;
}

}  // namespace ticketwire::server

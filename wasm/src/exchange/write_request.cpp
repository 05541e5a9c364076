#include <boost/url/encode.hpp>
#include <boost/url/rfc/pchars.hpp>
#include <utility>

#include "exchange/body.hpp"
#include "exchange/parameters.hpp"
#include "ticketwire/exchange/request.hpp"

namespace ticketwire::exchange {
namespace {

namespace urls = boost::urls;

/// Of a value in a query (RFC 3986 section 3.4). A plus would be read as a space.
constexpr auto value_chars = urls::pchars + '/' + '?' - '&' - '+';

void append_encoded(std::string& out, std::string_view text,
                    const urls::grammar::lut_chars& chars) {
  urls::encode(text, chars, {}, urls::string_token::append_to(out));
}

const argument* find_argument(std::span<const argument> arguments, std::string_view name) {
  for (const argument& each : arguments) {
    if (each.name == name) return &each;
  }
  return nullptr;
}

const parameter* find_query(const endpoint& endpoint, std::string_view name) {
  for (const parameter& each : endpoint.query) {
    if (each.name == name) return &each;
  }
  return nullptr;
}

result<void> write_path(const endpoint& endpoint, std::span<const argument> arguments,
                        std::string& target) {
  for (path_parts parts(endpoint.path); parts.next();) {
    target.push_back('/');
    if (!parts.is_parameter()) {
      target.append(parts.text());
      continue;
    }
    const parameter row = parts.row();
    const argument* given = find_argument(arguments, row.name);
    if (given == nullptr) return bad_argument(row.name);
    result<void> checked = check_path_value(row, given->value);
    if (!checked) return checked;
    append_encoded(target, given->value, urls::pchars);
  }
  return {};
}

result<void> write_query(const endpoint& endpoint, std::span<const argument> arguments,
                         std::string& target) {
  char mark = '?';
  for (const parameter& row : endpoint.query) {
    if (row.required && find_argument(arguments, row.name) == nullptr) {
      return bad_argument(row.name);
    }
  }
  for (const argument& each : arguments) {
    if (has_path_parameter(endpoint.path, each.name)) continue;
    const parameter* row = find_query(endpoint, each.name);
    if (row == nullptr) return bad_argument(each.name);
    result<void> checked = check_query_value(*row, each.value);
    if (!checked) return checked;
    if (each.value.empty()) continue;
    target.push_back(std::exchange(mark, '&'));
    target.append(row->wire_name).push_back('=');
    append_encoded(target, each.value, value_chars);
  }
  return {};
}

std::string_view accepted(const endpoint& endpoint) noexcept {
  if (endpoint.response == response_kind::bytes) {
    return "application/octet-stream, */*;q=0.9, application/problem+json;q=0.8";
  }
  return "application/json, application/problem+json;q=0.9";
}

result<void> write_body(const endpoint& endpoint, std::string_view body, http::request& out) {
  if (endpoint.body == body_kind::none) return {};
  const bool content = endpoint.body == body_kind::bytes;
  out.fields.set("Content-Type", content ? "application/octet-stream" : "application/json");
  out.body = body;
  const result<std::optional<json::document>> read = read_json_body(endpoint, body);
  return read ? result<void>() : read.error();
}

}  // namespace

result<http::request> write_request(const endpoint& endpoint, std::span<const argument> arguments,
                                    std::string_view body) {
  http::request out;
  out.method = endpoint.method;
  TICKETWIRE_TRY(write_path(endpoint, arguments, out.target));
  TICKETWIRE_TRY(write_query(endpoint, arguments, out.target));
  out.fields.set("Accept", accepted(endpoint));
  TICKETWIRE_TRY(write_body(endpoint, body, out));
  return out;
}

}  // namespace ticketwire::exchange

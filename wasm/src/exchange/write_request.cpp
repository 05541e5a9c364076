#include <boost/url/params_view.hpp>
#include <boost/url/url.hpp>

#include "exchange/body.hpp"
#include "exchange/parameters.hpp"
#include "ticketwire/exchange/request.hpp"

namespace ticketwire::exchange {
namespace {

namespace urls = boost::urls;

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
                        urls::url& url) {
  for (path_parts parts(endpoint.path); parts.next();) {
    if (!parts.is_parameter()) {
      url.segments().push_back(parts.text());
      continue;
    }
    const parameter row = parts.row();
    const argument* given = find_argument(arguments, row.name);
    if (given == nullptr) return bad_argument(row.name);
    result<void> checked = check_path_value(row, given->value);
    if (!checked) return checked;
    url.segments().push_back(given->value);
  }
  return {};
}

result<void> write_query(const endpoint& endpoint, std::span<const argument> arguments,
                         urls::url& url) {
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
    if (!each.value.empty()) url.params().append(urls::param_view(row->wire_name, each.value));
  }
  return {};
}

/// A plus in a query is read as a space; Boost.URL leaves it as it is.
std::string escape_plus(std::string_view target) {
  const std::size_t query = std::min(target.find('?'), target.size());
  std::string out(target.substr(0, query));
  for (const char c : target.substr(query)) {
    if (c == '+') {
      out.append("%2B");
    } else {
      out.push_back(c);
    }
  }
  return out;
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
  urls::url url;
  url.set_path_absolute(true);
  TICKETWIRE_TRY(write_path(endpoint, arguments, url));
  TICKETWIRE_TRY(write_query(endpoint, arguments, url));
  http::request out;
  out.method = endpoint.method;
  out.target = escape_plus(url.buffer());
  out.fields.set("Accept", accepted(endpoint));
  TICKETWIRE_TRY(write_body(endpoint, body, out));
  return out;
}

}  // namespace ticketwire::exchange

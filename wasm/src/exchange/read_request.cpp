#include <boost/url/params_view.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

#include "exchange/parameters.hpp"
#include "ticketwire/exchange/request.hpp"
#include "ticketwire/json/value.hpp"

namespace ticketwire::exchange {
namespace {

namespace urls = boost::urls;
using segments = std::vector<std::string>;

/// Segments of an absolute path, decoded, without the empty one of a trailing slash.
segments decoded_segments(const urls::url_view& url) {
  segments out;
  for (const auto& segment : url.segments()) out.emplace_back(segment);
  if (!out.empty() && out.back().empty()) out.pop_back();
  return out;
}

bool matches(std::string_view path, const segments& given) {
  std::size_t at = 0;
  for (path_parts parts(path); parts.next(); ++at) {
    if (at == given.size()) return false;
    if (!parts.is_parameter() && !json::equal_ignore_case(parts.text(), given[at])) return false;
  }
  return at == given.size();
}

/// Compares two templates that match the same path: the one that spells out the first segment in
/// which they differ comes before the other.
int compare(std::string_view a, std::string_view b) {
  path_parts left(a);
  path_parts right(b);
  while (left.next() && right.next()) {
    if (left.is_parameter() != right.is_parameter()) return left.is_parameter() ? 1 : -1;
  }
  return 0;
}

void allow(std::string& allowed, http::method method) {
  if (!allowed.empty()) allowed.append(", ");
  allowed.append(http::to_string(method));
  if (method == http::method::get) allowed.append(", HEAD");
}

result<const endpoint*> find_row(http::method method, const segments& path, served is_served) {
  const auto candidate = [&](const endpoint& row) {
    return (is_served == nullptr || is_served(row.id)) && matches(row.path, path);
  };
  std::string_view best;
  for (const endpoint& each : endpoints()) {
    if (!candidate(each)) continue;
    if (best.empty() || compare(each.path, best) < 0) best = each.path;
  }
  if (best.empty()) {
    return error{.code = error_code::endpoint_not_found};
  }
  if (method == http::method::head) method = http::method::get;
  std::string allowed;
  for (const endpoint& each : endpoints()) {
    if (!candidate(each) || compare(each.path, best) != 0) continue;
    if (each.method == method) return &each;
    allow(allowed, each.method);
  }
  return error{.code = error_code::method_not_allowed, .detail = allowed};
}

result<void> read_path(const segments& given, call& out) {
  std::size_t at = 0;
  for (path_parts parts(out.endpoint->path); parts.next(); ++at) {
    if (!parts.is_parameter()) continue;
    result<void> checked = check_path_value(parts.row(), given[at]);
    if (!checked) return checked;
    out.arguments.push_back({std::string(parts.row().name), given[at]});
  }
  return {};
}

void add(std::vector<argument>& arguments, std::string_view name, std::string value) {
  for (argument& each : arguments) {
    if (each.name != name) continue;
    each.value.append(",").append(value);
    return;
  }
  arguments.push_back({std::string(name), std::move(value)});
}

result<void> read_query(const urls::url_view& url, call& out) {
  for (const auto& given : url.params()) {
    for (const parameter& row : out.endpoint->query) {
      if (!json::equal_ignore_case(row.wire_name, std::string_view(given.key))) continue;
      add(out.arguments, row.name, std::string(given.value));
    }
  }
  for (const parameter& row : out.endpoint->query) {
    result<void> checked = check_query_value(row, out.find(row.name).value_or(""));
    if (!checked) return checked;
  }
  return {};
}

}  // namespace

std::optional<std::string_view> call::find(std::string_view name) const noexcept {
  for (const argument& each : arguments) {
    if (each.name == name && !each.value.empty()) return each.value;
  }
  return std::nullopt;
}

std::optional<std::int32_t> call::number(std::string_view name) const noexcept {
  const std::optional<std::string_view> text = find(name);
  if (!text) return std::nullopt;
  const result<std::int32_t> number = to_int32(*text, name);
  return number ? std::optional(*number) : std::nullopt;
}

bool call::truth(std::string_view name) const noexcept {
  const std::optional<std::string_view> text = find(name);
  return text && (*text == "1" || json::equal_ignore_case(*text, "true"));
}

result<call> read_target(const http::request& request, served is_served) {
  const auto parsed = urls::parse_origin_form(request.target);
  if (!parsed) return error{.code = error_code::url_syntax};
  const segments path = decoded_segments(*parsed);
  const result<const endpoint*> row = find_row(request.method, path, is_served);
  if (!row) return row.error();
  call out;
  out.endpoint = *row;
  TICKETWIRE_TRY(read_path(path, out));
  TICKETWIRE_TRY(read_query(*parsed, out));
  return out;
}

result<call> read_request(const http::request& request, const limits& limits) {
  result<call> out = read_target(request);
  if (!out) return out;
  result<std::optional<json::document>> body =
      read_body(*out->endpoint, request.body, request.fields.find("Content-Type"), limits);
  if (!body) return body.error();
  out->body = *std::move(body);
  return out;
}

}  // namespace ticketwire::exchange

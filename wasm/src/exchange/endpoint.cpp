#include "ticketwire/exchange/endpoint.hpp"

#include <boost/url/params_view.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url.hpp>
#include <charconv>

#include "ticketwire/json/value.hpp"

namespace ticketwire::exchange {
namespace {

namespace urls = boost::urls;

#include "exchange/generated/endpoints.inc"

error bad_argument(std::string_view name) {
  return {error_code::argument, {}, error::nowhere, error::nowhere, std::string(name)};
}

std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> out;
  for (std::size_t begin = 1; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    out.push_back(path.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

bool is_parameter(std::string_view segment) noexcept {
  return segment.starts_with('{');
}

const argument* find_argument(std::span<const argument> arguments, std::string_view name) {
  for (const argument& each : arguments) {
    if (each.name == name) return &each;
  }
  return nullptr;
}

bool is_path_parameter(const endpoint& endpoint, std::string_view name) {
  return endpoint.path.find("{" + std::string(name) + "}") != std::string_view::npos;
}

const query_parameter* find_query(const endpoint& endpoint, std::string_view name) {
  for (const query_parameter& each : endpoint.query) {
    if (each.name == name) return &each;
  }
  return nullptr;
}

bool same_path(const endpoint& endpoint, const std::vector<std::string>& segments) {
  const std::vector<std::string_view> wanted = segments_of(endpoint.path);
  if (wanted.size() != segments.size()) return false;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!is_parameter(wanted[i]) && !json::equal_ignore_case(wanted[i], segments[i])) return false;
  }
  return true;
}

result<std::int32_t> to_id(const std::string& text) {
  std::int64_t id = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), id);
  if (failure != std::errc{} || end != text.data() + text.size()) {
    const bool too_long = failure == std::errc::result_out_of_range;
    return error{too_long ? error_code::value_range : error_code::argument,
                 {},
                 error::nowhere,
                 error::nowhere,
                 "id"};
  }
  if (id < 0 || id > INT32_MAX) {
    return error{error_code::value_range, {}, error::nowhere, error::nowhere, "id"};
  }
  return static_cast<std::int32_t>(id);
}

/// Segments of an absolute path, decoded, without the empty one of a trailing slash.
std::vector<std::string> decoded_segments(const urls::url_view& url) {
  std::vector<std::string> out;
  for (const auto& segment : url.segments()) out.emplace_back(segment);
  if (!out.empty() && out.back().empty()) out.pop_back();
  return out;
}

void read_query(const urls::url_view& url, call& out) {
  for (const auto& parameter : url.params()) {
    for (const query_parameter& row : out.endpoint->query) {
      if (!json::equal_ignore_case(row.wire_name, std::string_view(parameter.key))) continue;
      argument* known = nullptr;
      for (argument& each : out.query) {
        if (each.name == row.name) known = &each;
      }
      if (known != nullptr) {
        known->value.append(",").append(std::string(parameter.value));
      } else {
        out.query.push_back({std::string(row.name), std::string(parameter.value)});
      }
    }
  }
}

result<void> read_path(const std::vector<std::string>& segments, call& out) {
  const std::vector<std::string_view> wanted = segments_of(out.endpoint->path);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i] == "{name}") out.name = segments[i];
    if (wanted[i] != "{id}") continue;
    const result<std::int32_t> id = to_id(segments[i]);
    if (!id) return id.error();
    out.id = *id;
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

}  // namespace

std::span<const endpoint> endpoints() noexcept {
  return endpoint_table;
}

const endpoint& get(endpoint_id id) noexcept {
  return endpoint_table[static_cast<std::size_t>(id)];
}

const endpoint* find_endpoint(std::string_view name) noexcept {
  for (const endpoint& each : endpoint_table) {
    if (each.name == name) return &each;
  }
  return nullptr;
}

result<http::request> write_request(const endpoint& endpoint, std::span<const argument> arguments) {
  urls::url url;
  url.set_path_absolute(true);
  for (const std::string_view segment : segments_of(endpoint.path)) {
    if (!is_parameter(segment)) {
      url.segments().push_back(segment);
      continue;
    }
    const std::string_view name = segment.substr(1, segment.size() - 2);
    const argument* given = find_argument(arguments, name);
    if (given == nullptr || given->value.empty()) return bad_argument(name);
    // A URL parser would take these as steps (RFC 3986 section 5.2.4), however they are escaped.
    if (given->value == "." || given->value == "..") return bad_argument(name);
    url.segments().push_back(given->value);
  }
  for (const argument& each : arguments) {
    if (is_path_parameter(endpoint, each.name)) continue;
    const query_parameter* row = find_query(endpoint, each.name);
    if (row == nullptr) return bad_argument(each.name);
    if (each.value.empty()) continue;
    url.params().append(urls::param_view(row->wire_name, each.value));
  }
  http::request out;
  out.method = endpoint.method;
  out.target = escape_plus(url.buffer());
  out.fields.set("Accept", "application/json, application/problem+json;q=0.9");
  if (endpoint.body != body_kind::none) out.fields.set("Content-Type", "application/json");
  return out;
}

std::optional<std::string_view> call::find(std::string_view wanted) const noexcept {
  const argument* found = find_argument(query, wanted);
  if (found == nullptr) return std::nullopt;
  return found->value;
}

result<call> read_request(const http::request& request) {
  const auto parsed = urls::parse_origin_form(request.target);
  if (!parsed) return error{error_code::url_syntax, {}, error::nowhere, error::nowhere, {}};
  const std::vector<std::string> segments = decoded_segments(*parsed);
  const http::method method =
      request.method == http::method::head ? http::method::get : request.method;
  call out;
  std::string allowed;
  for (const endpoint& each : endpoint_table) {
    if (!same_path(each, segments)) continue;
    if (each.method == method) out.endpoint = &each;
    if (!allowed.empty()) allowed.append(", ");
    allowed.append(http::to_string(each.method));
    if (each.method == http::method::get) allowed.append(", HEAD");
  }
  if (out.endpoint == nullptr) {
    if (allowed.empty()) {
      return error{error_code::endpoint_not_found, {}, error::nowhere, error::nowhere, {}};
    }
    return error{error_code::method_not_allowed, {}, error::nowhere, error::nowhere, allowed};
  }
  const result<void> path = read_path(segments, out);
  if (!path) return path.error();
  read_query(*parsed, out);
  return out;
}

}  // namespace ticketwire::exchange

#include "service/answer/wire_form.hpp"
#include "service/record/make_error.hpp"

#include <array>

#include "ticketwire/http/media_type.hpp"
#include "xml/read.hpp"
#include "xml/write.hpp"

namespace ticketwire::service {
namespace {

using exchange::body_kind;
using http::media_type;

bool is_xml(media_type type) noexcept {
  return type == media_type::xml || type == media_type::text_xml;
}

xml::root request_root(const exchange::endpoint& endpoint) {
  xml::root root;
  root.row = exchange::as_property(endpoint.request);
  root.carrier = exchange::request_type(endpoint);
  if (endpoint.body == body_kind::arguments) root.row.type = schema::value_type::carrier;
  // The arguments of a method have no name of their own.
  root.named = endpoint.body != body_kind::arguments && endpoint.entity.empty();
  return root;
}

xml::root answer_root(const exchange::endpoint& endpoint) {
  return {exchange::as_property(endpoint.result), exchange::response_type(endpoint), true};
}

xml::root failure_root() {
  xml::root root;
  root.row.type = schema::value_type::carrier;
  root.row.shape = schema::shape::single;
  root.carrier = &schema::get(schema::carrier_id::ErrorResult);
  return root;
}

/// The charset of a Content-Type for the parser; empty where the document says itself. Errors:
/// media_type for one that the parser does not know.
result<std::string> charset_of(std::string_view field) {
  static constexpr std::array<std::string_view, 6> known = {"utf-8",    "utf-16",     "utf-16le",
                                                            "utf-16be", "iso-8859-1", "us-ascii"};
  while (true) {
    const std::size_t semicolon = field.find(';');
    if (semicolon == std::string_view::npos) return std::string();
    field = xml::trim(field.substr(semicolon + 1));
    static constexpr std::string_view name = "charset=";
    if (!json::equal_ignore_case(field.substr(0, name.size()), name)) continue;
    std::string value(xml::trim(field.substr(name.size(), field.find(';') - name.size())));
    std::erase(value, '"');
    const bool parsed = std::any_of(known.begin(), known.end(), [&](std::string_view each) {
      return json::equal_ignore_case(each, value);
    });
    if (parsed) return value;
    return make_error(error_code::media_type, {}, "charset " + value.substr(0, 40));
  }
}

bool takes_xml(const exchange::endpoint& endpoint) noexcept {
  return endpoint.body == body_kind::carrier || endpoint.body == body_kind::arguments ||
         endpoint.body == body_kind::array;
}

/// The bytes of a document that stand for a place in the JSON that was made of it.
void move_offset(error& failure, const xml::document& document) {
  if (failure.offset != error::nowhere) failure.offset = document.offset(failure.offset);
}

result<std::optional<json::document>> read_xml(const exchange::endpoint& endpoint,
                                               const http::request& request,
                                               std::string_view content_type,
                                               std::vector<error>& every) {
  const result<std::string> charset = charset_of(content_type);
  if (!charset) return charset.error();
  const result<xml::document> document = xml::read(request.body, request_root(endpoint), *charset);
  if (!document) return document.error();
  // JSON is seldom longer than the XML that says the same, but may be: the elements were counted.
  auto body = exchange::read_body(endpoint, document->json, "application/json", any_size, &every);
  for (error& each : every) move_offset(each, *document);
  if (body) return body;
  error failure = body.error();
  move_offset(failure, *document);
  return failure;
}

/// Puts XML in the place of a response's JSON.
void encode(http::response& response, const xml::root& root, media_type type) {
  const std::string_view written = response.fields.find("Content-Type").value_or("");
  const std::optional<media_type> as = http::parse_content_type(written);
  if (response.body.empty() || !as || *as != media_type::json) return;
  const result<json::document> document = json::document::parse(std::move(response.body), any_size);
  if (!document) {
    response = exchange::write_failure_response(make_error(error_code::internal), std::nullopt);
    return;
  }
  response.body = xml::write(document->root(), root);
  response.fields.set("Content-Type", std::string(http::to_string(type)) + "; charset=utf-8");
}

/// What $format of a list asks for in the place of the Accept field.
std::optional<std::string_view> wanted(const exchange::call& call,
                                       std::optional<std::string_view> accept) {
  if (call.endpoint == nullptr || call.endpoint->response != exchange::response_kind::rows) {
    return accept;
  }
  const std::string_view format = call.find("format").value_or("");
  if (json::equal_ignore_case(format, "XML")) return "application/xml";
  if (json::equal_ignore_case(format, "JSON")) return "application/json";
  return accept;
}

}  // namespace

result<std::optional<json::document>> read_wire_body(const exchange::endpoint& endpoint,
                                                     const http::request& request,
                                                     std::vector<error>& every) {
  const std::optional<std::string_view> field = request.fields.find("Content-Type");
  const std::optional<media_type> type = field ? http::parse_content_type(*field) : std::nullopt;
  if (type && is_xml(*type) && takes_xml(endpoint) && !request.body.empty()) {
    return read_xml(endpoint, request, *field, every);
  }
  return exchange::read_body(endpoint, request.body, field, body_limits, &every);
}

http::response write_wire_answer(const exchange::call& call, const answer& given,
                                 const http::request& request) {
  const std::optional<std::string_view> accept = wanted(call, request.fields.find("Accept"));
  const bool absent = !given && given.error().code == error_code::entity_not_found;
  if (!given && !(absent && call.endpoint->nullable)) {
    return write_wire_failure(call, given.error(), accept);
  }
  const media_type type = http::negotiate(accept, http::offer::json_and_xml);
  if (!is_xml(type)) return exchange::write_response(call, given, accept);
  http::response response = exchange::write_response(call, given, "application/json");
  const bool failed = response.status >= 400;
  encode(response, failed ? failure_root() : answer_root(*call.endpoint), type);
  return response;
}

http::response write_wire_failure(const exchange::call& call, const error& failure,
                                  std::optional<std::string_view> accept,
                                  const std::vector<error>& every) {
  accept = wanted(call, accept);
  const media_type type = http::negotiate_error(accept, http::offer::json_and_xml);
  if (!is_xml(type)) return exchange::write_failure_response(failure, accept, every);
  http::response response = exchange::write_failure_response(failure, "application/json", every);
  encode(response, failure_root(), type);
  return response;
}

}  // namespace ticketwire::service

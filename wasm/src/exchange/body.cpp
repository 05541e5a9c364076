#include "exchange/body.hpp"

#include <utility>

#include "ticketwire/carrier/bind.hpp"
#include "ticketwire/codec/codec.hpp"
#include "ticketwire/exchange/request.hpp"

namespace ticketwire::exchange {
namespace {

error make_error(error_code code, std::string pointer = {}, std::string detail = {}) {
  return {code, std::move(pointer), error::nowhere, error::nowhere, std::move(detail)};
}

/// Without a Content-Type a body is JSON.
result<http::media_type> type_of(const endpoint& endpoint, std::optional<std::string_view> field) {
  if (!field) return http::media_type::json;
  const std::optional<http::media_type> type = http::parse_content_type(*field);
  if (type && takes(endpoint, *type)) return *type;
  return make_error(error_code::media_type, {}, std::string(field->substr(0, 80)));
}

result<json::document> decode(const endpoint& endpoint, std::string_view body,
                              http::media_type type, const limits& limits) {
  const schema::carrier_type* carrier = request_type(endpoint);
  if (carrier == nullptr) return json::document::parse(std::string(body), limits);
  return codec::decode(std::string(body), type, *carrier, limits);
}

/// Nothing where the row wants something: the entity to save, or arguments.
error missing(const endpoint& endpoint) {
  const bool saves = endpoint.body == body_kind::carrier || !endpoint.entity.empty();
  return saves ? make_error(error_code::entity_missing)
               : make_error(error_code::argument, {}, "the body is missing");
}

result<void> check_entity(const endpoint& endpoint, const json::value& body) {
  if (endpoint.entity.empty()) return {};
  const std::optional<json::value> entity = body.find(endpoint.entity);
  if (entity && !entity->is_null()) return {};
  return make_error(error_code::entity_missing, "/" + std::string(endpoint.entity));
}

/// As the row's type has it, or the first fault. What was decoded goes here: it and what is made of
/// it would be held at once otherwise.
result<std::string> read_bound(const endpoint& endpoint, std::string_view body,
                               http::media_type media, const limits& limits,
                               std::vector<error>* every) {
  const result<json::document> document = decode(endpoint, body, media, limits);
  if (!document) return document.error();
  if (document->root().is_null()) return missing(endpoint);
  const schema::carrier_type* type = request_type(endpoint);
  if (type == nullptr) {
    return carrier::bind(document->root(), as_property(endpoint.request), carrier::part::whole, {});
  }
  auto bound = carrier::bind(document->root(), *type, limits);
  if (bound) return *std::move(bound);
  if (every != nullptr) *every = bound.error();
  return bound.error().front();
}

result<std::optional<json::document>> read_patch(const endpoint& endpoint, std::string_view body,
                                                 http::media_type media, const limits& limits) {
  result<json::document> document = decode(endpoint, body, media, limits);
  if (!document) return document.error();
  const json::kind kind = document->root().kind();
  if (kind != json::kind::array && kind != json::kind::object) {
    return make_error(error_code::patch_shape);
  }
  return std::optional(*std::move(document));
}

}  // namespace

bool takes(const endpoint& endpoint, http::media_type type) noexcept {
  switch (type) {
    case http::media_type::problem:
    case http::media_type::xml:
    case http::media_type::text_xml:
      return false;
    default:
      break;
  }
  return type != http::media_type::form || endpoint.body == body_kind::carrier ||
         endpoint.body == body_kind::arguments;
}

result<std::optional<json::document>> read_body(const endpoint& endpoint, std::string_view body,
                                                std::optional<std::string_view> content_type,
                                                const limits& limits, std::vector<error>* every) {
  std::optional<json::document> none;
  if (endpoint.body == body_kind::none || endpoint.body == body_kind::bytes) return none;
  if (body.empty() && endpoint.body != body_kind::patch) return missing(endpoint);
  const result<http::media_type> type = type_of(endpoint, content_type);
  if (!type) return type.error();
  if (endpoint.body == body_kind::patch) return read_patch(endpoint, body, *type, limits);
  result<std::string> text = read_bound(endpoint, body, *type, limits, every);
  if (!text) return text.error();
  result<json::document> bound = json::document::parse(*std::move(text), limits);
  if (!bound) return bound.error();
  const result<void> checked = check_entity(endpoint, bound->root());
  if (!checked) return checked.error();
  return std::optional(*std::move(bound));
}

}  // namespace ticketwire::exchange

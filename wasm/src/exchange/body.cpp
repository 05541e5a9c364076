#include "exchange/body.hpp"

#include <algorithm>
#include <utility>

#include "exchange/quoted.hpp"
#include "patch/duplicate.hpp"
#include "ticketwire/carrier/bind.hpp"
#include "ticketwire/codec/codec.hpp"
#include "ticketwire/exchange/request.hpp"

namespace ticketwire::exchange {
namespace {

error make_error(error_code code, std::string pointer = {}, std::string detail = {}) {
  return {.code = code, .pointer = std::move(pointer), .detail = std::move(detail)};
}

/// JSON under any of its names, and forms where one carrier or the arguments of a method are sent.
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
  if (carrier == nullptr) return json::document::parse(body, limits);
  return codec::decode(body, type, *carrier, limits);
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

/// As the row's type has it, or the first fault.
result<std::string> bound_text(const endpoint& endpoint, const json::document& document,
                               const limits& limits, std::vector<error>* every) {
  if (document.root().is_null()) return missing(endpoint);
  const schema::carrier_type* type = request_type(endpoint);
  if (type == nullptr) {
    return carrier::bind(document.root(), as_property(endpoint.request), carrier::part::whole, {});
  }
  auto bound = carrier::bind(document.root(), *type, limits);
  if (bound) return *std::move(bound);
  if (every != nullptr) *every = bound.error();
  return bound.error().front();
}

result<std::optional<json::document>> read_patch(result<json::document> document) {
  if (!document) return document.error();
  const json::kind kind = document->root().kind();
  if (kind != json::kind::array && kind != json::kind::object) {
    return make_error(error_code::patch_shape);
  }
  return std::optional(*std::move(document));
}

/// What was decoded, as the row wants it.
result<std::optional<json::document>> fitted(const endpoint& endpoint,
                                             result<json::document> document, const limits& limits,
                                             std::vector<error>* every) {
  if (endpoint.body == body_kind::patch) return read_patch(std::move(document));
  if (!document) return document.error();
  result<std::string> text = bound_text(endpoint, *document, limits, every);
  // It and what is made of it are not held at once.
  document = error{};
  if (!text) return text.error();
  result<json::document> bound = json::document::parse(*std::move(text), limits);
  if (!bound) return bound.error();
  TICKETWIRE_TRY(check_entity(endpoint, bound->root()));
  return std::optional(*std::move(bound));
}

bool takes_nothing(const endpoint& endpoint) noexcept {
  return endpoint.body == body_kind::none || endpoint.body == body_kind::bytes;
}

/// json_duplicate for a member that its object has twice, what the row does not know included.
result<void> check_names(const endpoint& endpoint, const json::value& body) {
  std::optional<error> repeated = patch::duplicate_in(body);
  if (!repeated) return {};
  if (endpoint.body != body_kind::patch) repeated->operation = error::nowhere;
  return *std::move(repeated);
}

/// A document without the quotes around its numbers and truth values, where it has such.
result<json::document> unquoted(const endpoint& endpoint, std::string_view body,
                                result<json::document> document, const limits& limits) {
  if (!document) return document;
  const std::optional<std::string> text = without_quotes(endpoint, document->root(), body);
  return text ? json::document::parse(*text, limits) : document;
}

/// A carrier or arguments. Quotes are looked for only where a type is wrong: few clients send them.
result<std::optional<json::document>> read_typed(const endpoint& endpoint, std::string_view body,
                                                 result<json::document> document,
                                                 const limits& limits, std::vector<error>* every) {
  const auto misfits = [](const error& each) { return each.code == error_code::value_type; };
  std::vector<error> faults;
  auto read = fitted(endpoint, std::move(document), limits, &faults);
  if (!read && faults.empty()) faults.push_back(read.error());
  if (std::any_of(faults.begin(), faults.end(), misfits)) {
    faults.clear();
    auto again = unquoted(endpoint, body, json::document::parse(body, limits), limits);
    read = fitted(endpoint, std::move(again), limits, &faults);
  }
  if (every != nullptr) *every = std::move(faults);
  return read;
}

}  // namespace

result<std::optional<json::document>> read_json_body(const endpoint& endpoint,
                                                     std::string_view body, const limits& limits) {
  if (takes_nothing(endpoint)) return std::optional<json::document>();
  if (body.empty() && endpoint.body != body_kind::patch) return missing(endpoint);
  return fitted(endpoint, json::document::parse(body, limits), limits, nullptr);
}

result<std::optional<json::document>> read_body(const endpoint& endpoint, std::string_view body,
                                                std::optional<std::string_view> content_type,
                                                const limits& limits, std::vector<error>* every) {
  if (takes_nothing(endpoint)) return std::optional<json::document>();
  if (body.empty() && endpoint.body != body_kind::patch) return missing(endpoint);
  const result<http::media_type> type = type_of(endpoint, content_type);
  if (!type) return type.error();
  if (*type == http::media_type::form) {
    return fitted(endpoint, decode(endpoint, body, *type, limits), limits, every);
  }
  result<json::document> document = json::document::parse(body, limits);
  if (!document) return document.error();
  TICKETWIRE_TRY(check_names(endpoint, document->root()));
  if (endpoint.body == body_kind::patch) {
    return read_patch(unquoted(endpoint, body, std::move(document), limits));
  }
  return read_typed(endpoint, body, std::move(document), limits, every);
}

}  // namespace ticketwire::exchange

#include "ticketwire/exchange/response.hpp"
#include "ticketwire/http/date.hpp"
#include "ticketwire/json/writer.hpp"
#include "ticketwire/select/select.hpp"

namespace ticketwire::exchange {
namespace {

std::string content_type(http::media_type type) {
  return std::string(http::to_string(type)) + "; charset=utf-8";
}

/// A carrier, or each carrier of an array; null stays null.
std::string project_each(const json::value& value, const schema::carrier_type& type,
                         const select::selection& selection) {
  if (value.kind() == json::kind::object) return select::project(value, type, selection);
  if (value.kind() != json::kind::array) return json::write(value);
  std::string out;
  json::writer writer(out);
  writer.begin_array();
  for (const json::child& each : value.children()) {
    writer.raw(project_each(each.value, type, selection));
  }
  writer.end_array();
  return out;
}

result<std::string> selected(const call& call, const std::string& body) {
  const schema::carrier_type* type = response_type(*call.endpoint);
  const std::optional<std::string_view> list = call.find("select");
  if (type == nullptr || !list || call.endpoint->response != response_kind::value) return body;
  const result<select::selection> selection = select::selection::parse(*list, *type);
  if (!selection) return selection.error();
  if (selection->all()) return body;
  const result<json::document> document = json::document::parse(body, any_size);
  if (!document) return document.error();
  return project_each(document->root(), *type, *selection);
}

http::response write_content(const reply& reply) {
  http::response out;
  out.fields.set("Content-Type",
                 reply.content_type.empty() ? "application/octet-stream" : reply.content_type);
  out.body = reply.body;
  return out;
}

http::response write_value(const call& call, const reply& reply,
                           std::optional<std::string_view> accept) {
  result<std::string> body = selected(call, reply.body);
  if (!body) return write_failure_response(body.error(), accept);
  http::response out;
  out.fields.set("Content-Type", content_type(http::negotiate(accept)));
  out.body = *std::move(body);
  return out;
}

http::response write_success(const call& call, const reply& reply,
                             std::optional<std::string_view> accept) {
  http::response out;
  if (reply.unmodified) {
    out.status = 304;
  } else if (call.endpoint->response == response_kind::none) {
    out.status = 204;
  } else if (call.endpoint->response == response_kind::bytes || !reply.content_type.empty()) {
    out = write_content(reply);
  } else {
    out = write_value(call, reply, accept);
  }
  for (const http::field& field : reply.fields) out.fields.set(field.name, field.value);
  if (reply.last_modified) out.fields.set("Last-Modified", http::format_date(*reply.last_modified));
  return out;
}

}  // namespace

http::response write_response(const call& call, const result<reply>& reply,
                              std::optional<std::string_view> accept) {
  if (reply) return write_success(call, *reply, accept);
  const bool absent = reply.error().code == error_code::entity_not_found;
  if (!absent || !call.endpoint->nullable) return write_failure_response(reply.error(), accept);
  return write_success(call, {"null", {}, std::nullopt, false}, accept);
}

http::response write_failure_response(const error& failure, std::optional<std::string_view> accept,
                                      std::span<const error> every) {
  const http::media_type type = http::negotiate_error(accept);
  http::response out;
  out.status = status(failure.code);
  out.fields.set("Content-Type", content_type(type));
  if (failure.code == error_code::method_not_allowed) out.fields.set("Allow", failure.detail);
  out.body = write_failure(failure, type, every);
  return out;
}

}  // namespace ticketwire::exchange

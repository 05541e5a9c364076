#include "service/service.hpp"

#include <array>

#include "service/context.hpp"
#include "ticketwire/codec/codec.hpp"
#include "ticketwire/exchange/failure.hpp"
#include "ticketwire/http/date.hpp"
#include "ticketwire/http/media_type.hpp"

namespace ticketwire::service {
namespace {

using exchange::endpoint_id;

using handler = answer (*)(const context&);

struct row {
  endpoint_id id;
  handler handle;
};

// login and logout are answered before the service: they change who is calling.
constexpr std::array<row, exchange::endpoint_count> handlers = {{
    {endpoint_id::getTicket, &get_ticket},
    {endpoint_id::listTickets, &list_tickets},
    {endpoint_id::patchTicket, &patch_ticket},
    {endpoint_id::putTicket, &put_ticket},
    {endpoint_id::saveTicketEntityWithNotify, &save_ticket_with_notify},
    {endpoint_id::saveTicketMessageEntity, &save_ticket_message},
    {endpoint_id::createDefaultTicketEntity, &create_default_ticket},
    {endpoint_id::getTicketMessage, &get_ticket_message},
    {endpoint_id::getMdoList, &get_mdo_list},
    {endpoint_id::login, nullptr},
    {endpoint_id::logout, nullptr},
}};

// An endpoint of the table without its row here would be answered by another's handler.
static_assert([] {
  for (std::size_t i = 0; i < handlers.size(); ++i) {
    if (handlers[i].id != static_cast<endpoint_id>(i)) return false;
  }
  return true;
}());

answer dispatch(const http::request& request, const identity& caller, store::store& store,
                const settings& settings) {
  const result<exchange::call> call = exchange::read_request(request);
  if (!call) return call.error();
  const handler handle = handlers[static_cast<std::size_t>(call->endpoint->id)].handle;
  if (handle == nullptr) return make_error(error_code::endpoint_not_found);
  const result<time_zone> zone = time_zone::find(settings.time_zone);
  if (!zone) return make_error(error_code::internal);
  return handle({request, *call, caller, store, settings, *zone, settings.now()});
}

std::string content_type(http::media_type type) {
  return std::string(http::to_string(type)) + "; charset=utf-8";
}

/// The media type of the body, JSON where none is named. Errors: media_type.
result<http::media_type> body_type(const context& context) {
  const std::optional<std::string_view> field = context.request.fields.find("Content-Type");
  if (!field || context.request.body.empty()) return http::media_type::json;
  const std::optional<http::media_type> type = http::parse_content_type(*field);
  if (type && *type != http::media_type::problem) return *type;
  return make_error(error_code::media_type, {}, std::string(field->substr(0, 80)));
}

}  // namespace

http::response handle(const http::request& request, const identity& caller, store::store& store,
                      const settings& settings) {
  answer answered = dispatch(request, caller, store, settings);
  if (answered) return *std::move(answered);
  return failure(answered.error(), request.fields.find("Accept"));
}

http::response failure(const error& error, std::optional<std::string_view> accept) {
  const http::media_type type = http::negotiate_error(accept);
  http::response response;
  response.status = status(error.code);
  response.fields.set("Content-Type", content_type(type));
  if (error.code == error_code::method_not_allowed) response.fields.set("Allow", error.detail);
  response.body = exchange::write_failure(error, type);
  return response;
}

http::response json_answer(const context& context, std::string body) {
  http::response response;
  const http::media_type type = http::negotiate(context.request.fields.find("Accept"));
  response.fields.set("Content-Type", content_type(type));
  response.body = std::move(body);
  return response;
}

answer carrier_answer(const context& context, std::string body, const schema::carrier_type& type,
                      std::optional<store::ticks> last_changed) {
  const std::optional<std::string_view> list = context.call.find("select");
  if (list) {
    const result<select::selection> selection = select::selection::parse(*list, type);
    if (!selection) return selection.error();
    if (!selection->all()) {
      const result<json::document> document = json::document::parse(std::move(body));
      if (!document) return document.error();
      body = select::project(document->root(), type, *selection);
    }
  }
  http::response response = json_answer(context, std::move(body));
  if (last_changed) {
    const std::int64_t seconds = *last_changed / carrier::ticks_per_second;
    response.fields.set("Last-Modified", http::format_date(seconds));
  }
  return response;
}

result<json::document> read_json(const context& context) {
  const result<http::media_type> type = body_type(context);
  if (!type) return type.error();
  if (*type == http::media_type::form) {
    return make_error(error_code::media_type, {}, std::string(http::to_string(*type)));
  }
  return json::document::parse(context.request.body);
}

result<json::document> read_carrier(const context& context, const schema::carrier_type& type) {
  if (context.request.body.empty()) return make_error(error_code::entity_missing);
  const result<http::media_type> media_type = body_type(context);
  if (!media_type) return media_type.error();
  const result<json::document> document = codec::decode(context.request.body, *media_type, type);
  if (!document) return document.error();
  if (document->root().is_null()) return make_error(error_code::entity_missing);
  auto bound = carrier::bind(document->root(), type);
  if (!bound) return bound.error().front();
  return json::document::parse(*std::move(bound));
}

result<void> check_unmodified(const context& context, store::ticks last_changed) {
  const std::optional<std::string_view> field = context.request.fields.find("If-Unmodified-Since");
  const std::optional<std::int64_t> date = field ? http::parse_date(*field) : std::nullopt;
  if (!date || last_changed / carrier::ticks_per_second <= *date) return {};
  return make_error(error_code::precondition_failed);
}

}  // namespace ticketwire::service

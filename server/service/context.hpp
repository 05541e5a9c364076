#pragma once

#include <optional>
#include <string>

#include "service/presenter.hpp"
#include "service/service.hpp"
#include "ticketwire/carrier/bind.hpp"
#include "ticketwire/exchange/endpoint.hpp"
#include "ticketwire/select/select.hpp"

namespace ticketwire::service {

/// Everything that a handler knows about the request that it answers.
struct context {
  const http::request& request;
  const exchange::call& call;
  const identity& caller;
  store::store& store;
  const service::settings& settings;
  time_zone zone;
  /// The time of the request.
  store::ticks now;
};

using answer = result<http::response>;

/// Handlers, one for each endpoint. They run within no transaction of their own.
answer get_ticket(const context& context);
answer list_tickets(const context& context);
answer patch_ticket(const context& context);
answer put_ticket(const context& context);
answer save_ticket_with_notify(const context& context);
answer create_default_ticket(const context& context);
answer get_ticket_message(const context& context);
answer save_ticket_message(const context& context);
answer get_mdo_list(const context& context);

/// 200 with a JSON body under the media type that the request accepts.
[[nodiscard]] http::response json_answer(const context& context, std::string body);
/// The same for a carrier, projected by the request's $select, with Last-Modified.
[[nodiscard]] answer carrier_answer(const context& context, std::string body,
                                    const schema::carrier_type& type,
                                    std::optional<store::ticks> last_changed);
/// The request's body, JSON or a form, as a carrier of that type, bound. Errors: media_type,
/// entity_missing for an empty body or null, those of codec::decode and of carrier::bind.
[[nodiscard]] result<json::document> read_carrier(const context& context,
                                                  const schema::carrier_type& type);
/// The request's body as JSON of one of the WebAPI's media types. Errors: media_type, json_*.
[[nodiscard]] result<json::document> read_json(const context& context);
/// If-Unmodified-Since (RFC 9110 13.1.4) against whole seconds. Errors: precondition_failed.
[[nodiscard]] result<void> check_unmodified(const context& context, store::ticks last_changed);

inline error make_error(error_code code, std::string pointer = {}, std::string detail = {}) {
  return {code, std::move(pointer), error::nowhere, error::nowhere, std::move(detail)};
}

}  // namespace ticketwire::service

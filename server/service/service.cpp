#include "service/service.hpp"

#include <array>

#include "service/answer/wire_form.hpp"
#include "service/archive/routes.hpp"
#include "service/attachment/routes.hpp"
#include "service/list/routes.hpp"
#include "service/message/routes.hpp"
#include "service/record/make_error.hpp"
#include "service/routes.hpp"
#include "service/ticket/routes.hpp"
#include "ticketwire/json/pointer.hpp"

namespace ticketwire::service {
namespace {

using handlers = std::array<route, exchange::endpoint_count>;

/// What answers each endpoint. One without a handler: login and logout are answered before the
/// service, for they change who is calling.
const handlers& every_handler() {
  static const handlers all = [] {
    handlers out{};
    const std::span<const route> tables[] = {
        about_routes(),       principal_routes(), ticket::routes(), message::routes(),
        attachment::routes(), archive::routes(),  list::routes()};
    for (const std::span<const route> table : tables) {
      for (const route& each : table) out[static_cast<std::size_t>(each.id)] = each;
    }
    return out;
  }();
  return all;
}

const route& route_of(exchange::endpoint_id id) noexcept {
  return every_handler()[static_cast<std::size_t>(id)];
}

bool is_served(exchange::endpoint_id id) noexcept {
  return route_of(id).handle != nullptr;
}

bool is_answered(exchange::endpoint_id id) noexcept {
  return is_served(id) || id == exchange::endpoint_id::authenticate;
}

/// The texts of failures are not translated.
void describe_locale(const locale& locale, http::response& response) {
  response.fields.set("Vary", "Accept, Accept-Language, SO-Language, SO-TimeZone");
  response.fields.set("SO-TimeZone", locale.zone.name());
  const std::string_view language = known_language(locale.languages);
  if (!language.empty() && !response.body.empty() && response.status < 400) {
    response.fields.set("Content-Language", language);
  }
}

/// What somebody is given who may change nothing: whatever a handler tries, nothing is kept.
class reading_store final : public store::store {
 public:
  explicit reading_store(ticketwire::store::store& below) : below_(below) {}

  result<void> read(const std::function<result<void>(ticketwire::store::reader&)>& work) override {
    return below_.read(work);
  }
  result<void> write(const std::function<result<void>(ticketwire::store::writer&)>&) override {
    return make_error(error_code::forbidden);
  }

 private:
  ticketwire::store::store& below_;
};

/// The handler of a call, with the call's body read for it.
result<handler> find_handler(const http::request& request, result<exchange::call>& called,
                             const identity& caller, exchange::call& call,
                             std::vector<error>& every) {
  if (!called) return called.error();
  if (!is_served(called->endpoint->id)) return make_error(error_code::endpoint_not_found);
  call = *std::move(called);
  TICKETWIRE_TRY(check_right(*call.endpoint, caller));
  result<std::optional<json::document>> body = read_wire_body(*call.endpoint, request, every);
  if (!body) return body.error();
  call.body = *std::move(body);
  return route_of(call.endpoint->id).handle;
}

}  // namespace

result<void> check_right(const exchange::endpoint& endpoint, const identity& caller) {
  const right needs = route_of(endpoint.id).needs;
  if (needs == right::none) return {};
  std::string pointer;
  if (!endpoint.entity.empty()) json::append_token(pointer, endpoint.entity);
  if (caller.associate_id == 0) {
    return make_error(error_code::forbidden, pointer, "the user is no associate");
  }
  if (needs == right::change && caller.level == store::user::level::read) {
    return make_error(error_code::forbidden, pointer, "the user may read alone");
  }
  return {};
}

result<exchange::call> read_call(const http::request& request) {
  return exchange::read_target(request, &is_answered);
}

http::response handle(const http::request& request, const identity& caller, store::store& store,
                      const settings& settings) {
  return handle(request, read_call(request), caller, store, settings);
}

http::response handle(const http::request& request, result<exchange::call> called,
                      const identity& caller, store::store& store, const settings& settings) {
  const std::optional<std::string_view> accept = request.fields.find("Accept");
  exchange::call call;
  std::vector<error> every;
  const result<handler> found = find_handler(request, called, caller, call, every);
  if (!found) {
    http::response response = write_wire_failure(call, found.error(), accept, every);
    describe(request.fields, settings, response);
    return response;
  }
  const result<time_zone> zone = time_zone::find(settings.time_zone);
  if (!zone) return write_wire_failure(call, make_error(error_code::internal), accept);
  reading_store unchanged(store);
  const bool reader = caller.level == store::user::level::read;
  const context context{request,        call,
                        caller,         reader ? unchanged : store,
                        settings,       read_locale(request.fields, *zone, settings.offsets),
                        settings.now(), &is_served};
  http::response response = write_wire_answer(call, (*found)(context), request);
  describe_locale(context.locale, response);
  return response;
}

void describe(const http::fields& asked, const settings& settings, http::response& response) {
  const result<time_zone> zone = time_zone::find(settings.time_zone);
  if (zone) describe_locale(read_locale(asked, *zone, settings.offsets), response);
}

http::response failure(const error& error, std::optional<std::string_view> accept) {
  http::response response = write_wire_failure({}, error, accept);
  response.fields.set("Vary", "Accept");
  return response;
}

}  // namespace ticketwire::service

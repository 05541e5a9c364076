#include <array>

#include "service/record/make_error.hpp"
#include "service/record/names.hpp"
#include "service/record/patch.hpp"
#include "service/ticket/edit.hpp"
#include "service/ticket/routes.hpp"

namespace ticketwire::service {
namespace {

using exchange::endpoint_id;

using schema::carrier_id;

/// Patches what GET answers, links included; what may not be saved is passed over then.
result<void> patch_in(ticket_saving& saving, const json::document& body) {
  const schema::carrier_type& type = schema::get(carrier_id::TicketEntityWithLinks);
  const result<std::string> text =
      saving.present_raw({.type = type, .asked = patched_properties(body.root(), type)});
  if (!text) return text.error();
  const result<json::document> changes = patched_members(*text, body.root(), type);
  if (!changes) return changes.error();
  return saving.save(changes->root(), dictionary_mode::replace);
}

/// Saves an entity under the id that it names; without one a new ticket is made.
answer save_entity(const context& context, const json::value& entity, bool notify) {
  const schema::carrier_type& type = schema::get(carrier_id::TicketEntity);
  const std::int32_t id = key_of(entity, type).value_or(0);
  return save_and_answer(context, {.type = type}, [&](ticket_saving& saving) -> result<void> {
    if (id != 0) {
      TICKETWIRE_TRY(saving.load(id, error_code::save_not_found));
    }
    result<void> saved = saving.save(entity, dictionary_mode::merge);
    if (!saved || !notify) return saved;
    return saving.notify();
  });
}

answer patch_ticket(const context& context) {
  const schema::carrier_type& type = schema::get(carrier_id::TicketEntityWithLinks);
  return save_and_answer(context, {.type = type, .link_origin = context.settings.origin},
                         [&](ticket_saving& saving) -> result<void> {
                           TICKETWIRE_TRY(saving.load_addressed(context));
                           return patch_in(saving, *context.call.body);
                         });
}

answer put_ticket(const context& context) {
  const schema::carrier_type& type = schema::get(carrier_id::TicketEntity);
  return save_and_answer(context, {.type = type}, [&](ticket_saving& saving) -> result<void> {
    TICKETWIRE_TRY(saving.load_addressed(context));
    result<void> saved = saving.save(context.call.body->root(), dictionary_mode::merge);
    if (!saved || !context.call.truth("notify")) return saved;
    return saving.notify();
  });
}

answer post_ticket(const context& context) {
  return save_entity(context, context.call.body->root(), context.call.truth("notify"));
}

answer save_ticket(const context& context) {
  return save_entity(context, context.call.body->root(), false);
}

answer save_ticket_with_notify(const context& context) {
  const json::value request = context.call.body->root();
  const std::optional<json::value> entity = request.find(names::NewEntity);
  if (!entity) return make_error(error_code::entity_missing, "/NewEntity");
  const std::optional<json::value> notify = request.find(names::Notify);
  return save_entity(context, *entity, notify && notify->boolean());
}

constexpr std::array routes_here = {
    route{endpoint_id::postTicket, &post_ticket, right::change},
    route{endpoint_id::putTicket, &put_ticket, right::change},
    route{endpoint_id::patchTicket, &patch_ticket, right::change},
    route{endpoint_id::saveTicketEntity, &save_ticket, right::change},
    route{endpoint_id::saveTicketEntityWithNotify, &save_ticket_with_notify, right::change},
};

}  // namespace

namespace ticket {

std::span<const route> save_routes() noexcept {
  return routes_here;
}

}  // namespace ticket
}  // namespace ticketwire::service

#include <array>
#include <set>

#include "service/answer/answer.hpp"
#include "service/record/members.hpp"
#include "service/record/names.hpp"
#include "service/ticket/routes.hpp"

namespace ticketwire::service {
namespace {

using exchange::endpoint_id;

/// The ticket at the end of a chain of merges; 0 where the first does not exist. A chain that ends
/// nowhere, or in itself, ends with the last ticket that exists.
result<std::int32_t> resolve(store::reader& reader, std::int32_t id) {
  std::set<std::int32_t> seen;
  std::int32_t last = 0;
  while (id > 0 && seen.insert(id).second) {
    const auto row = reader.ticket(id);
    if (!row) return row.error();
    if (!*row) return last;
    last = id;
    id = (*row)->connect_id;
  }
  return last;
}

answer resolve_ticket_id(const context& context) {
  const std::optional<json::value> asked = context.call.body->root().find(names::TicketId);
  const result<std::int32_t> id = asked ? asked->int32() : 0;
  if (!id) return id.error();
  std::int32_t found = 0;
  const result<void> done = context.store.read([&](store::reader& reader) -> result<void> {
    const result<std::int32_t> end = resolve(reader, *id);
    if (!end) return end.error();
    found = *end;
    return {};
  });
  if (!done) return done.error();
  return value_answer(std::to_string(found));
}

constexpr std::array routes_here = {
    route{endpoint_id::resolveTicketId, &resolve_ticket_id},
};

}  // namespace

namespace ticket {

std::span<const route> resolve_routes() noexcept {
  return routes_here;
}

}  // namespace ticket
}  // namespace ticketwire::service

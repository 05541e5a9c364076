#pragma once

#include <vector>

#include "service/answer/arguments.hpp"
#include "service/answer/context.hpp"

namespace ticketwire::service {

/// The ids in the body of an agent's call, each once, in their order.
/// Errors: argument where the list is missing, and for more than 1,000.
[[nodiscard]] result<std::vector<std::int32_t>> id_arguments(const context& context,
                                                             std::string_view name);
[[nodiscard]] inline result<std::vector<std::int32_t>> ticket_ids(const context& context) {
  return id_arguments(context, "TicketIds");
}

/// Makes the tickets of a transaction that changes several wait for it, in the order of their ids
/// whatever order they are named in: two such transactions never wait for each other in a circle.
[[nodiscard]] result<void> hold_tickets(store::writer& writer, std::vector<std::int32_t> ids);

}  // namespace ticketwire::service

#pragma once

#include <span>

#include "service/answer/route.hpp"

namespace ticketwire::service::ticket {

/// Endpoints whose subject is a ticket. A REST address of no ticket is entity_not_found; an agent's
/// call that would change one is save_not_found.
[[nodiscard]] std::span<const route> routes();

/// The tables of which it is joined, one for each file that has handlers.
[[nodiscard]] std::span<const route> fields_routes() noexcept;
[[nodiscard]] std::span<const route> merge_routes() noexcept;
[[nodiscard]] std::span<const route> notify_routes() noexcept;
[[nodiscard]] std::span<const route> queue_routes() noexcept;
[[nodiscard]] std::span<const route> read_routes() noexcept;
[[nodiscard]] std::span<const route> read_status_routes() noexcept;
[[nodiscard]] std::span<const route> relate_routes() noexcept;
[[nodiscard]] std::span<const route> relations_routes() noexcept;
[[nodiscard]] std::span<const route> resolve_routes() noexcept;
[[nodiscard]] std::span<const route> save_routes() noexcept;
[[nodiscard]] std::span<const route> status_routes() noexcept;

}  // namespace ticketwire::service::ticket

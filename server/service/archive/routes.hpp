#pragma once

#include "service/answer/route.hpp"

namespace ticketwire::service::archive {

/// Tickets and messages as rows: OData queries, the archive agent, and what their columns are.
[[nodiscard]] std::span<const route> routes();

[[nodiscard]] std::span<const route> agent_routes() noexcept;
[[nodiscard]] std::span<const route> list_routes() noexcept;
[[nodiscard]] std::span<const route> metadata_routes() noexcept;

}  // namespace ticketwire::service::archive

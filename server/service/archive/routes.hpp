#pragma once

#include <span>

#include "service/answer/route.hpp"

namespace ticketwire::service::archive {

/// Tickets and messages as rows: OData queries.
[[nodiscard]] std::span<const route> routes() noexcept;

}  // namespace ticketwire::service::archive

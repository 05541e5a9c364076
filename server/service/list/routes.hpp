#pragma once

#include <span>

#include "service/answer/route.hpp"

namespace ticketwire::service::list {

/// The lists that a ticket refers to, and single records of them.
[[nodiscard]] std::span<const route> routes();

/// The tables of which it is joined, one for each file that has handlers.
[[nodiscard]] std::span<const route> handlers_routes() noexcept;
[[nodiscard]] std::span<const route> records_routes() noexcept;

}  // namespace ticketwire::service::list

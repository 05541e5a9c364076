#pragma once

#include <span>

#include "service/answer/route.hpp"

namespace ticketwire::service::message {

/// Messages of tickets: their records, their content and sending them.
[[nodiscard]] std::span<const route> routes();

/// The tables of which it is joined, one for each file that has handlers.
[[nodiscard]] std::span<const route> content_routes() noexcept;
[[nodiscard]] std::span<const route> read_routes() noexcept;
[[nodiscard]] std::span<const route> save_routes() noexcept;
[[nodiscard]] std::span<const route> send_routes() noexcept;

}  // namespace ticketwire::service::message

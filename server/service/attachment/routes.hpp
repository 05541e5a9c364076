#pragma once

#include <span>

#include "service/answer/route.hpp"

namespace ticketwire::service::attachment {

/// Attachments: their records, their content and the lists of them.
[[nodiscard]] std::span<const route> routes();

/// The tables of which it is joined, one for each file that has handlers.
[[nodiscard]] std::span<const route> content_routes() noexcept;
[[nodiscard]] std::span<const route> entity_routes() noexcept;
[[nodiscard]] std::span<const route> lists_routes() noexcept;

}  // namespace ticketwire::service::attachment

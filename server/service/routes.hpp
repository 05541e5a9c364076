#pragma once

#include <span>

#include "service/answer/route.hpp"

namespace ticketwire::service {

/// What the server tells about itself.
[[nodiscard]] std::span<const route> about_routes() noexcept;
/// Who is calling.
[[nodiscard]] std::span<const route> principal_routes() noexcept;

}  // namespace ticketwire::service

#pragma once

#include "ticketwire/exchange/endpoint.hpp"
#include "ticketwire/http/media_type.hpp"

namespace ticketwire::exchange {

/// Whether a row's body may have a media type: JSON under any of its names, and forms where one
/// carrier or the arguments of a method are sent.
[[nodiscard]] bool takes(const endpoint& endpoint, http::media_type type) noexcept;

}  // namespace ticketwire::exchange

#pragma once

#include <cstdint>

namespace ticketwire::server {

/// What the log holds: failures; also one line for each answer; also connections that came to
/// nothing.
enum class log_level : std::uint8_t { error, info, debug };

}  // namespace ticketwire::server

#pragma once

#include <span>
#include <string_view>

namespace ticketwire::server {

/// The demo world's files, embedded in the program, in the order in which they are imported.
[[nodiscard]] std::span<const std::string_view> demo_files() noexcept;

}  // namespace ticketwire::server

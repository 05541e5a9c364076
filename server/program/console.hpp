#pragma once

#include <string_view>

#include "store/store.hpp"

namespace ticketwire::server {

/// The program's exit status.
constexpr int started_well = 0;
constexpr int cannot_start = 1;
constexpr int wrong_usage = 2;

/// A line on standard error, from any thread.
void complain(std::string_view text);

/// The time.
[[nodiscard]] store::ticks now();

}  // namespace ticketwire::server

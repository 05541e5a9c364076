#pragma once

#include <cstddef>

#include "program/options.hpp"
#include "store/store.hpp"

namespace ticketwire::server {

/// Lets the process open as many files as it may, and tells where that is too few.
void raise_descriptor_limit(std::size_t connections);

/// Answers requests until a signal stops it; returns the program's exit status.
[[nodiscard]] int serve(store::store& store, const options& given);

}  // namespace ticketwire::server

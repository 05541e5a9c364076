#pragma once

#include <memory>

#include "store/store.hpp"

namespace ticketwire::testing {

/// An empty store for a test's world: a durable one, and in WebAssembly the one in memory.
[[nodiscard]] std::shared_ptr<store::store> open_world_store();

}  // namespace ticketwire::testing

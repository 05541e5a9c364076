#pragma once

#include <memory>

#include "store/store.hpp"

namespace ticketwire::store {

/// An empty store that is gone with the process. Readers keep the tables that they began with, a
/// writer copies the tables that it changes: a write takes time that grows with their rows (8 bytes
/// for each). write() may be called from within read(), but not from within write().
[[nodiscard]] std::unique_ptr<store> open_memory();

}  // namespace ticketwire::store

#include "service/world_store.hpp"

#include "store/memory.hpp"

namespace ticketwire::testing {

std::shared_ptr<store::store> open_world_store() {
  return store::open_memory();
}

}  // namespace ticketwire::testing

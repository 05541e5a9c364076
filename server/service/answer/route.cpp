#include "service/answer/route.hpp"

namespace ticketwire::service {

std::vector<route> join(std::initializer_list<std::span<const route>> tables) {
  std::vector<route> all;
  for (const std::span<const route> table : tables)
    all.insert(all.end(), table.begin(), table.end());
  return all;
}

}  // namespace ticketwire::service

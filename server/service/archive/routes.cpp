#include "service/archive/routes.hpp"

namespace ticketwire::service::archive {

std::span<const route> routes() {
  static const std::vector<route> all = join({agent_routes(), list_routes(), metadata_routes()});
  return all;
}

}  // namespace ticketwire::service::archive

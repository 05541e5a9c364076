#include "service/list/routes.hpp"

namespace ticketwire::service::list {

std::span<const route> routes() {
  static const std::vector<route> all = join({handlers_routes(), records_routes()});
  return all;
}

}  // namespace ticketwire::service::list

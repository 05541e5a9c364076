#include "service/attachment/routes.hpp"

namespace ticketwire::service::attachment {

std::span<const route> routes() {
  static const std::vector<route> all = join({content_routes(), entity_routes(), lists_routes()});
  return all;
}

}  // namespace ticketwire::service::attachment

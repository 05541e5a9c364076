#include "service/ticket/routes.hpp"

namespace ticketwire::service::ticket {

std::span<const route> routes() {
  static const std::vector<route> all =
      join({fields_routes(), merge_routes(), notify_routes(), queue_routes(), read_routes(),
            read_status_routes(), relate_routes(), relations_routes(), resolve_routes(),
            save_routes(), status_routes()});
  return all;
}

}  // namespace ticketwire::service::ticket

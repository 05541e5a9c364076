#include "service/message/routes.hpp"

namespace ticketwire::service::message {

std::span<const route> routes() {
  static const std::vector<route> all =
      join({content_routes(), read_routes(), save_routes(), send_routes()});
  return all;
}

}  // namespace ticketwire::service::message

#include "service/routes.hpp"

#include <gtest/gtest.h>

#include <array>

#include "service/archive/routes.hpp"
#include "service/attachment/routes.hpp"
#include "service/list/routes.hpp"
#include "service/message/routes.hpp"
#include "service/ticket/routes.hpp"

namespace ticketwire::service {
namespace {

TEST(routes, an_endpoint_stands_in_one_table_and_only_those_of_sessions_in_none) {
  std::array<int, exchange::endpoint_count> times{};
  for (const std::span<const route> table :
       {about_routes(), principal_routes(), ticket::routes(), message::routes(),
        attachment::routes(), archive::routes(), list::routes()}) {
    EXPECT_FALSE(table.empty());
    for (const route& each : table) ++times[static_cast<std::size_t>(each.id)];
  }
  for (const exchange::endpoint& row : exchange::endpoints()) {
    // Log-in and log-out are answered before the service.
    const bool session =
        row.id == exchange::endpoint_id::login || row.id == exchange::endpoint_id::logout;
    EXPECT_LE(times[static_cast<std::size_t>(row.id)], session ? 0 : 1) << row.path;
  }
}

}  // namespace
}  // namespace ticketwire::service

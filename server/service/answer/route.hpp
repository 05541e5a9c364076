#pragma once

#include <initializer_list>
#include <span>
#include <vector>

#include "service/answer/context.hpp"

namespace ticketwire::service {

/// What answers an endpoint. It runs within no transaction of its own, on any thread.
using handler = answer (*)(const context&);

/// A row of a room's table: an endpoint stands in one of them at most.
struct route {
  exchange::endpoint_id id;
  handler handle;
};

/// The tables of a room's files as one.
[[nodiscard]] std::vector<route> join(std::initializer_list<std::span<const route>> tables);

}  // namespace ticketwire::service

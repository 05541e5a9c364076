#pragma once

#include <initializer_list>
#include <span>
#include <vector>

#include "service/answer/context.hpp"

namespace ticketwire::service {

/// What answers an endpoint. It runs within no transaction of its own, on any thread.
using handler = answer (*)(const context&);

/// What somebody who is known must be allowed to do for an endpoint to answer.
enum class right : std::uint8_t {
  /// Nothing: it tells of the server, or of the caller.
  none,
  /// To see tickets and what belongs to them.
  read,
  /// To change them. A handler that forgets to say so finds a store that takes nothing
  /// (service.cpp).
  change
};

/// A row of a room's table: an endpoint stands in one of them at most.
struct route {
  exchange::endpoint_id id;
  handler handle;
  right needs = right::read;
};

/// The tables of a room's files as one.
[[nodiscard]] std::vector<route> join(std::initializer_list<std::span<const route>> tables);

}  // namespace ticketwire::service

#pragma once

#include <string>
#include <string_view>

#include "service/record/presenter.hpp"

namespace ticketwire::service {

/// An entity that can be addressed: its collection ("Ticket"), its id and its stored members.
struct linked {
  std::string_view collection;
  std::int32_t id;
  const json::value& stored;
  const schema::carrier_type& type;
};

/// The `_Links` of an entity: absolute URLs under `origin` (scheme and authority). Self and
/// Archive; the list that each property is chosen from (`Priority.List`); the person, sale, project
/// and ticket that it refers to, where it does (`Person`); and what else hangs on a ticket or
/// message (`Self.Simple`, `Archive.Messages`).
[[nodiscard]] std::string links(std::string_view origin, const linked& entity);

}  // namespace ticketwire::service

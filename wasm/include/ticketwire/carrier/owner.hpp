#pragma once

#include <cstdint>

/// The ids of OwnedBy/AssociateId that name no associate (WebAPI, TicketEntity.OwnedBy).
namespace ticketwire::carrier {

#include "ticketwire/carrier/generated/owners.inc"

/// True where an id stands for a choice and not for an associate.
[[nodiscard]] constexpr bool is_owner_sentinel(std::int32_t id) noexcept {
  return id == unassigned_owner || id == automatic_owner;
}

}  // namespace ticketwire::carrier

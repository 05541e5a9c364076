#pragma once

#include <cstdint>

/// The ids of OwnedBy/AssociateId that name no associate (WebAPI, TicketEntity.OwnedBy).
namespace ticketwire::carrier {

/// Nobody owns the ticket.
inline constexpr std::int32_t unassigned_owner = 0;
/// Asks for an owner by the category's rules. Only ever sent; never stored, never answered.
inline constexpr std::int32_t automatic_owner = 2'147'483'647;

/// True where an id stands for a choice and not for an associate.
[[nodiscard]] constexpr bool is_owner_sentinel(std::int32_t id) noexcept {
  return id == unassigned_owner || id == automatic_owner;
}

}  // namespace ticketwire::carrier

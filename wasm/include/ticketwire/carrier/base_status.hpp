#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

/// What follows from a ticket's base status (TicketBaseStatus) and its status. Which members a user
/// may pick is told by their column `hidden` in the table.
namespace ticketwire::carrier {

/// A base status as it is stored.
struct stored_base_status {
  /// The member's name.
  std::string_view name;
  /// When a postponed ticket becomes active again, in 100 ns steps since 1970; absent where the
  /// choice names no length of time, so that Activate stays what it is.
  std::optional<std::int64_t> activate;
};

/// The stored form of a base status: the choices 1001 to 1008 of an editor (`Postponed1Hour`) are
/// Postponed until a time counted from `now` (a month has 30 days); others stay as they are.
/// nullopt for a name that is no member.
[[nodiscard]] std::optional<stored_base_status> to_stored(std::string_view base_status,
                                                          std::int64_t now);

/// Which of the two a save must adjust.
enum class status_rule : std::uint8_t {
  /// Both stay as they are.
  keep,
  /// The base status becomes that of the chosen status.
  base_follows,
  /// The status becomes the default one of the chosen base status.
  status_follows
};

/// A ticket's status (0: none) and stored base status (empty: none).
struct statuses {
  std::int32_t status;
  std::string_view base;
};

/// A status that changes leads its base status, so that it wins where both change; a base status
/// that changes alone, or that has no status, leads.
[[nodiscard]] status_rule agree(const statuses& before, const statuses& after) noexcept;

}  // namespace ticketwire::carrier

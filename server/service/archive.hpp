#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "store/query.hpp"

namespace ticketwire::service {

/// A column of the ticket archive: its name there, where its value stands in a TicketEntity, and
/// what the store filters and sorts by, where it can.
struct archive_column {
  std::string_view name;
  /// Property, and member of the carrier in it where it holds one.
  std::string_view property;
  std::string_view member;
  std::optional<store::column> stored;
};

[[nodiscard]] std::span<const archive_column> archive_columns() noexcept;
/// By name without case, or null.
[[nodiscard]] const archive_column* find_archive_column(std::string_view name) noexcept;

}  // namespace ticketwire::service

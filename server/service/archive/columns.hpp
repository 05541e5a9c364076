#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "store/query.hpp"
#include "ticketwire/schema/schema.hpp"

namespace ticketwire::service {

/// A column of an archive: its name there, where its value stands in the entity, and what the store
/// keeps of it, where it does.
struct archive_column {
  std::string_view name;
  /// Property, and member of the carrier in it where it holds one.
  std::string_view property;
  std::string_view member;
  /// What the store filters by: the value, or the key of the carrier that holds the member. A
  /// column::fact is the property's.
  std::optional<store::column> stored;
};

/// The fact of a column that has one: its property, or of a custom field that and the field's name.
[[nodiscard]] store::fact fact_of(const archive_column& column, const schema::carrier_type& type);

/// The rows that a list endpoint answers.
struct archive_provider {
  /// EntityName of its rows, and what $entities may name besides.
  std::string_view entity;
  std::string_view entity_of_closed;
  /// Address of its metadata below /api/v1.
  std::string_view path;
  schema::carrier_id carrier;
  std::span<const archive_column> columns;
  std::string_view default_columns;

  /// By name without case, or null.
  [[nodiscard]] const archive_column* find(std::string_view name) const noexcept;
};

[[nodiscard]] const archive_provider& ticket_archive() noexcept;
[[nodiscard]] const archive_provider& message_archive() noexcept;
/// By its provider's name without case, or null. `dynamic` is that of tickets: of the WebAPI's
/// tables it knows `ticket` alone.
[[nodiscard]] const archive_provider* find_archive(std::string_view name) noexcept;

/// What begins a column of a row's ticket, or of a custom field.
inline constexpr std::string_view ticket_prefix = "ticket/";
inline constexpr std::string_view extra_prefix = "extra/";

/// The column of a custom field, `extra/x_name`: its name is the field's.
[[nodiscard]] std::optional<archive_column> extra_column(std::string_view name) noexcept;

}  // namespace ticketwire::service

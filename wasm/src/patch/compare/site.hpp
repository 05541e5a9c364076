#pragma once

#include <cstdint>

#include "ticketwire/schema/schema.hpp"

namespace ticketwire::patch {

/// What the table says about a place in a document: an instance of a carrier, a property's array or
/// dictionary, a scalar, or nothing at all (plain JSON, RFC 6902 to the letter).
struct site {
  enum class kind : std::uint8_t { untyped, carrier, array, dictionary, scalar };

  enum kind kind = kind::untyped;
  const schema::carrier_type* carrier = nullptr;
  /// The property that holds this value, or whose element it is; null at the root.
  const schema::property* property = nullptr;
  bool element = false;
};

[[nodiscard]] site root_site(const schema::carrier_type* type) noexcept;
/// The whole value of a property.
[[nodiscard]] site site_of(const schema::property& property) noexcept;
/// One element of an array or dictionary.
[[nodiscard]] site element_of(const site& container) noexcept;

}  // namespace ticketwire::patch

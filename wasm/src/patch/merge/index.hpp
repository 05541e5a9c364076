#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "patch/site.hpp"

namespace ticketwire::patch {

using maybe = std::optional<json::value>;

/// Whether a later version of a place says what an earlier one does. Null and missing are one
/// wherever the table has a row; a member that the later carrier lacks makes no difference, nor do
/// read-only members.
[[nodiscard]] bool same(const maybe& before, const maybe& after, const site& where);

/// Absent or null.
[[nodiscard]] bool nothing(const maybe& value) noexcept;

/// True where the row's value is the server's alone.
[[nodiscard]] bool servers_own(const schema::property& row) noexcept;

/// A carrier's members by row; none where there is no object. nullopt where two members are one
/// row.
[[nodiscard]] std::optional<std::vector<maybe>> by_row(const maybe& object,
                                                       const schema::carrier_type& type);

/// What tells a value from others of its kind: a carrier's key, or a scalar itself. nullopt for a
/// key that is unset and for values that have none.
[[nodiscard]] std::optional<std::string> identity(const json::value& value, const site& where);

/// The children of a container, in their order and by identity or name.
class index {
 public:
  struct entry {
    std::string id;
    /// As spelled; empty in arrays.
    std::string_view name;
    json::value value;
  };

  /// nullopt where an element has no identity or shares it.
  [[nodiscard]] static std::optional<index> of_array(const maybe& array, const site& where);
  /// nullopt where two names are one: without case in a dictionary, exactly in plain JSON.
  [[nodiscard]] static std::optional<index> of_object(const maybe& object, const site& where);

  [[nodiscard]] const std::vector<entry>& entries() const noexcept { return entries_; }
  /// Position of an id; nullopt where it is missing.
  [[nodiscard]] std::optional<std::size_t> position(std::string_view id) const;
  [[nodiscard]] const entry* find(std::string_view id) const;

 private:
  [[nodiscard]] static std::optional<index> sorted(std::vector<entry> entries);
  std::vector<entry> entries_;
  std::vector<std::uint32_t> order_;
};

}  // namespace ticketwire::patch

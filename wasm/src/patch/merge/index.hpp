#pragma once

#include <cstdint>
#include <vector>

#include "patch/compare/members.hpp"

namespace ticketwire::patch {

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
  [[nodiscard]] static std::optional<index> of_array(const optional_value& array,
                                                     const site& where);
  /// nullopt where two names are one: without case in a dictionary, exactly in plain JSON.
  [[nodiscard]] static std::optional<index> of_object(const optional_value& object,
                                                      const site& where);

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

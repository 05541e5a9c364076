#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ticketwire/error.hpp"
#include "ticketwire/json/value.hpp"

namespace ticketwire::patch {

/// Finds an object's members by name in less than linear time where there are many. Of a name that
/// occurs twice the first counts. Valid as long as the object.
class name_index {
 public:
  /// Nothing, or what is no object, has no members.
  explicit name_index(const std::optional<json::value>& object);

  /// Position by exact name, or error::nowhere.
  [[nodiscard]] std::size_t exact(std::string_view name) const;
  /// Position by exact name, or else without case, or error::nowhere.
  [[nodiscard]] std::size_t position(std::string_view name) const;
  [[nodiscard]] std::optional<json::value> find(std::string_view name) const;
  [[nodiscard]] std::optional<json::value> at(std::size_t position) const;

 private:
  struct entry {
    std::string name;
    std::size_t position;
  };
  std::vector<entry> exact_;
  std::vector<entry> loose_;
  std::vector<json::child> members_;
};

}  // namespace ticketwire::patch

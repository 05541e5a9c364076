#pragma once

#include <memory>
#include <vector>

#include "json/name_order.hpp"
#include "json/scanner.hpp"

namespace ticketwire::json {

/// Where the children of a text's wide containers lie, so that neither a position nor a name costs
/// a walk over all of them.
class wide_index {
 public:
  struct container {
    std::uint32_t index;
    /// The spans of the children's values.
    std::vector<std::uint32_t> values;
    /// Of objects alone.
    name_order names;
  };

  wide_index(const text& source, const std::vector<wide_container>& wide);

  /// Null for a container that is not wide.
  [[nodiscard]] const container* find(std::uint32_t index) const noexcept;

 private:
  std::vector<container> containers_;
};

}  // namespace ticketwire::json

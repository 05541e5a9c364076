#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "ticketwire/json/document.hpp"
#include "ticketwire/schema/schema.hpp"

namespace ticketwire::bindings {

/// A parsed body that a caller refers to by handle.
struct kept_document {
  json::document document;
  /// Null for plain JSON.
  const schema::carrier_type* type;
};

/// Documents by handle. A handle names a slot and how often the slot has been filled, so that one
/// that has been closed, or was never given out, finds nothing. 0 is never a handle.
class document_table {
 public:
  /// Nothing when 2^20 documents are open.
  [[nodiscard]] std::optional<std::uint32_t> open(kept_document document);
  /// Null for a handle that is not open. Valid until the next open() or close().
  [[nodiscard]] const kept_document* find(std::uint32_t handle) const noexcept;
  /// False for a handle that is not open.
  bool close(std::uint32_t handle) noexcept;

 private:
  struct slot {
    std::optional<kept_document> document;
    /// Never 0.
    std::uint32_t generation = 1;
  };

  std::vector<slot> slots_;
  std::vector<std::uint32_t> free_;
};

}  // namespace ticketwire::bindings

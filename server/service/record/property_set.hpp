#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ticketwire/schema/schema.hpp"

namespace ticketwire::service {

/// Properties of a carrier that somebody is interested in: all of them, until one is added.
class property_set {
 public:
  property_set() = default;
  /// None yet.
  explicit property_set(const schema::carrier_type& type)
      : type_(&type), rows_(type.properties.size(), false) {}

  /// By a name in any case; one that the carrier does not have is passed over.
  void add(std::string_view name) { add(schema::find_property(*type_, name)); }
  void add(const schema::property* row) {
    if (row != nullptr) rows_[index_of(*row)] = true;
  }

  /// A text that is the same for the same properties of one carrier; empty for all.
  [[nodiscard]] std::string to_string() const {
    std::string out;
    for (const bool row : rows_) out += row ? '1' : '0';
    return out;
  }

  [[nodiscard]] bool all() const noexcept { return type_ == nullptr; }
  /// `row` is one of the carrier's.
  [[nodiscard]] bool has(const schema::property& row) const {
    return all() || rows_[index_of(row)];
  }
  [[nodiscard]] bool has(std::string_view name) const {
    if (all()) return true;
    const schema::property* row = schema::find_property(*type_, name);
    return row != nullptr && has(*row);
  }

 private:
  [[nodiscard]] std::size_t index_of(const schema::property& row) const noexcept {
    return static_cast<std::size_t>(&row - type_->properties.data());
  }

  const schema::carrier_type* type_ = nullptr;
  std::vector<bool> rows_;
};

}  // namespace ticketwire::service

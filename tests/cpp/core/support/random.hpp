#pragma once

#include <cstdint>
#include <random>
#include <string>

#include "ticketwire/schema/schema.hpp"

namespace ticketwire::support {

/// The seed of a property: of the environment's TICKETWIRE_SEED, which replays a failure, or a new
/// one. Printed either way.
[[nodiscard]] std::uint32_t property_seed(const char* property);

/// Makes JSON texts. The same seed makes the same texts everywhere.
class generator {
 public:
  explicit generator(std::uint32_t seed) : engine_(seed) {}

  /// Any value. Names within one object differ by more than their case.
  [[nodiscard]] std::string json(int depth = 4);
  /// The same value with a few changes.
  [[nodiscard]] std::string changed_json(const std::string& text);
  /// An instance of a carrier as bind() writes it: exact names, enum values by name, nothing that
  /// is response-only. Every member may be missing or null.
  [[nodiscard]] std::string carrier(const schema::carrier_type& type, int depth = 2);
  /// The same instance with a few members drawn anew.
  [[nodiscard]] std::string changed_carrier(const std::string& text,
                                            const schema::carrier_type& type, int depth = 2);

  /// 0 <= result < bound.
  [[nodiscard]] std::uint32_t below(std::uint32_t bound) { return engine_() % bound; }

 private:
  [[nodiscard]] bool one_in(std::uint32_t count) { return below(count) == 0; }
  [[nodiscard]] std::string string();
  [[nodiscard]] std::string number();
  [[nodiscard]] std::string date();
  [[nodiscard]] std::string scalar(const schema::property& property, int depth);
  [[nodiscard]] std::string property_value(const schema::property& property, int depth);
  [[nodiscard]] std::string array(const schema::property& property, int depth);

  std::mt19937 engine_;
};

}  // namespace ticketwire::support

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ticketwire/json/document.hpp"
#include "ticketwire/schema/schema.hpp"

/// What the targets share. An input is a text of lines, so that corpora can be read and written by
/// hand; the last part takes the rest.
namespace ticketwire::fuzz {

/// Bounds of what a target reads, so that a run is short.
inline constexpr limits small{
    .max_bytes = 1 << 16, .max_depth = 32, .max_operations = 100, .max_fields = 200};
/// Bounds of what the core has made of it.
inline constexpr limits large{
    .max_bytes = SIZE_MAX, .max_depth = 256, .max_operations = 1'000'000, .max_fields = 1'000'000};

/// Ends the run where something that must hold does not; the fuzzer keeps the input.
void require(bool truth, const char* what);

class input {
 public:
  input(const std::uint8_t* data, std::size_t size) noexcept
      : rest_(reinterpret_cast<const char*>(data), size) {}

  /// Up to the next line feed, which is dropped.
  std::string_view line() noexcept;
  std::string_view rest() const noexcept { return rest_; }
  /// The carrier that a line names; null, for plain JSON, where it names none.
  const schema::carrier_type* carrier() noexcept { return schema::find_carrier(line()); }

 private:
  std::string_view rest_;
};

/// A text within the small limits.
[[nodiscard]] std::optional<json::document> parse(std::string_view text);
/// A text that the core has made; it has to be JSON.
[[nodiscard]] json::document parse_made(std::string text);
/// A text as carrier::bind leaves it; plain JSON without a carrier. nullopt where that fails, and
/// for plain JSON with names that differ by nothing but case, or not at all: there the dialect and
/// the RFCs part.
[[nodiscard]] std::optional<json::document> parse_bound(std::string_view text,
                                                        const schema::carrier_type* type);
/// The same carrier, or the same JSON without one.
[[nodiscard]] bool same(const json::value& a, const json::value& b,
                        const schema::carrier_type* type);
/// No member's name occurs twice within one object.
[[nodiscard]] bool plain_names(const json::value& value);

}  // namespace ticketwire::fuzz

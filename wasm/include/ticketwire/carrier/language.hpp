#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Multi-language strings (WebAPI, "http-headers"): `US:"Customer";NO:"Kunde";`.
namespace ticketwire::carrier {

/// Beyond it, a text is literal.
inline constexpr std::size_t max_translations = 64;

struct translation {
  /// Two capital letters, such as US.
  std::string_view key;
  std::string_view text;

  bool operator==(const translation&) const = default;
};

/// XX:"text" *( ";" XX:"text" ) [ ";" ]
/// nullopt for a text that is not wholly of that form, or has a quote within a text: it is
/// literal. The views are of `text`.
[[nodiscard]] std::optional<std::vector<translation>> parse_translations(std::string_view text);

/// The same without a semicolon at the end. nullopt where a key or a text cannot be written, or
/// there are too many or none.
[[nodiscard]] std::optional<std::string> write_translations(std::span<const translation> list);

/// The one text for a reader of `languages` (Accept-Language, RFC 9110 section 12.5.4, or
/// SO-Language): that of the best-liked language that is there, else the first. A literal text is
/// itself; so is every text where `languages` is empty, `*` or `x`. A view of `text`.
[[nodiscard]] std::string_view choose_text(std::string_view text, std::string_view languages);

/// The best-liked tag of `languages`; empty where texts stay as they are.
[[nodiscard]] std::string_view first_language(std::string_view languages);

}  // namespace ticketwire::carrier

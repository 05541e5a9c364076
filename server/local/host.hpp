#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// What the module asks of the JavaScript that runs it (wasm/js/local/host.ts): what a browser and
/// Node know already need not be downloaded.
namespace ticketwire::local {

/// By the place in host.ts's table.
enum class question : std::uint8_t {
  /// A text, folded as fold_unicode has it.
  fold,
  /// A phrase, its encoded words decoded.
  decode_words,
  /// A domain, as in the DNS; empty where it has no such form.
  domain,
  /// Nothing; the names of all time zones, a line each.
  zones,
  /// A name; itself where it is one of a zone, by an alias perhaps, else empty.
  zone,
  /// Nothing; where they are used: `NO\tEurope/Oslo`, a line each.
  places,
  /// Nothing; the countries: `NO\tNorway`, a line each.
  countries,
  /// A number of bytes; as many random ones.
  random,
  /// A charset and, behind a line feed, bytes; them in UTF-8, without a byte order mark. Empty
  /// where
  /// there is no such charset, or they are none of it.
  decode_charset
};

[[nodiscard]] std::string ask(question about, std::string_view text = {});

/// Seconds east of UTC in a zone at an instant, in seconds since 1970.
[[nodiscard]] std::int64_t zone_offset(std::string_view zone, std::int64_t instant);

}  // namespace ticketwire::local

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "service/locale/time_zone.hpp"
#include "ticketwire/http/message.hpp"

namespace ticketwire::service {

/// How a request wants dates and texts: read and written in its zone, in its languages.
struct locale {
  time_zone zone;
  /// Whether dates are written with their offset.
  bool offsets = true;
  /// Whether the dates that every save changes are written in UTC whatever the zone.
  bool stamps_in_utc = false;
  /// Accept-Language as it counts; empty where texts stay as they are kept.
  std::string languages = {};
  /// The server's own zone: the one that office hours are in.
  time_zone office = zone;

  /// The wire's text for an instant.
  [[nodiscard]] std::string format(store::ticks instant) const;
  /// The same for the carrier's own stamp.
  [[nodiscard]] std::string format_stamp(store::ticks instant) const;
  /// The one text of a multi-language string (carrier/language.hpp) or of a known resource such as
  /// `[SR_YES]`; itself where it is neither or texts stay as they are.
  [[nodiscard]] std::string text(std::string_view kept) const;
  /// Equal for locales in which everything is written alike.
  [[nodiscard]] std::string key() const;
  /// Texts as they are kept and dates with offsets: what a patch is applied to.
  [[nodiscard]] locale raw() const;
};

/// The tag of the best-liked of `languages` (Accept-Language), where it is one that the server
/// itself has texts in; else empty. It is one of few, whatever is asked for.
[[nodiscard]] std::string_view known_language(std::string_view languages);

/// The locale of a request: SO-TimeZone over `base`, an unknown zone is passed over; SO-Language
/// over Accept-Language. `offsets` is what the server writes where the request does not ask.
[[nodiscard]] locale read_locale(const http::fields& fields, const time_zone& base, bool offsets);

}  // namespace ticketwire::service

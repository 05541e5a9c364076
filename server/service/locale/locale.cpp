#include "service/locale/locale.hpp"

#include <algorithm>
#include <array>

#include "service/locale/zone_list.hpp"
#include "ticketwire/carrier/language.hpp"
#include "ticketwire/json/value.hpp"

namespace ticketwire::service {
namespace {

struct resource {
  std::string_view name;
  std::string_view texts;
};

/// Resources that stored texts refer to, each as a multi-language string.
constexpr std::array<resource, 2> resources = {
    {{"[SR_YES]", R"(US:"Yes";NO:"Ja";SV:"Ja";DA:"Ja";DE:"Ja";NL:"Ja")"},
     {"[SR_NO]", R"(US:"No";NO:"Nei";SV:"Nej";DA:"Nej";DE:"Nein";NL:"Nee")"}}};

/// Primary subtags (RFC 5646) of the languages of mails and resources.
constexpr std::array<std::string_view, 7> known_languages = {"en", "nb", "no", "sv",
                                                             "da", "de", "nl"};

std::string_view take(std::string_view& list) noexcept {
  const std::size_t end = std::min(list.find(','), list.size());
  std::string_view part = list.substr(0, end);
  list.remove_prefix(std::min(end + 1, list.size()));
  while (part.starts_with(' ')) part.remove_prefix(1);
  while (part.ends_with(' ')) part.remove_suffix(1);
  return part;
}

std::string_view languages_of(const http::fields& fields) {
  const std::string_view own = fields.find("SO-Language").value_or("");
  return own.empty() ? fields.find("Accept-Language").value_or("") : own;
}

}  // namespace

std::string_view known_language(std::string_view languages) {
  std::string_view wanted = carrier::first_language(languages);
  wanted = wanted.substr(0, wanted.find('-'));
  for (const std::string_view each : known_languages) {
    if (json::equal_ignore_case(each, wanted)) return each;
  }
  return {};
}

std::string locale::format(store::ticks instant) const {
  return offsets ? zone.format(instant) : zone.format_local(instant);
}

std::string locale::format_stamp(store::ticks instant) const {
  return stamps_in_utc ? carrier::format_date_time(instant, 0) : format(instant);
}

std::string locale::text(std::string_view kept) const {
  if (languages.empty()) return std::string(kept);
  for (const resource& each : resources) {
    if (each.name == kept) return std::string(carrier::choose_text(each.texts, languages));
  }
  return std::string(carrier::choose_text(kept, languages));
}

std::string locale::key() const {
  std::string out;
  out += offsets ? 'o' : '-';
  out += stamps_in_utc ? 'u' : '-';
  return out.append(zone.name()).append("\n").append(languages);
}

locale locale::raw() const {
  locale out{zone};
  out.office = office;
  return out;
}

locale read_locale(const http::fields& fields, const time_zone& base, bool offsets) {
  locale out{base, offsets};
  const std::string_view languages = languages_of(fields);
  if (!carrier::first_language(languages).empty()) out.languages = languages;
  std::string_view wanted = fields.find("SO-TimeZone").value_or("");
  const std::optional<time_zone> zone = find_zone(take(wanted));
  if (!zone) return out;
  out.zone = *zone;
  if (json::equal_ignore_case(take(wanted), "includeTZOffset")) {
    out.offsets = true;
    out.stamps_in_utc = true;
  }
  return out;
}

}  // namespace ticketwire::service

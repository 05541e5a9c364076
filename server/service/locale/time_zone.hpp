#pragma once

#include <string>
#include <string_view>

#include "service/locale/zone_data.hpp"
#include "store/store.hpp"
#include "ticketwire/carrier/date_time.hpp"

namespace ticketwire::service {

/// The first and the last instant that is a date on the wire: the years 1753 to 9999 in UTC.
inline constexpr store::ticks first_date = -6'847'804'800 * carrier::ticks_per_second;
inline constexpr store::ticks last_date = 253'402'300'800 * carrier::ticks_per_second - 1;
/// The wire's way to say that something has no end.
inline constexpr store::ticks open_end = last_date + 1 - carrier::ticks_per_second;

[[nodiscard]] constexpr bool is_date(store::ticks instant) noexcept {
  return instant >= first_date && instant <= last_date;
}

/// An IANA time zone; a pointer wide.
class time_zone {
 public:
  /// Errors: argument, where the zone (or the machine's zone data) is not there.
  [[nodiscard]] static result<time_zone> find(std::string_view name);

  /// The instant of a wire's date; one without offset is read in this zone: the earlier of two
  /// where the clock was set back, moved forward by the gap where it was set forward.
  [[nodiscard]] store::ticks to_ticks(const carrier::date_time& value) const;
  /// The wire's text for an instant, with this zone's offset.
  [[nodiscard]] std::string format(store::ticks instant) const;
  /// The same without the offset.
  [[nodiscard]] std::string format_local(store::ticks instant) const;
  /// The offset of that time in minutes east of UTC.
  [[nodiscard]] int offset(store::ticks instant) const;
  /// The IANA name.
  [[nodiscard]] const std::string& name() const noexcept;

 private:
  explicit time_zone(const zone_data::zone* zone) noexcept : zone_(zone) {}
  const zone_data::zone* zone_;
};

}  // namespace ticketwire::service

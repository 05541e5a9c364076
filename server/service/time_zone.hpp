#pragma once

#include <string>
#include <string_view>

#include "store/store.hpp"
#include "ticketwire/carrier/date_time.hpp"

namespace date {
class time_zone;
}

namespace ticketwire::service {

/// An IANA time zone; a pointer wide.
class time_zone {
 public:
  /// Errors: argument, where the zone (or the machine's zone data) is not there.
  [[nodiscard]] static result<time_zone> find(std::string_view name);

  /// The instant of a wire's date; one without offset is read in this zone, the earlier of two
  /// where the clock was set back.
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
  explicit time_zone(const date::time_zone* zone) noexcept : zone_(zone) {}
  const date::time_zone* zone_;
};

}  // namespace ticketwire::service

#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <vector>

#include "service/locale/time_zone.hpp"
#include "service/record/members.hpp"

namespace ticketwire::service {

/// When somebody is at work, as a TicketPriorityEntity says: MonStart to SunStop for each day of
/// the week, of which the time counts, and NonDates, days without hours; of a NonDate before 1753
/// only month and day count, so that it recurs every year. Times are those of the zone. A day that
/// opens or closes at no time has no hours; closing at midnight is the end of the day.
class office_hours {
 public:
  /// Always open.
  explicit office_hours(const time_zone& zone) : zone_(zone) {}
  /// Those of a stored priority; one that names no hours at all is always open.
  office_hours(const time_zone& zone, const members& priority);

  /// How much of the time from one instant to a later one is office time; 0 where it is not later.
  [[nodiscard]] store::ticks between(store::ticks from, store::ticks to) const;

 private:
  /// Since midnight; none where it does not close later than it opens.
  struct hours {
    store::ticks opens = 0;
    store::ticks closes = 0;
  };
  struct holiday {
    std::optional<std::chrono::year> year;
    std::chrono::month_day day;
  };

  [[nodiscard]] std::optional<store::ticks> time_of(const members& priority,
                                                    const std::string& name) const;
  void read_holidays(const members& priority);
  [[nodiscard]] store::ticks local(store::ticks instant) const;
  [[nodiscard]] bool is_holiday(std::chrono::sys_days day) const;

  time_zone zone_;
  bool always_ = true;
  /// From Sunday on.
  std::array<hours, 7> week_{};
  std::vector<holiday> holidays_;
};

}  // namespace ticketwire::service

#pragma once

#include "service/time_zone.hpp"

namespace ticketwire::service {

/// How a request wants dates and texts: read and written in its zone.
struct locale {
  time_zone zone;
  /// Whether dates are written with their offset.
  bool offsets = true;
};

}  // namespace ticketwire::service

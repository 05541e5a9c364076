#pragma once

#include <boost/system/result.hpp>
#include <cstdlib>

#include "ticketwire/error.hpp"

namespace ticketwire {

/// A value or an error. Callers test before they read; value() on a failure would end the process,
/// so nothing here calls it.
template <class T>
using result = boost::system::result<T, error>;

[[noreturn]] inline void throw_exception_from_error(const error&, const boost::source_location&) {
  std::abort();
}

}  // namespace ticketwire

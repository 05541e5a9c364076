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

/// Ends the function with the error of a result where it is none; what a success holds is not kept.
/// The function gives what an error converts to.
#define TICKETWIRE_TRY(...)                                             \
  do {                                                                  \
    if (const auto tried = (__VA_ARGS__); !tried) return tried.error(); \
  } while (false)

// Boost.URL is used header-only: its one source is this file.
#include <boost/url/src.hpp>

#ifdef BOOST_NO_EXCEPTIONS
#include <cstdlib>

// Boost asks for these where exceptions are off. No call of ours can end here: whatever is given to
// Boost.URL has been checked or is encoded by it.
namespace boost {
void throw_exception(const std::exception&) {
  std::abort();
}
void throw_exception(const std::exception&, const boost::source_location&) {
  std::abort();
}
}  // namespace boost
#endif

// Boost.URL is used header-only: its one source is this file.
#include <boost/config.hpp>

#ifdef BOOST_NO_EXCEPTIONS
#include <cstdlib>
// Its own has a text for each failure, by printf. No call of ours can fail so: whatever is given to
// Boost.URL has been checked or is encoded by it.
#define BOOST_URL_DETAIL_IMPL_EXCEPT_IPP
#include <boost/url/detail/except.hpp>

namespace boost {
void throw_exception(const std::exception& /*failure*/) {
  std::abort();
}
void throw_exception(const std::exception& /*failure*/, const boost::source_location& /*where*/) {
  std::abort();
}

namespace urls::detail {
void throw_system_error(const error_code& /*code*/, const source_location& /*where*/) {
  std::abort();
}
void throw_errc(errc::errc_t /*code*/, const source_location& /*where*/) {
  std::abort();
}
void throw_invalid_argument(const source_location& /*where*/) {
  std::abort();
}
void throw_length_error(const source_location& /*where*/) {
  std::abort();
}
}  // namespace urls::detail
}  // namespace boost
#endif

#include <boost/url/src.hpp>

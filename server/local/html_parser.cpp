#include "service/mail/html_parser.hpp"

#include "local/unsupported.hpp"

namespace ticketwire::service {

bool parse_html(std::string_view /*html*/, html_events& /*events*/) {
  local::unsupported() = "HTML is not sanitized";
  return false;
}

}  // namespace ticketwire::service

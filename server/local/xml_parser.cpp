#include "local/unsupported.hpp"
#include "xml/parser.hpp"

namespace ticketwire::xml {

result<void> parse(std::string_view /*document*/, const std::string& /*encoding*/,
                   events& /*events*/) {
  local::unsupported() = "bodies in XML are not read";
  return error{.code = error_code::internal};
}

}  // namespace ticketwire::xml

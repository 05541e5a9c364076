#include "service/record/keeping.hpp"

namespace ticketwire::service {

result<json::document> read_kept(std::string_view body, const schema::carrier_type& type,
                                 const limits& limits) {
  result<json::document> read = json::document::parse(body, limits);
  if (read) return read;
  error failure = read.error();
  failure.offset = error::nowhere;
  failure.detail = std::string(type.name) + " as it would be kept";
  return failure;
}

}  // namespace ticketwire::service

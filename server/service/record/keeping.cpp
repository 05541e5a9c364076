#include "service/record/keeping.hpp"

namespace ticketwire::service {

result<void> check_kept(const members& entity, const schema::carrier_type& type) {
  const result<json::document> readable = json::document::parse(entity.write(type), kept_limits);
  if (readable) return {};
  error failure = readable.error();
  failure.offset = error::nowhere;
  failure.detail = std::string(type.name) + " as it would be kept";
  return failure;
}

}  // namespace ticketwire::service

#include "service/record/find_members.hpp"

namespace ticketwire::service {

result<std::optional<members>> find_members(presenter& presenter, schema::carrier_id type,
                                            std::int32_t id) {
  if (id == 0) return std::optional<members>();
  const auto record = presenter.record(schema::get(type), id);
  if (!record) return record.error();
  if (*record == nullptr) return std::optional<members>();
  return std::optional<members>((*record)->root());
}

}  // namespace ticketwire::service

#include "ticketwire/carrier/base_status.hpp"

#include "ticketwire/carrier/date_time.hpp"
#include "ticketwire/schema/schema.hpp"

namespace ticketwire::carrier {

std::optional<stored_base_status> to_stored(std::string_view base_status, std::int64_t now) {
  const schema::enum_type& type = schema::get(schema::enum_id::TicketBaseStatus);
  const schema::enum_member* chosen = schema::find_member(type, base_status);
  if (chosen == nullptr) return std::nullopt;
  const schema::enum_member* kept =
      chosen->stored == 0 ? chosen : schema::find_member(type, chosen->stored);
  stored_base_status out{kept->name, std::nullopt};
  if (chosen->minutes != 0) out.activate = now + chosen->minutes * 60 * ticks_per_second;
  return out;
}

status_rule agree(const statuses& before, const statuses& after) noexcept {
  if (after.status != 0 && after.status != before.status) return status_rule::base_follows;
  if (after.status != 0 && after.base == before.base) return status_rule::keep;
  return status_rule::status_follows;
}

}  // namespace ticketwire::carrier

#include "store/postgres/record_cache.hpp"

namespace ticketwire::store::postgres {

std::optional<record> record_cache::find(std::int64_t changes, std::string_view carrier,
                                         std::int32_t id) {
  const std::lock_guard guard(mutex_);
  if (changes != changes_) return std::nullopt;
  const auto found = bodies_.find(std::pair(std::string(carrier), id));
  if (found == bodies_.end()) return std::nullopt;
  return record{std::string(carrier), id, found->second};
}

std::optional<std::vector<record>> record_cache::all(std::int64_t changes,
                                                     std::string_view carrier) {
  const std::lock_guard guard(mutex_);
  if (changes != changes_) return std::nullopt;
  const auto found = lists_.find(carrier);
  return found != lists_.end() ? std::optional(found->second) : std::nullopt;
}

bool record_cache::make_room(std::int64_t changes, std::size_t more) {
  // An older snapshot's are of no use to those that follow.
  if (changes < changes_ || more > most_) return false;
  if (changes != changes_ || bytes_ + more > most_) {
    bodies_.clear();
    lists_.clear();
    bytes_ = 0;
    changes_ = changes;
  }
  return true;
}

void record_cache::put(std::int64_t changes, const record& row) {
  const std::size_t more = row.carrier.size() + row.body.size();
  const std::lock_guard guard(mutex_);
  if (!make_room(changes, more)) return;
  if (bodies_.emplace(std::pair(row.carrier, row.id), row.body).second) bytes_ += more;
}

void record_cache::put_all(std::int64_t changes, std::string_view carrier,
                           const std::vector<record>& rows) {
  std::size_t more = carrier.size();
  for (const record& row : rows) more += sizeof(record) + row.carrier.size() + row.body.size();
  const std::lock_guard guard(mutex_);
  if (!make_room(changes, more)) return;
  if (lists_.emplace(carrier, rows).second) bytes_ += more;
}

}  // namespace ticketwire::store::postgres

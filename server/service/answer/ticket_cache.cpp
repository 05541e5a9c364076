#include "service/answer/ticket_cache.hpp"

#include <utility>

namespace ticketwire::service {

std::size_t ticket_cache::cost(const entry& entry) noexcept {
  constexpr std::size_t places = 256;
  return entry.key.size() + entry.body->size() + places;
}

std::shared_ptr<const std::string> ticket_cache::find(const std::string& key,
                                                      const store::ticket_version& version) {
  const std::lock_guard guard(mutex_);
  const auto found = places_.find(key);
  if (found == places_.end() || found->second->version != version) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->body;
}

void ticket_cache::put(std::string key, const store::ticket_version& version,
                       std::string_view body) {
  entry fresh{std::move(key), version, std::make_shared<const std::string>(body)};
  const std::size_t more = cost(fresh);
  if (more > most_ / 8) return;
  const std::lock_guard guard(mutex_);
  if (const auto found = places_.find(fresh.key); found != places_.end()) erase(found->second);
  while (bytes_ + more > most_) erase(std::prev(entries_.end()));
  entries_.push_front(std::move(fresh));
  places_.emplace(entries_.front().key, entries_.begin());
  bytes_ += more;
}

std::size_t ticket_cache::bytes() const {
  const std::lock_guard guard(mutex_);
  return bytes_;
}

void ticket_cache::erase(entries::iterator at) {
  bytes_ -= cost(*at);
  places_.erase(at->key);
  entries_.erase(at);
}

}  // namespace ticketwire::service

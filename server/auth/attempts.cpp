#include "auth/attempts.hpp"

#include <algorithm>

namespace ticketwire::auth {
namespace {

constexpr std::size_t max_names = 4'096;
constexpr std::size_t max_verified = 1'024;
constexpr store::ticks remembered = 10 * one_minute;

}  // namespace

bool login_throttle::blocked(std::string_view user, store::ticks now) const {
  const auto found = windows_.find(std::string(user));
  return found != windows_.end() && found->second.count >= max_failures_ &&
         now - found->second.begin < one_minute;
}

void login_throttle::failed(std::string_view user, store::ticks now) {
  make_room(now);
  auto& window = windows_[std::string(user)];
  if (window.count == 0 || now - window.begin >= one_minute) window = {now, 0};
  ++window.count;
}

void login_throttle::succeeded(std::string_view user) {
  windows_.erase(std::string(user));
}

void login_throttle::make_room(store::ticks now) {
  if (windows_.size() < max_names) return;
  std::erase_if(windows_,
                [&](const auto& entry) { return now - entry.second.begin >= one_minute; });
  if (windows_.size() < max_names) return;
  windows_.erase(std::min_element(
      windows_.begin(), windows_.end(),
      [](const auto& a, const auto& b) { return a.second.begin < b.second.begin; }));
}

bool verified_credentials::contains(const std::string& key, store::ticks now) const {
  const auto found = until_.find(key);
  return found != until_.end() && now < found->second;
}

void verified_credentials::add(const std::string& key, store::ticks now) {
  if (until_.size() >= max_verified) {
    std::erase_if(until_, [&](const auto& entry) { return now >= entry.second; });
    if (until_.size() >= max_verified) until_.clear();
  }
  until_[key] = now + remembered;
}

}  // namespace ticketwire::auth

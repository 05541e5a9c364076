#include "http/shares.hpp"

#include <algorithm>

namespace ticketwire::server {

std::size_t shares::add_connection(const std::string& network) {
  const std::lock_guard guard(mutex_);
  return ++held_[network].connections;
}

void shares::remove_connection(const std::string& network) {
  const std::lock_guard guard(mutex_);
  const auto found = held_.find(network);
  if (found == held_.end() || found->second.connections == 0) return;
  --found->second.connections;
  tidy(found);
}

std::size_t shares::add_bytes(const std::string& network, std::size_t bytes) {
  const std::lock_guard guard(mutex_);
  return held_[network].bytes += bytes;
}

void shares::remove_bytes(const std::string& network, std::size_t bytes) {
  const std::lock_guard guard(mutex_);
  const auto found = held_.find(network);
  if (found == held_.end()) return;
  found->second.bytes -= std::min(found->second.bytes, bytes);
  tidy(found);
}

std::size_t shares::size() const {
  const std::lock_guard guard(mutex_);
  return held_.size();
}

void shares::tidy(std::unordered_map<std::string, share>::iterator which) {
  if (which->second.connections == 0 && which->second.bytes == 0) held_.erase(which);
}

}  // namespace ticketwire::server

#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "store/store.hpp"

namespace ticketwire::auth {

/// 100 ns steps, as everywhere in the store.
inline constexpr store::ticks one_second = 10'000'000;
inline constexpr store::ticks one_minute = 60 * one_second;

/// Failed logins by user and address, or by address. After so many within a minute a name is
/// blocked until that minute has passed. Remembers at most 4,096 names, the most recent ones. Not
/// synchronised.
class login_throttle {
 public:
  explicit login_throttle(int max_failures) : max_failures_(max_failures) {}

  [[nodiscard]] bool blocked(std::string_view user, store::ticks now) const;
  void failed(std::string_view user, store::ticks now);
  void succeeded(std::string_view user);

 private:
  struct failures {
    store::ticks begin = 0;
    int count = 0;
  };
  void make_room(store::ticks now);

  int max_failures_;
  std::unordered_map<std::string, failures> windows_;
};

/// Keys of credentials that were found right within the last ten minutes, so that a client which
/// sends them with every request does not cost a password hash each time. At most 1,024. Not
/// synchronised.
class verified_credentials {
 public:
  [[nodiscard]] bool contains(const std::string& key, store::ticks now) const;
  void add(const std::string& key, store::ticks now);

 private:
  std::unordered_map<std::string, store::ticks> until_;
};

}  // namespace ticketwire::auth

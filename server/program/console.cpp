#include "program/console.hpp"

#include <chrono>
#include <cstdio>

namespace ticketwire::server {

void complain(std::string_view text) {
  std::fprintf(stderr, "ticketwire-server: %.*s\n", static_cast<int>(text.size()), text.data());
}

store::ticks now() {
  using ticks = std::chrono::duration<store::ticks, std::ratio<1, 10'000'000>>;
  return std::chrono::duration_cast<ticks>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

}  // namespace ticketwire::server

#include "local/host.hpp"

#include <emscripten/emscripten.h>

#include <cstddef>

// An answer is kept by the host until it is taken. The names are those of host.ts.
// clang-format off
EM_JS(std::size_t, tw_ask, (int about, const char* text, std::size_t size), {
  return Module.host.ask(about, text, size);
})
EM_JS(void, tw_take, (char* into), { Module.host.take(into); })
EM_JS(int, tw_zone_offset, (const char* zone, std::size_t size, double instant), {
  return Module.host.zoneOffset(zone, size, instant);
})
// clang-format on

namespace ticketwire::local {

std::string ask(question about, std::string_view text) {
  std::string answer(tw_ask(static_cast<int>(about), text.data(), text.size()), '\0');
  tw_take(answer.data());
  return answer;
}

std::int64_t zone_offset(std::string_view zone, std::int64_t instant) {
  return tw_zone_offset(zone.data(), zone.size(), static_cast<double>(instant));
}

}  // namespace ticketwire::local

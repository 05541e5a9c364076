#include "store/store.hpp"

namespace ticketwire::store {

result<std::optional<ticket_version>> store::version_of(std::int32_t id) {
  std::optional<ticket_version> found;
  const auto done = look([&](reader& in) -> result<void> {
    auto version = in.version_of(id);
    if (!version) return version.error();
    found = *version;
    return {};
  });
  if (!done) return done.error();
  return found;
}

}  // namespace ticketwire::store

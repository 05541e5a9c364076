#include "ticketwire/patch/diff.hpp"

#include "patch/diff/differ.hpp"

namespace ticketwire::patch {

std::string diff(const json::value& base, const json::value& edited,
                 const schema::carrier_type* type, const diff_options& options) {
  std::string out;
  differ differ(out, {.guards = options.guards, .examined = options.examined});
  differ.compare(base, edited, root_site(type));
  differ.finish();
  return out;
}

}  // namespace ticketwire::patch

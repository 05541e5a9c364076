#include "patch/diff/array_script.hpp"

#include "patch/diff/shortest_script.hpp"

namespace ticketwire::patch {

array_script match_elements(const std::vector<json::value>& from,
                            const std::vector<json::value>& to, const site& where,
                            std::size_t path) {
  const middle middle(from, to, element_of(where));
  const bool set = where.kind == site::kind::array && where.property->set;
  return {.keeps = with_ends(middle, set ? pair_unordered(middle)
                                         : shortest_script(middle.old_side, middle.new_side, path)),
          .examined = middle.old_side.size() + middle.new_side.size()};
}

}  // namespace ticketwire::patch

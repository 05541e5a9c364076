#include "json/wide_index.hpp"

#include <algorithm>

namespace ticketwire::json {

wide_index::wide_index(const text& source, const std::vector<wide_container>& wide) {
  containers_.reserve(wide.size());
  for (const wide_container& each : wide) {
    container& here = containers_.emplace_back();
    here.index = each.index;
    here.values.reserve(each.count);
    const bool named = source.at(each.index).kind == kind::object;
    std::vector<name_order::entry> names;
    if (named) names.reserve(each.count);
    const std::uint32_t end = source.at(each.index).next;
    for (std::uint32_t at = each.index + 1; at != end; at = source.at(here.values.back()).next) {
      const auto position = static_cast<std::uint32_t>(here.values.size());
      if (named) names.push_back({source.raw(at), position});
      here.values.push_back(named ? at + 1 : at);
    }
    if (named) here.names = name_order(std::move(names));
  }
}

const wide_index::container* wide_index::find(std::uint32_t index) const noexcept {
  const auto found =
      std::lower_bound(containers_.begin(), containers_.end(), index,
                       [](const container& each, std::uint32_t key) { return each.index < key; });
  return found != containers_.end() && found->index == index ? &*found : nullptr;
}

}  // namespace ticketwire::json

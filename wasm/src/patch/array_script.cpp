#include "patch/array_script.hpp"

#include <algorithm>
#include <unordered_map>

#include "patch/site.hpp"
#include "ticketwire/error.hpp"

namespace ticketwire::patch {
namespace {

using kept = array_script::kept;

std::optional<std::unordered_map<std::int32_t, std::size_t>> positions_by_key(
    const json::value& array, std::string_view key) {
  std::unordered_map<std::int32_t, std::size_t> positions;
  std::size_t position = 0;
  for (const json::child& element : array.children()) {
    if (element.value.kind() != json::kind::object) return std::nullopt;
    const std::size_t at = find_position(element.value, key);
    if (at == error::nowhere) return std::nullopt;
    const result<std::int32_t> id = element.value[at].int32();
    if (!id || !positions.emplace(*id, position++).second) return std::nullopt;
  }
  return positions;
}

/// The longest subsequence whose `to` ascends; `pairs` ascend by `from`.
std::vector<kept> longest_ascending(const std::vector<kept>& pairs) {
  std::vector<std::size_t> tails;
  std::vector<std::size_t> previous(pairs.size(), error::nowhere);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto at =
        std::lower_bound(tails.begin(), tails.end(), pairs[i].to,
                         [&](std::size_t tail, std::size_t to) { return pairs[tail].to < to; });
    if (at != tails.begin()) previous[i] = *(at - 1);
    if (at == tails.end()) {
      tails.push_back(i);
    } else {
      *at = i;
    }
  }
  std::vector<kept> longest;
  for (std::size_t i = tails.empty() ? error::nowhere : tails.back(); i != error::nowhere;
       i = previous[i]) {
    longest.push_back(pairs[i]);
  }
  std::reverse(longest.begin(), longest.end());
  return longest;
}

}  // namespace

std::optional<array_script> match_by_key(const json::value& from, const json::value& to,
                                         std::string_view key, bool ordered) {
  const auto old_positions = positions_by_key(from, key);
  const auto new_positions = positions_by_key(to, key);
  if (!old_positions || !new_positions) return std::nullopt;
  std::vector<kept> pairs;
  for (const auto& [id, position] : *old_positions) {
    const auto found = new_positions->find(id);
    if (found != new_positions->end()) pairs.push_back({position, found->second});
  }
  std::sort(pairs.begin(), pairs.end(),
            [](const kept& a, const kept& b) { return a.from < b.from; });
  return array_script{ordered ? longest_ascending(pairs) : std::move(pairs)};
}

array_script match_by_value(const json::value& from, const json::value& to, bool ordered) {
  const std::vector<json::value> old_elements = from.elements();
  const std::vector<json::value> new_elements = to.elements();
  std::vector<bool> taken(new_elements.size(), false);
  std::vector<kept> pairs;
  for (std::size_t i = 0; i < old_elements.size(); ++i) {
    for (std::size_t j = 0; j < new_elements.size(); ++j) {
      if (taken[j] || !json::equal(old_elements[i], new_elements[j])) continue;
      taken[j] = true;
      pairs.push_back({i, j});
      break;
    }
  }
  return {ordered ? longest_ascending(pairs) : std::move(pairs)};
}

array_script match_by_position(const json::value& from, const json::value& to) {
  const std::vector<json::value> old_elements = from.elements();
  const std::vector<json::value> new_elements = to.elements();
  const std::size_t old_size = old_elements.size();
  const std::size_t new_size = new_elements.size();
  const std::size_t shorter = std::min(old_size, new_size);
  std::size_t tail = 0;
  while (tail < shorter &&
         json::equal(old_elements[old_size - 1 - tail], new_elements[new_size - 1 - tail])) {
    ++tail;
  }
  array_script script;
  for (std::size_t i = 0; i < shorter - tail; ++i) script.keeps.push_back({i, i});
  for (std::size_t i = tail; i > 0; --i) script.keeps.push_back({old_size - i, new_size - i});
  return script;
}

}  // namespace ticketwire::patch

#include <algorithm>

#include "ticketwire/ascii.hpp"
#include "ticketwire/select/select.hpp"

namespace ticketwire::select {
namespace {

using branch = selection::branch;
using schema::carrier_type;
using schema::property;

constexpr std::size_t max_paths = 1000;
constexpr std::size_t max_names = 32;

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = std::min(text.find(separator), text.size());
    parts.push_back(ascii::trim(text.substr(0, end)));
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

/// One path as a chain of branches; false where it names something that is not there.
bool follow(std::span<const std::string_view> names, const carrier_type* type, bool dictionary,
            std::vector<branch>& chain) {
  for (const std::string_view name : names) {
    if (dictionary) {
      chain.push_back({nullptr, std::string(name), {}});
      dictionary = false;
      continue;
    }
    const property* row = type == nullptr ? nullptr : schema::find_property(*type, name);
    if (row == nullptr) return false;
    chain.push_back({row, {}, {}});
    dictionary = row->shape == schema::shape::dictionary;
    type = schema::carrier_of(*row);
  }
  return true;
}

bool same_place(const branch& a, const branch& b) {
  return a.property == b.property && json::equal_ignore_case(a.key, b.key);
}

/// Merges a chain into the branches: a whole selection swallows the parts beneath it.
void graft(std::vector<branch>& branches, std::span<branch> chain) {
  const auto found = std::find_if(branches.begin(), branches.end(), [&](const branch& other) {
    return same_place(other, chain.front());
  });
  if (found == branches.end()) {
    branches.push_back(chain.front());
    if (chain.size() > 1) graft(branches.back().parts, chain.subspan(1));
  } else if (chain.size() == 1) {
    found->parts.clear();
  } else if (!found->parts.empty()) {
    graft(found->parts, chain.subspan(1));
  }
}

}  // namespace

result<selection> selection::parse(std::string_view list, const carrier_type& type) {
  selection out;
  const std::vector<std::string_view> paths = split(list, ',');
  if (paths.size() > max_paths) {
    return error{.code = error_code::argument, .detail = "$select is too long"};
  }
  for (const std::string_view path : paths) {
    if (path.empty()) continue;
    out.all_ = false;
    const std::vector<std::string_view> names = split(path, '/');
    if (names.size() > max_names) {
      return error{.code = error_code::argument, .detail = "$select is too deep"};
    }
    std::vector<branch> chain;
    if (follow(names, &type, false, chain)) graft(out.branches_, chain);
  }
  return out;
}

}  // namespace ticketwire::select

#include "patch/merge/index.hpp"

#include <algorithm>

#include "sort.hpp"
#include "ticketwire/ascii.hpp"

namespace ticketwire::patch {

std::optional<index> index::sorted(std::vector<entry> entries) {
  index out;
  out.entries_ = std::move(entries);
  const auto id = [&](std::uint32_t at) -> const std::string& { return out.entries_[at].id; };
  const auto before = [](const void* all, std::uint32_t a, std::uint32_t b) {
    const entry* first = static_cast<const entry*>(all);
    return first[a].id < first[b].id;
  };
  out.order_ = sorted_places(out.entries_.size(), before, out.entries_.data());
  for (std::size_t i = 1; i < out.order_.size(); ++i) {
    if (id(out.order_[i - 1]) == id(out.order_[i])) return std::nullopt;
  }
  return out;
}

std::optional<index> index::of_array(const optional_value& array, const site& where) {
  std::vector<entry> entries;
  if (!nothing(array)) {
    for (const json::child& element : array->children()) {
      std::optional<std::string> id = identity(element.value, element_of(where));
      if (!id) return std::nullopt;
      entries.push_back({*std::move(id), {}, element.value});
    }
  }
  return sorted(std::move(entries));
}

std::optional<index> index::of_object(const optional_value& object, const site& where) {
  const bool exact = where.kind == site::kind::untyped;
  std::vector<entry> entries;
  if (!nothing(object)) {
    for (const json::child& member : object->children()) {
      std::string name = member.name.decode();
      entries.push_back(
          {exact ? std::move(name) : ascii::lower(name), member.name.raw(), member.value});
    }
  }
  return sorted(std::move(entries));
}

std::optional<std::size_t> index::position(std::string_view id) const {
  const auto at = std::lower_bound(
      order_.begin(), order_.end(), id,
      [&](std::uint32_t i, std::string_view wanted) { return entries_[i].id < wanted; });
  if (at == order_.end() || entries_[*at].id != id) return std::nullopt;
  return *at;
}

const index::entry* index::find(std::string_view id) const {
  const std::optional<std::size_t> at = position(id);
  return at ? &entries_[*at] : nullptr;
}

}  // namespace ticketwire::patch

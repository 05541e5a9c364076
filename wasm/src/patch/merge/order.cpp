#include "patch/merge/order.hpp"

namespace ticketwire::patch {
namespace {

/// True where the elements that both have come in the same order.
bool agree(const index& a, const index& b) {
  std::size_t next = 0;
  for (const index::entry& entry : a.entries()) {
    const std::optional<std::size_t> at = b.position(entry.id);
    if (!at) continue;
    if (*at < next) return false;
    next = *at;
  }
  return true;
}

optional_value value_in(const index& side, const index::entry& entry) {
  const index::entry* found = side.find(entry.id);
  return found != nullptr ? optional_value(found->value) : std::nullopt;
}

}  // namespace

std::optional<element_order> merged_order(const index& base, const index& mine, const index& theirs,
                                          bool set) {
  element_order out;
  const bool differ = !set && !agree(mine, theirs);
  const bool mine_moved = differ && !agree(base, mine);
  if (mine_moved && !agree(base, theirs)) return std::nullopt;
  out.reordered = mine_moved;
  const index& lead = mine_moved ? mine : theirs;
  const index& other = mine_moved ? theirs : mine;
  using list = std::vector<const index::entry*>;
  // What the other side alone has, by the number of elements of the lead that come before it.
  std::vector<list> inserted(lead.entries().size() + 1);
  std::size_t behind = set ? lead.entries().size() : 0;
  for (const index::entry& entry : other.entries()) {
    const std::optional<std::size_t> at = lead.position(entry.id);
    if (!at) {
      inserted[behind].push_back(&entry);
    } else if (!set) {
      behind = *at + 1;
    }
  }
  const auto add = [&](const index::entry& entry) {
    out.elements.push_back({value_in(base, entry), value_in(mine, entry), value_in(theirs, entry)});
  };
  list waiting = std::move(inserted[0]);
  for (std::size_t i = 0; i < lead.entries().size(); ++i) {
    const index::entry& entry = lead.entries()[i];
    // What the lead inserted at the same place comes first.
    if (base.find(entry.id) != nullptr || other.find(entry.id) != nullptr) {
      for (const index::entry* each : waiting) add(*each);
      waiting.clear();
    }
    add(entry);
    waiting.insert(waiting.end(), inserted[i + 1].begin(), inserted[i + 1].end());
  }
  for (const index::entry* each : waiting) add(*each);
  return out;
}

}  // namespace ticketwire::patch

#include "patch/diff/shortest_script.hpp"

#include <algorithm>

#include "sort.hpp"
#include "ticketwire/error.hpp"

namespace ticketwire::patch {
namespace {

using side = std::span<const element_mark>;

/// Pairs of old and new elements that are searched in full.
constexpr std::size_t most_pairs = 65'536;

/// Bytes of the operations beside their values, an index of two digits assumed.
struct costs {
  explicit costs(std::size_t path) noexcept
      : remove(28 + path), add(34 + path), replace(38 + path) {}
  std::size_t remove;
  std::size_t add;
  std::size_t replace;
};

bool same(const element_mark& a, const element_mark& b) noexcept {
  return a.token == b.token && may_take_the_place(a, b);
}

/// The edit script with the fewest bytes, from the table of all pairs of beginnings.
class exact_search {
 public:
  exact_search(side from, side to, const costs& costs)
      : from_(from), to_(to), costs_(costs), steps_((from.size() + 1) * (to.size() + 1)) {}

  void run(std::size_t from_offset, std::size_t to_offset, std::vector<kept>& pairs) {
    const std::size_t width = to_.size() + 1;
    std::vector<std::size_t> below(width, 0);
    std::vector<std::size_t> row(width, 0);
    for (std::size_t i = from_.size() + 1; i-- > 0;) {
      for (std::size_t j = width; j-- > 0;) fill(i, j, row, below);
      std::swap(row, below);
    }
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < from_.size() || j < to_.size()) {
      const step taken = steps_[i * width + j];
      if (taken == step::stay) pairs.push_back({from_offset + i, to_offset + j});
      if (taken != step::add) ++i;
      if (taken != step::remove) ++j;
    }
  }

 private:
  enum class step : std::uint8_t { stay, remove, add };

  /// `row[j]` becomes the cost of leading from_[i..] to to_[j..]; `below` is that of i + 1.
  void fill(std::size_t i, std::size_t j, std::vector<std::size_t>& row,
            const std::vector<std::size_t>& below) {
    step& taken = steps_[i * (to_.size() + 1) + j];
    const bool old_left = i < from_.size();
    const bool new_left = j < to_.size();
    row[j] = old_left || new_left ? SIZE_MAX : 0;
    const auto offer = [&](step next, std::size_t cost) {
      if (cost >= row[j]) return;
      row[j] = cost;
      taken = next;
    };
    if (old_left && new_left && may_take_the_place(from_[i], to_[j])) {
      const bool untouched = same(from_[i], to_[j]);
      offer(step::stay, below[j + 1] + (untouched ? 0 : costs_.replace + to_[j].bytes));
    }
    if (old_left) offer(step::remove, below[j] + costs_.remove);
    if (new_left) offer(step::add, row[j + 1] + costs_.add + to_[j].bytes);
  }

  side from_;
  side to_;
  costs costs_;
  std::vector<step> steps_;
};

/// Tokens that occur once on both sides, ascending by `from`.
std::vector<kept> unique_pairs(side from, side to) {
  struct occurrence {
    std::uint64_t token;
    std::size_t position;
  };
  const auto sorted = [](side elements) {
    std::vector<occurrence> out;
    for (std::size_t i = 0; i < elements.size(); ++i) out.push_back({elements[i].token, i});
    sort(out, [](const occurrence& a, const occurrence& b) {
      return a.token != b.token ? a.token < b.token : a.position < b.position;
    });
    std::vector<occurrence> once;
    for (std::size_t i = 0; i < out.size(); ++i) {
      const bool before = i > 0 && out[i - 1].token == out[i].token;
      const bool after = i + 1 < out.size() && out[i + 1].token == out[i].token;
      if (!before && !after) once.push_back(out[i]);
    }
    return once;
  };
  const std::vector<occurrence> left = sorted(from);
  const std::vector<occurrence> right = sorted(to);
  std::vector<kept> pairs;
  for (std::size_t i = 0, j = 0; i < left.size() && j < right.size();) {
    if (left[i].token < right[j].token) {
      ++i;
    } else if (right[j].token < left[i].token) {
      ++j;
    } else {
      pairs.push_back({left[i++].position, right[j++].position});
    }
  }
  std::erase_if(pairs, [&](const kept& pair) { return !same(from[pair.from], to[pair.to]); });
  sort(pairs, [](const kept& a, const kept& b) { return a.from < b.from; });
  return pairs;
}

/// The subsequence whose `to` ascends and whose elements have the most bytes, so that the fewest
/// are moved. A Fenwick tree holds the best sequence that ends at or before each `to`.
std::vector<kept> heaviest_ascending(const std::vector<kept>& pairs, side to, const costs& costs) {
  struct best {
    std::size_t weight = 0;
    std::size_t last = error::nowhere;
  };
  std::vector<best> tree(to.size() + 1);
  std::vector<std::size_t> previous(pairs.size(), error::nowhere);
  best all;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    best before;
    for (std::size_t at = pairs[i].to; at > 0; at &= at - 1) {
      if (tree[at].weight > before.weight) before = tree[at];
    }
    previous[i] = before.last;
    const std::size_t gain = costs.remove + costs.add + to[pairs[i].to].bytes;
    const best here{before.weight + gain, i};
    for (std::size_t at = pairs[i].to + 1; at < tree.size(); at += at & (~at + 1)) {
      if (tree[at].weight < here.weight) tree[at] = here;
    }
    if (all.weight < here.weight) all = here;
  }
  std::vector<kept> out;
  for (std::size_t i = all.last; i != error::nowhere; i = previous[i]) out.push_back(pairs[i]);
  std::reverse(out.begin(), out.end());
  return out;
}

void by_position(side from, side to, std::size_t from_offset, std::size_t to_offset,
                 std::vector<kept>& pairs) {
  for (std::size_t i = 0; i < std::min(from.size(), to.size()); ++i) {
    if (may_take_the_place(from[i], to[i])) pairs.push_back({from_offset + i, to_offset + i});
  }
}

void search(side from, side to, std::size_t from_offset, std::size_t to_offset, const costs& costs,
            std::vector<kept>& pairs) {
  if (from.empty() || to.empty()) return;
  if (from.size() <= most_pairs / to.size()) {
    exact_search(from, to, costs).run(from_offset, to_offset, pairs);
  } else {
    by_position(from, to, from_offset, to_offset, pairs);
  }
}

/// Bytes of the operations that a script makes.
std::size_t cost_of(const std::vector<kept>& pairs, side from, side to, const costs& costs) {
  std::size_t total = (from.size() - pairs.size()) * costs.remove;
  for (const element_mark& each : to) total += costs.add + each.bytes;
  for (const kept& pair : pairs) {
    const std::size_t bytes = to[pair.to].bytes;
    total -= costs.add + bytes;
    if (!same(from[pair.from], to[pair.to])) total += costs.replace + bytes;
  }
  return total;
}

/// Anchors, and what is found in the gaps between them.
std::vector<kept> anchored(side from, side to, const costs& costs) {
  std::vector<kept> pairs;
  std::size_t i = 0;
  std::size_t j = 0;
  const auto gap = [&](std::size_t from_end, std::size_t to_end) {
    search(from.subspan(i, from_end - i), to.subspan(j, to_end - j), i, j, costs, pairs);
  };
  for (const kept& anchor : heaviest_ascending(unique_pairs(from, to), to, costs)) {
    gap(anchor.from, anchor.to);
    pairs.push_back(anchor);
    i = anchor.from + 1;
    j = anchor.to + 1;
  }
  gap(from.size(), to.size());
  std::vector<kept> plain;
  by_position(from, to, 0, 0, plain);
  const bool shorter = cost_of(plain, from, to, costs) < cost_of(pairs, from, to, costs);
  return shorter ? plain : pairs;
}

}  // namespace

std::vector<kept> shortest_script(side from, side to, std::size_t path) {
  const std::size_t shorter = std::min(from.size(), to.size());
  std::size_t head = 0;
  std::size_t tail = 0;
  while (head < shorter && same(from[head], to[head])) ++head;
  while (tail < shorter - head && same(from[from.size() - 1 - tail], to[to.size() - 1 - tail])) {
    ++tail;
  }
  std::vector<kept> pairs;
  for (std::size_t i = 0; i < head; ++i) pairs.push_back({i, i});
  const costs costs(path);
  const side old_middle = from.subspan(head, from.size() - head - tail);
  const side new_middle = to.subspan(head, to.size() - head - tail);
  if (new_middle.empty() || old_middle.size() <= most_pairs / new_middle.size()) {
    search(old_middle, new_middle, head, head, costs, pairs);
  } else {
    for (const kept& pair : anchored(old_middle, new_middle, costs)) {
      pairs.push_back({head + pair.from, head + pair.to});
    }
  }
  for (std::size_t i = tail; i > 0; --i) pairs.push_back({from.size() - i, to.size() - i});
  return pairs;
}

}  // namespace ticketwire::patch

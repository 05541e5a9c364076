#include "patch/compare/elements.hpp"

#include <algorithm>

#include "patch/compare/fingerprint.hpp"
#include "sort.hpp"
#include "ticketwire/json/document.hpp"

namespace ticketwire::patch {
namespace {

std::optional<std::int32_t> key_of(const json::value& element, std::string_view key) {
  const optional_value found = member(element, key);
  if (!found) return std::nullopt;
  const result<std::int32_t> id = found->int32();
  return id ? std::optional(*id) : std::nullopt;
}

/// Where something occurs: on which side, at which place.
template <class Id>
struct occurrence {
  Id id;
  bool to;
  std::size_t position;

  bool operator<(const occurrence& other) const {
    if (id != other.id) return id < other.id;
    return to != other.to ? other.to : position < other.position;
  }
};

/// Calls `step` with the occurrences of each id: those of the old side first.
template <class Id, class Step>
void by_id(std::vector<occurrence<Id>>& all, const Step& step) {
  sort(all, std::less<>());
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = begin;
    while (end < all.size() && all[end].id == all[begin].id) ++end;
    step(begin, end);
    begin = end;
  }
}

/// Even tokens are keys, odd ones values.
void give_tokens_to_unique_keys(middle& middle) {
  std::vector<occurrence<std::int32_t>> keys;
  for (const bool to : {false, true}) {
    const std::vector<element_mark>& side = to ? middle.new_side : middle.old_side;
    for (std::size_t i = 0; i < side.size(); ++i) {
      if (side[i].key) keys.push_back({*side[i].key, to, i});
    }
  }
  by_id(keys, [&](std::size_t begin, std::size_t end) {
    std::size_t other = begin;
    while (other < end && !keys[other].to) ++other;
    if (other - begin > 1 || end - other > 1) return;
    for (std::size_t i = begin; i < end; ++i) {
      std::vector<element_mark>& side = keys[i].to ? middle.new_side : middle.old_side;
      side[keys[i].position].token = (static_cast<std::uint64_t>(keys[i].id) << 1) + (1ULL << 40);
    }
  });
}

}  // namespace

middle::middle(const std::vector<json::value>& from, const std::vector<json::value>& to,
               const site& element) {
  const std::size_t shorter = std::min(from.size(), to.size());
  while (head < shorter && same_text(from[head], to[head])) ++head;
  while (tail < shorter - head &&
         same_text(from[from.size() - 1 - tail], to[to.size() - 1 - tail])) {
    ++tail;
  }
  const bool keyed = element.kind == site::kind::carrier && !element.carrier->key.empty();
  const auto each_side = [&](const auto& step) {
    step(from, old_side);
    step(to, new_side);
  };
  each_side([&](const std::vector<json::value>& values, std::vector<element_mark>& side) {
    for (std::size_t i = head; i + tail < values.size(); ++i) {
      const json::value& value = values[i];
      element_mark mark;
      mark.bytes = value.edited() ? json::write(value).size() : value.raw().size();
      if (keyed) mark.key = key_of(value, element.carrier->key);
      side.push_back(mark);
    }
  });
  if (keyed) give_tokens_to_unique_keys(*this);
  each_side([&](const std::vector<json::value>& values, std::vector<element_mark>& side) {
    for (std::size_t i = 0; i < side.size(); ++i) {
      if (side[i].token == 0) side[i].token = fingerprint(values[head + i], element) | 1;
    }
  });
}

std::vector<kept> pair_unordered(const middle& middle) {
  std::vector<occurrence<std::uint64_t>> all;
  for (std::size_t i = 0; i < middle.old_side.size(); ++i) {
    all.push_back({middle.old_side[i].token, false, i});
  }
  for (std::size_t i = 0; i < middle.new_side.size(); ++i) {
    all.push_back({middle.new_side[i].token, true, i});
  }
  std::vector<kept> pairs;
  by_id(all, [&](std::size_t begin, std::size_t end) {
    std::size_t other = begin;
    while (other < end && !all[other].to) ++other;
    for (std::size_t i = begin; i < end && !all[i].to && other < end; ++i) {
      if (!may_take_the_place(middle.old_side[all[i].position],
                              middle.new_side[all[other].position])) {
        continue;
      }
      pairs.push_back({all[i].position, all[other++].position});
    }
  });
  sort(pairs, [](const kept& a, const kept& b) { return a.from < b.from; });
  return pairs;
}

std::vector<kept> with_ends(const middle& middle, const std::vector<kept>& inner) {
  std::vector<kept> out;
  for (std::size_t i = 0; i < middle.head; ++i) out.push_back({i, i});
  for (const kept& pair : inner) {
    out.push_back({middle.head + pair.from, middle.head + pair.to});
  }
  const std::size_t from = middle.head + middle.old_side.size();
  const std::size_t to = middle.head + middle.new_side.size();
  for (std::size_t i = 0; i < middle.tail; ++i) out.push_back({from + i, to + i});
  return out;
}

}  // namespace ticketwire::patch

#include "patch/array_script.hpp"

#include <algorithm>

#include "patch/equivalent.hpp"
#include "patch/shortest_script.hpp"
#include "ticketwire/error.hpp"
#include "ticketwire/json/document.hpp"

namespace ticketwire::patch {
namespace {

using kept = array_script::kept;

std::optional<std::int32_t> key_of(const json::value& element, std::string_view key) {
  if (element.kind() != json::kind::object) return std::nullopt;
  const std::size_t at = find_position(element, key);
  if (at == error::nowhere) return std::nullopt;
  const result<std::int32_t> id = element[at].int32();
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
  std::sort(all.begin(), all.end());
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = begin;
    while (end < all.size() && all[end].id == all[begin].id) ++end;
    step(begin, end);
    begin = end;
  }
}

/// Tokens of the elements between the equal texts at both ends of two arrays.
class middle {
 public:
  middle(const std::vector<json::value>& from, const std::vector<json::value>& to,
         const site& where)
      : element_(element_of(where)) {
    const std::size_t shorter = std::min(from.size(), to.size());
    while (head < shorter && same_text(from[head], to[head])) ++head;
    while (tail < shorter - head &&
           same_text(from[from.size() - 1 - tail], to[to.size() - 1 - tail])) {
      ++tail;
    }
    const bool keyed = element_.kind == site::kind::carrier && !element_.carrier->key.empty();
    read(from, keyed, old_side);
    read(to, keyed, new_side);
    if (keyed) keys_that_occur_once();
    for (const auto& [values, side] : {std::pair(&from, &old_side), std::pair(&to, &new_side)}) {
      for (std::size_t i = 0; i < side->size(); ++i) {
        script_element& each = (*side)[i];
        if (each.token == 0) each.token = fingerprint((*values)[head + i], element_) | 1;
      }
    }
  }

  std::size_t head = 0;
  std::size_t tail = 0;
  std::vector<script_element> old_side;
  std::vector<script_element> new_side;

 private:
  void read(const std::vector<json::value>& values, bool keyed,
            std::vector<script_element>& side) const {
    for (std::size_t i = head; i + tail < values.size(); ++i) {
      const json::value& value = values[i];
      script_element each;
      each.bytes = value.edited() ? json::write(value).size() : value.raw().size();
      if (keyed) each.key = key_of(value, element_.carrier->key);
      side.push_back(each);
    }
  }

  /// Even tokens are keys, odd ones values.
  void keys_that_occur_once() {
    std::vector<occurrence<std::int32_t>> keys;
    for (const bool to : {false, true}) {
      const std::vector<script_element>& side = to ? new_side : old_side;
      for (std::size_t i = 0; i < side.size(); ++i) {
        if (side[i].key) keys.push_back({*side[i].key, to, i});
      }
    }
    by_id(keys, [&](std::size_t begin, std::size_t end) {
      const std::size_t old_count =
          static_cast<std::size_t>(std::count_if(keys.begin() + static_cast<std::ptrdiff_t>(begin),
                                                 keys.begin() + static_cast<std::ptrdiff_t>(end),
                                                 [](const auto& each) { return !each.to; }));
      if (old_count > 1 || end - begin - old_count > 1) return;
      for (std::size_t i = begin; i < end; ++i) {
        std::vector<script_element>& side = keys[i].to ? new_side : old_side;
        side[keys[i].position].token = (static_cast<std::uint64_t>(keys[i].id) << 1) + (1ULL << 40);
      }
    });
  }

  site element_;
};

/// Pairs equal tokens one by one, whatever their order.
std::vector<kept> match_unordered(const middle& middle) {
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
  std::sort(pairs.begin(), pairs.end(),
            [](const kept& a, const kept& b) { return a.from < b.from; });
  return pairs;
}

}  // namespace

array_script match_elements(const std::vector<json::value>& from,
                            const std::vector<json::value>& to, const site& where,
                            std::size_t path) {
  const middle middle(from, to, where);
  const bool set = where.kind == site::kind::array && where.property->set;
  array_script script;
  script.examined = middle.old_side.size() + middle.new_side.size();
  for (std::size_t i = 0; i < middle.head; ++i) script.keeps.push_back({i, i});
  const std::vector<kept> pairs =
      set ? match_unordered(middle) : shortest_script(middle.old_side, middle.new_side, path);
  for (const kept& pair : pairs) {
    script.keeps.push_back({middle.head + pair.from, middle.head + pair.to});
  }
  for (std::size_t i = middle.tail; i > 0; --i) {
    script.keeps.push_back({from.size() - i, to.size() - i});
  }
  return script;
}

}  // namespace ticketwire::patch

#include "json/name_order.hpp"

#include <algorithm>
#include <string>

#include "sort.hpp"
#include "ticketwire/ascii.hpp"
#include "ticketwire/json/value.hpp"

namespace ticketwire::json {
namespace {

using entry = name_order::entry;

/// Without a copy where the name has no escapes.
class decoded {
 public:
  explicit decoded(std::string_view raw) {
    if (raw.find('\\') == std::string_view::npos) {
      text_ = raw.substr(1, raw.size() - 2);
    } else {
      own_ = decode_string(raw);
      text_ = own_;
    }
  }
  decoded(const decoded&) = delete;
  decoded& operator=(const decoded&) = delete;

  [[nodiscard]] std::string_view text() const noexcept { return text_; }

 private:
  std::string own_;
  std::string_view text_;
};

unsigned char fold(char c) noexcept {
  return static_cast<unsigned char>(ascii::lower(c));
}

/// FNV-1a of the name in small letters.
std::uint32_t hash(std::string_view name) noexcept {
  std::uint32_t sum = 2166136261U;
  for (const char c : name) sum = (sum ^ fold(c)) * 16777619U;
  return sum;
}

bool less_ignoring_case(std::string_view a, std::string_view b) noexcept {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [](char x, char y) { return fold(x) < fold(y); });
}

bool same_ignoring_case(const entry& a, const entry& b) {
  return a.hash == b.hash && equal_ignore_case(decoded(a.raw).text(), decoded(b.raw).text());
}

bool before(const entry& a, const entry& b) {
  if (a.hash != b.hash) return a.hash < b.hash;
  if (a.raw == b.raw) return a.position < b.position;
  const decoded left(a.raw);
  const decoded right(b.raw);
  if (less_ignoring_case(left.text(), right.text())) return true;
  if (less_ignoring_case(right.text(), left.text())) return false;
  const int order = left.text().compare(right.text());
  return order != 0 ? order < 0 : a.position < b.position;
}

}  // namespace

name_order::name_order(std::vector<entry> entries) : entries_(std::move(entries)) {
  for (entry& each : entries_) each.hash = hash(decoded(each.raw).text());
  sort(entries_, [](const entry& a, const entry& b) { return before(a, b); });
  for (auto group = entries_.begin(); group != entries_.end();) {
    std::uint32_t least = group->position;
    auto end = group + 1;
    for (; end != entries_.end() && same_ignoring_case(*group, *end); ++end) {
      least = std::min(least, end->position);
    }
    for (; group != end; ++group) group->loose = least;
  }
}

name_order::key::key(std::string_view name) noexcept : text(name), hash(json::hash(name)) {}

name_order::found name_order::find(const key& sought) const {
  const std::string_view name = sought.text;
  const std::uint32_t wanted = sought.hash;
  // First by folded name alone, whose order the exact one refines.
  const auto group = std::lower_bound(entries_.begin(), entries_.end(), name,
                                      [&](const entry& each, std::string_view text) {
                                        if (each.hash != wanted) return each.hash < wanted;
                                        return less_ignoring_case(decoded(each.raw).text(), text);
                                      });
  if (group == entries_.end() || group->hash != wanted ||
      !equal_ignore_case(decoded(group->raw).text(), name)) {
    return {};
  }
  const auto exact =
      std::lower_bound(group, entries_.end(), name, [&](const entry& each, std::string_view text) {
        const decoded here(each.raw);
        return each.hash == wanted && equal_ignore_case(here.text(), text) && here.text() < text;
      });
  const bool there = exact != entries_.end() && decoded(exact->raw).text() == name;
  return {there ? exact->position : error::nowhere, group->loose};
}

}  // namespace ticketwire::json

#include "patch/name_index.hpp"

#include <algorithm>

#include "json/folded.hpp"

namespace ticketwire::patch {
namespace {

/// Beyond so many members a sorted index pays.
constexpr std::size_t few = 24;

template <class Entries>
std::size_t lookup(const Entries& entries, std::string_view name) {
  const auto found =
      std::lower_bound(entries.begin(), entries.end(), name,
                       [](const auto& entry, std::string_view text) { return entry.name < text; });
  return found != entries.end() && found->name == name ? found->position : error::nowhere;
}

}  // namespace

name_index::name_index(const std::optional<json::value>& object) {
  if (!object || object->kind() != json::kind::object) return;
  for (const json::child& member : object->children()) members_.push_back(member);
  if (members_.size() <= few) return;
  for (std::size_t i = 0; i < members_.size(); ++i) {
    std::string name = members_[i].name.decode();
    loose_.push_back({json::folded(std::string(name)), i});
    exact_.push_back({std::move(name), i});
  }
  for (std::vector<entry>* entries : {&exact_, &loose_}) {
    std::sort(entries->begin(), entries->end(), [](const entry& a, const entry& b) {
      return a.name != b.name ? a.name < b.name : a.position < b.position;
    });
  }
}

std::size_t name_index::exact(std::string_view name) const {
  if (members_.size() > few) return lookup(exact_, name);
  for (std::size_t i = 0; i < members_.size(); ++i) {
    if (members_[i].name.equals(name)) return i;
  }
  return error::nowhere;
}

std::size_t name_index::position(std::string_view name) const {
  const std::size_t found = exact(name);
  if (found != error::nowhere) return found;
  if (members_.size() > few) return lookup(loose_, json::folded(std::string(name)));
  for (std::size_t i = 0; i < members_.size(); ++i) {
    if (members_[i].name.equals_ignore_case(name)) return i;
  }
  return error::nowhere;
}

std::optional<json::value> name_index::find(std::string_view name) const {
  return at(position(name));
}

std::optional<json::value> name_index::at(std::size_t position) const {
  if (position == error::nowhere) return std::nullopt;
  return members_[position].value;
}

}  // namespace ticketwire::patch

#include "json/node.hpp"

#include <algorithm>

#include "ticketwire/json/document.hpp"

namespace ticketwire::json {
namespace {

constexpr std::size_t block_size = 512;

std::size_t linear_find(const std::vector<member_list::member>& members, std::string_view wanted,
                        bool exact) {
  const auto found = std::find_if(members.begin(), members.end(), [&](const auto& each) {
    return exact ? name(each.name).equals(wanted) : name(each.name).equals_ignore_case(wanted);
  });
  return found == members.end() ? error::nowhere
                                : static_cast<std::size_t>(found - members.begin());
}

}  // namespace

std::size_t member_list::block_at(std::size_t position) const noexcept {
  const auto after =
      std::upper_bound(blocks_.begin(), blocks_.end(), position,
                       [](std::size_t wanted, const block& each) { return wanted < each.begin; });
  return static_cast<std::size_t>(after - blocks_.begin()) - 1;
}

const member_list::member& member_list::operator[](std::size_t position) const noexcept {
  const block& here = blocks_[blocks_.size() == 1 ? 0 : block_at(position)];
  return here.members[position - here.begin];
}

void member_list::move_behind(std::size_t index, std::size_t by) noexcept {
  for (std::size_t i = index + 1; i < blocks_.size(); ++i) blocks_[i].begin += by;
}

void member_list::split(std::size_t index) {
  block& full = blocks_[index];
  const auto middle = full.members.begin() + block_size / 2;
  block rest{full.begin + block_size / 2, {}, {}};
  rest.members.assign(std::make_move_iterator(middle), std::make_move_iterator(full.members.end()));
  full.members.erase(middle, full.members.end());
  full.names.reset();
  blocks_.insert(blocks_.begin() + static_cast<std::ptrdiff_t>(index) + 1, std::move(rest));
}

void member_list::insert(std::size_t position, member added) {
  const bool at_end = position == size_;
  if (blocks_.empty() || (at_end && blocks_.back().members.size() == block_size)) {
    blocks_.push_back({size_, {}, {}});
  }
  std::size_t index = at_end ? blocks_.size() - 1 : block_at(position);
  if (blocks_[index].members.size() == block_size) {
    split(index);
    if (position >= blocks_[index + 1].begin) ++index;
  }
  block& here = blocks_[index];
  here.members.insert(here.members.begin() + static_cast<std::ptrdiff_t>(position - here.begin),
                      std::move(added));
  here.names.reset();
  move_behind(index, 1);
  ++size_;
}

void member_list::erase(std::size_t position) {
  const std::size_t index = block_at(position);
  block& here = blocks_[index];
  here.members.erase(here.members.begin() + static_cast<std::ptrdiff_t>(position - here.begin));
  here.names.reset();
  move_behind(index, static_cast<std::size_t>(-1));
  if (here.members.empty()) blocks_.erase(blocks_.begin() + static_cast<std::ptrdiff_t>(index));
  --size_;
}

name_order::found member_list::find(std::string_view name) const {
  if (blocks_.empty()) return {};
  // A list that has shrunk may still lie in several blocks.
  if (size_ <= narrow && blocks_.size() == 1) {
    const auto& members = blocks_.front().members;
    const std::size_t exact = linear_find(members, name, true);
    return {exact, exact != error::nowhere ? exact : linear_find(members, name, false)};
  }
  const name_order::key wanted(name);
  name_order::found out;
  for (const block& here : blocks_) {
    if (!here.names) {
      std::vector<name_order::entry> entries;
      entries.reserve(here.members.size());
      for (const member& each : here.members) {
        entries.push_back({each.name, static_cast<std::uint32_t>(entries.size())});
      }
      here.names.emplace(std::move(entries));
    }
    const name_order::found inside = here.names->find(wanted);
    if (inside.ignoring_case != error::nowhere && out.ignoring_case == error::nowhere) {
      out.ignoring_case = here.begin + inside.ignoring_case;
    }
    if (inside.exact == error::nowhere) continue;
    out.exact = here.begin + inside.exact;
    return out;
  }
  return out;
}

std::vector<member_list::member> member_list::take() {
  std::vector<member> all;
  all.reserve(size_);
  for (block& each : blocks_) {
    all.insert(all.end(), std::make_move_iterator(each.members.begin()),
               std::make_move_iterator(each.members.end()));
  }
  blocks_.clear();
  size_ = 0;
  return all;
}

node::node(const json::value& verbatim) : kind(verbatim.kind()) {
  if (!verbatim.edited()) {
    source = verbatim.source();
    index = verbatim.index();
    return;
  }
  expanded = true;
  for (const child& each : verbatim.children()) {
    members.push_back({std::string(each.name.raw()), std::make_unique<node>(each.value)});
  }
}

node::node(const node& other)
    : source(other.source), index(other.index), expanded(other.expanded), kind(other.kind) {
  for (std::size_t i = 0; i < other.members.size(); ++i) {
    const member_list::member& each = other.members[i];
    members.push_back({each.name, std::make_unique<node>(*each.value)});
  }
}

void node::expand() {
  if (expanded) return;
  for (const child& each : json::value(*source, index).children()) {
    members.push_back({std::string(each.name.raw()), std::make_unique<node>(each.value)});
  }
  expanded = true;
}

}  // namespace ticketwire::json

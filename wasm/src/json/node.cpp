#include "json/node.hpp"

#include <algorithm>

#include "ticketwire/json/document.hpp"

namespace ticketwire::json {
namespace {

constexpr std::size_t most = 512;

std::size_t linear_find(const std::vector<member_list::member>& members, std::string_view wanted,
                        bool exact) {
  const auto found = std::find_if(members.begin(), members.end(), [&](const auto& each) {
    return exact ? name(each.name).equals(wanted) : name(each.name).equals_ignore_case(wanted);
  });
  return found == members.end() ? error::nowhere
                                : static_cast<std::size_t>(found - members.begin());
}

}  // namespace

member_list::member member_list::member::copy() const {
  member out{name, at, edited ? std::make_unique<node>(*edited) : nullptr, nullptr};
  if (own == nullptr) return out;
  out.own = std::make_unique<const std::string>(*own);
  out.name = *out.own;
  return out;
}

member_list::member member_list::made(std::string_view name, std::unique_ptr<node> value) {
  auto own = name.empty() ? nullptr : std::make_unique<const std::string>(name);
  const std::string_view spelled = own ? std::string_view(*own) : std::string_view();
  return {spelled, {}, std::move(value), std::move(own)};
}

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

member_list::member& member_list::operator[](std::size_t position) noexcept {
  block& here = blocks_[blocks_.size() == 1 ? 0 : block_at(position)];
  return here.members[position - here.begin];
}

void member_list::move_behind(std::size_t index, std::size_t by) noexcept {
  for (std::size_t i = index + 1; i < blocks_.size(); ++i) blocks_[i].begin += by;
}

void member_list::split(std::size_t index) {
  block& full = blocks_[index];
  const auto middle = full.members.begin() + most / 2;
  block rest{full.begin + most / 2, {}, {}};
  rest.members.assign(std::make_move_iterator(middle), std::make_move_iterator(full.members.end()));
  full.members.erase(middle, full.members.end());
  full.names.reset();
  blocks_.insert(blocks_.begin() + static_cast<std::ptrdiff_t>(index) + 1, std::move(rest));
}

void member_list::insert(std::size_t position, member added) {
  const bool at_end = position == size_;
  if (blocks_.empty() || (at_end && blocks_.back().members.size() == most)) {
    blocks_.push_back({size_, {}, {}});
  }
  std::size_t index = at_end ? blocks_.size() - 1 : block_at(position);
  if (blocks_[index].members.size() == most) {
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

void member_list::reserve(std::size_t count) {
  blocks_.push_back({0, {}, {}});
  blocks_.back().members.reserve(std::min(count, most));
}

node::node(const json::value& verbatim) : kind(verbatim.kind()) {
  if (verbatim.edited()) {
    *this = node(*verbatim.edited_);
    return;
  }
  source = verbatim.source();
  at = verbatim.place();
}

node::node(const node& other)
    : source(other.source), at(other.at), expanded(other.expanded), kind(other.kind) {
  if (other.members.size() > 0) members.reserve(other.members.size());
  for (std::size_t i = 0; i < other.members.size(); ++i) members.push_back(other.members[i].copy());
}

void node::expand() {
  if (expanded) return;
  const json::value here(*source, at);
  if (here.size() > 0) members.reserve(here.size());
  for (const json::child& each : here.children()) {
    members.push_back({each.name.raw(), each.value.place(), nullptr, nullptr});
  }
  expanded = true;
}

json::value node::child(std::size_t position) const noexcept {
  const member_list::member& here = members[position];
  return here.edited ? json::value(*here.edited) : json::value(*source, here.at);
}

node& node::own(member_list::member& child) const {
  if (!child.edited) child.edited = std::make_unique<node>(json::value(*source, child.at));
  return *child.edited;
}

}  // namespace ticketwire::json

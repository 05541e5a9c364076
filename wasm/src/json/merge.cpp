#include <algorithm>

#include "json/node.hpp"
#include "ticketwire/json/document.hpp"

namespace ticketwire::json {
namespace {

using place = document::place;
using member = member_list::member;

std::unique_ptr<node> null_node() {
  static const std::shared_ptr<const text> null = *text::parse("null");
  return std::make_unique<node>(value(*null));
}

std::size_t chosen(const name_order::found& found, name_match match) noexcept {
  const bool exact = found.exact != error::nowhere || match == name_match::exact;
  return exact ? found.exact : found.ignoring_case;
}

void merge_few(node& target, const value& members, name_match match, place::putter put) {
  for (const child& each : members.children()) {
    std::size_t position = chosen(target.members.find(each.name.decode()), match);
    if (each.value.is_null()) {
      if (position != error::nowhere) target.members.erase(position);
      continue;
    }
    if (position == error::nowhere) {
      position = target.members.size();
      target.members.push_back(member_list::made(each.name.raw(), null_node()));
    }
    put(place(target.own(target.members[position])), each.value);
  }
}

/// The names of both sides are put in order once, and the target's members are moved once.
class many {
 public:
  many(node& target, const value& members, name_match match)
      : target_(target), match_(match), added_at_(members.size()) {
    for (member& each : target.members.take()) kept_.push_back({std::move(each), true});
    std::vector<name_order::entry> names;
    for (const candidate& each : kept_) add(names, each.of.name);
    own_ = name_order(std::move(names));
    names.clear();
    for (const child& each : members.children()) add(names, each.name.raw());
    theirs_ = name_order(std::move(names));
  }

  void merge(const value& members, place::putter put) {
    for (const child& each : members.children()) {
      const std::string text = each.name.decode();
      candidate& home = home_of(name_order::key(text), each.name.raw());
      if (each.value.is_null()) {
        home.there = false;
      } else {
        if (!home.there) home.of.edited = null_node();
        home.there = true;
        put(place(target_.own(home.of)), each.value);
      }
    }
    for (std::vector<candidate>* list : {&kept_, &added_}) {
      for (candidate& each : *list) {
        if (each.there) target_.members.push_back(std::move(each.of));
      }
    }
  }

 private:
  struct candidate {
    member of;
    bool there;
  };

  static void add(std::vector<name_order::entry>& names, std::string_view raw) {
    names.push_back({raw, static_cast<std::uint32_t>(names.size())});
  }

  /// Where the value of a name stands or is to stand.
  candidate& home_of(const name_order::key& name, std::string_view raw) {
    const std::size_t position = chosen(own_.find(name), match_);
    if (position != error::nowhere && kept_[position].there) return kept_[position];
    // The first of their members that means the same stands for all that do.
    const name_order::found found = theirs_.find(name);
    std::size_t& at = added_at_[match_ == name_match::exact ? found.exact : found.ignoring_case];
    if (at == 0 || !added_[at - 1].there) {
      added_.push_back({member_list::made(raw, nullptr), false});
      at = added_.size();
    }
    return added_[at - 1];
  }

  node& target_;
  name_match match_;
  std::vector<candidate> kept_;
  std::vector<candidate> added_;
  /// One more than the place in added_, by their positions; 0 for none.
  std::vector<std::size_t> added_at_;
  name_order own_;
  name_order theirs_;
};

}  // namespace

void place::merge(const json::value& members, name_match match, putter put) {
  node_->expand();
  if (members.size() <= narrow) return merge_few(*node_, members, match, put);
  many(*node_, members, match).merge(members, put);
}

}  // namespace ticketwire::json

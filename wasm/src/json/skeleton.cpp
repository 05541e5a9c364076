#include "json/skeleton.hpp"

#include "json/steps.hpp"

namespace ticketwire::json {
namespace {

char closing_of(char opening) noexcept {
  return opening == '{' ? '}' : ']';
}

/// Counts one more child and passes its name, where it has one.
const char* next_child(const char* at, char closing, std::uint32_t& count) noexcept {
  ++count;
  return closing == '}' ? after_name(at) : at;
}

}  // namespace

skeleton_reader::skeleton_reader(const body& body, const limits& limits, const text* like)
    : begin_(body.begin()),
      end_(body.end()),
      max_depth_(limits.max_depth),
      max_values_(limits.max_values),
      like_(like) {
  const bool useful = like != nullptr && like->depth() <= max_depth_;
  if (useful) levels_.push_back({0, none, like->size()});
  containers_.reserve(useful ? like->size() + 8 : body.bytes().size() / 256 + 8);
}

bool skeleton_reader::read() {
  const char* const at = value(after_space(begin_));
  return at != nullptr && done(at);
}

bool skeleton_reader::done(const char* at) const noexcept {
  return after_space(at) == end_ && values_ <= max_values_;
}

std::uint32_t skeleton_reader::enter(const char* at, std::uint16_t type, std::uint32_t parent) {
  if (depth_ == max_depth_ || containers_.size() >= max_values_) return none;
  if (++depth_ > deepest_) deepest_ = depth_;
  if (!levels_.empty()) descend(type);
  const auto begin = static_cast<std::uint32_t>(at - begin_);
  containers_.push_back({begin, 0, parent, 0, not_noted, type});
  return static_cast<std::uint32_t>(containers_.size() - 1);
}

void skeleton_reader::leave(std::uint32_t index, const char* end, std::uint32_t count) noexcept {
  container& left = containers_[index];
  left.end = static_cast<std::uint32_t>(end - begin_);
  left.next = static_cast<std::uint32_t>(containers_.size());
  left.count = count;
  values_ += values_in(left);
  --depth_;
  if (!levels_.empty()) levels_.pop_back();
}

std::size_t skeleton_reader::values_in(const container& container) const noexcept {
  return begin_[container.begin] == '{' ? 2 * std::size_t{container.count} : container.count;
}

std::uint32_t skeleton_reader::sibling(std::uint32_t index, std::uint16_t type) const noexcept {
  const std::uint32_t end = levels_.back().end;
  while (index < end && like_->at(index).type != type) index = like_->at(index).next;
  return index < end ? index : none;
}

bool skeleton_reader::stands_at(const char* at, std::uint32_t index,
                                std::uint16_t type) const noexcept {
  if (index == none || like_->at(index).type != type) return false;
  const container& there = like_->at(index);
  const std::size_t size = there.end - there.begin;
  return size <= static_cast<std::size_t>(end_ - at) &&
         same_bytes(at, like_->bytes().data() + there.begin, size);
}

/// What stands where is only guessed at: most often everything is where it was, some children are
/// new or gone, or a few in a row have changed.
const char* skeleton_reader::compared(const char* at, std::uint16_t type) {
  level& here = levels_.back();
  const std::uint32_t next = sibling(here.next, type);
  const std::uint32_t after = next == none ? none : sibling(like_->at(next).next, type);
  for (const std::uint32_t each : {next, here.missed, after}) {
    if (!stands_at(at, each, type)) continue;
    here.next = like_->at(each).next;
    here.missed = none;
    copy(at, each);
    return at + (like_->at(each).end - like_->at(each).begin);
  }
  return nullptr;
}

void skeleton_reader::copy(const char* at, std::uint32_t index) {
  const container& first = like_->at(index);
  const auto moved = static_cast<std::uint32_t>(at - begin_) - first.begin;
  const auto shifted = static_cast<std::uint32_t>(containers_.size()) - index;
  for (std::uint32_t i = index; i < first.next; ++i) {
    const container& each = like_->at(i);
    containers_.push_back({each.begin + moved, each.end + moved, each.next + shifted, each.count,
                           not_noted, each.type});
    values_ += values_in(containers_.back());
  }
  if (like_->depth() > deepest_) deepest_ = like_->depth();
}

/// The children of a container are looked for in the one that it stands in place of.
void skeleton_reader::descend(std::uint16_t type) {
  level& here = levels_.back();
  const std::uint32_t old = sibling(here.next, type);
  if (old == none) return levels_.push_back({0, none, 0});
  here.next = like_->at(old).next;
  if (here.missed == none) here.missed = old;
  levels_.push_back({old + 1, none, like_->at(old).next});
}

const char* skeleton_reader::value(const char* at) {
  std::uint32_t inside = none;
  std::uint32_t count = 0;
  char closing = '\0';
  while (true) {
    const char opening = *at;
    const bool container = opening == '{' || opening == '[';
    const char* const behind = container ? taken(at, 0) : after_scalar(at);
    if (container && behind == nullptr) {
      if (inside != none) containers_[inside].count = count;
      inside = enter(at, 0, inside);
      if (inside == none) return nullptr;
      closing = closing_of(opening);
      at = after_space(at + 1);
      count = 0;
      if (*at != closing) {
        at = next_child(at, closing, count);
        if (at == nullptr) return nullptr;
        continue;
      }
    } else {
      if (behind == nullptr || inside == none) return behind;
      at = after_space(behind);
    }
    while (*at == closing) {
      const std::uint32_t parent = containers_[inside].next;
      leave(inside, ++at, count);
      if (parent == none) return at;
      inside = parent;
      count = containers_[inside].count;
      closing = closing_of(begin_[containers_[inside].begin]);
      at = after_space(at);
    }
    if (*at != ',') return nullptr;
    at = next_child(after_space(at + 1), closing, count);
    if (at == nullptr) return nullptr;
  }
}

}  // namespace ticketwire::json

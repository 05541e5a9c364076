#include "ticketwire/json/text.hpp"

#include <algorithm>
#include <utility>

#include "json/exact_scan.hpp"
#include "json/name_order.hpp"
#include "json/skeleton.hpp"
#include "json/steps.hpp"

namespace ticketwire::json {

struct text::ordered {
  std::uint32_t container;
  name_order names;
};

result<void> text::check_size(std::size_t bytes, const limits& limits) {
  // Places count in 32 bits.
  if (bytes <= limits.max_bytes && bytes <= 0x7fffffff) return {};
  return error{.code = error_code::json_size, .offset = limits.max_bytes};
}

result<std::shared_ptr<const text>> text::parse(std::string_view bytes, const limits& limits,
                                                const text* like) {
  TICKETWIRE_TRY(check_size(bytes.size(), limits));
  return parse(json::body(bytes), limits, like);
}

result<std::shared_ptr<const text>> text::parse(json::body body, const limits& limits,
                                                const text* like) {
  skeleton_reader reader(body, limits, like);
  if (!reader.read()) {
    const error unnamed{.code = error_code::json_syntax};
    return exact_scan(body, limits).value_or(unnamed);
  }
  return make(std::move(body), reader.take());
}

std::shared_ptr<const text> text::make(json::body body, skeleton read) {
  return std::make_shared<text>(key{}, std::move(body), std::move(read));
}

text::text(key, json::body body, skeleton read)
    : body_(std::move(body)), depth_(read.depth), containers_(std::move(read.containers)) {
  const char* const begin = after_space(body_.begin());
  root_.begin = static_cast<std::uint32_t>(begin - body_.begin());
  const char* const end =
      containers_.empty() ? after_scalar(begin) : body_.begin() + containers_.front().end;
  root_.end = static_cast<std::uint32_t>(end - body_.begin());
}

text::~text() = default;

kind text::kind(const span& at) const noexcept {
  switch (body_.begin()[at.begin]) {
    case '"':
      return kind::string;
    case '{':
      return kind::object;
    case '[':
      return kind::array;
    case 't':
    case 'f':
      return kind::boolean;
    case 'n':
      return kind::null;
    default:
      return kind::number;
  }
}

std::uint32_t text::children_of(std::uint32_t index) const {
  container& here = containers_[index];
  // Nothing is written for an empty one: those of static texts are read by several threads.
  if (here.first != not_noted || here.count == 0) return here.first;
  const char* const begin = body_.begin();
  const bool named = begin[here.begin] == '{';
  here.first = static_cast<std::uint32_t>(noted_.size());
  noted_.resize(noted_.size() + here.count);
  std::uint32_t inner = index + 1;
  const char* at = begin + here.begin;
  for (std::uint32_t i = 0; i < here.count; ++i) {
    noted& child = noted_[here.first + i];
    // Behind the bracket or the comma before it.
    at = after_space(at + 1);
    child.name = static_cast<std::uint32_t>(at - begin);
    if (named) at = after_name(at);
    child.begin = static_cast<std::uint32_t>(at - begin);
    if (*at == '{' || *at == '[') {
      child.end = inner;
      at = begin + containers_[inner].end;
      inner = containers_[inner].next;
    } else {
      at = after_scalar(at);
      child.end = static_cast<std::uint32_t>(at - begin);
    }
    at = after_space(at);
  }
  return here.first;
}

span text::child(std::uint32_t place) const noexcept {
  const noted& here = noted_[place];
  const char first = body_.begin()[here.begin];
  if (first != '{' && first != '[') return {here.begin, here.end, 0};
  return {here.begin, containers_[here.end].end, here.end};
}

std::string_view text::name(std::uint32_t place) const noexcept {
  const noted& here = noted_[place];
  if (here.name == here.begin) return {};
  const auto back = [this](std::uint32_t end) {
    while (static_cast<unsigned char>(body_.begin()[end - 1]) <= ' ') --end;
    return end;
  };
  // Before the value, its colon.
  const std::uint32_t end = back(back(here.begin) - 1);
  return {body_.begin() + here.name, end - here.name};
}

const name_order& text::order_of(std::uint32_t index) const {
  const auto place = std::lower_bound(
      orders_.begin(), orders_.end(), index,
      [](const ordered& each, std::uint32_t wanted) { return each.container < wanted; });
  if (place != orders_.end() && place->container == index) return place->names;
  const std::uint32_t first = children_of(index);
  std::vector<name_order::entry> names;
  names.reserve(containers_[index].count);
  for (std::uint32_t i = 0; i < containers_[index].count; ++i)
    names.push_back({name(first + i), i});
  return orders_.insert(place, {index, name_order(std::move(names))})->names;
}

}  // namespace ticketwire::json

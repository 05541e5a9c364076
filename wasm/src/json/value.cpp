#include "ticketwire/json/value.hpp"

#include <charconv>
#include <vector>

#include "json/decimal.hpp"
#include "json/node.hpp"
#include "json/wide_index.hpp"

namespace ticketwire::json {
namespace {

void append_utf8(std::string& out, std::uint32_t code_point) {
  const auto put = [&out](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xc0 | code_point >> 6);
    put(0x80 | (code_point & 0x3f));
  } else if (code_point < 0x10000) {
    put(0xe0 | code_point >> 12);
    put(0x80 | (code_point >> 6 & 0x3f));
    put(0x80 | (code_point & 0x3f));
  } else {
    put(0xf0 | code_point >> 18);
    put(0x80 | (code_point >> 12 & 0x3f));
    put(0x80 | (code_point >> 6 & 0x3f));
    put(0x80 | (code_point & 0x3f));
  }
}

std::uint32_t hex4(std::string_view text) {
  std::uint32_t unit = 0;
  std::from_chars(text.data(), text.data() + 4, unit, 16);
  return unit;
}

char lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

const wide_index::container* wide_container_of(const text& source, std::uint32_t index) noexcept {
  return source.wide() == nullptr ? nullptr : source.wide()->find(index);
}

// Of a name that occurs twice the first value counts, as for find().
bool equal_objects(const value& a, const value& b) {
  for (const child& member : a.children()) {
    const std::string name = member.name.decode();
    const std::optional<value> other = b.find(name);
    if (!other || !equal(*a.find(name), *other)) return false;
  }
  for (const child& member : b.children()) {
    if (!a.find(member.name.decode())) return false;
  }
  return true;
}

bool equal_arrays(const value& a, const value& b) {
  auto left = a.children().begin();
  auto right = b.children().begin();
  const auto left_end = a.children().end();
  const auto right_end = b.children().end();
  for (; left != left_end && right != right_end; ++left, ++right) {
    if (!equal((*left).value, (*right).value)) return false;
  }
  return !(left != left_end) && !(right != right_end);
}

}  // namespace

value::value(const node& edited) noexcept
    : source_(edited.source.get()),
      index_(edited.index),
      edited_(edited.expanded ? &edited : nullptr) {}

enum kind value::kind() const noexcept {
  return edited_ != nullptr ? edited_->kind : source_->at(index_).kind;
}

std::string value::string() const {
  if (kind() != kind::string) return {};
  const std::string_view literal = raw();
  if (!source_->at(index_).escaped) return std::string(literal.substr(1, literal.size() - 2));
  return decode_string(literal);
}

bool value::boolean() const noexcept {
  return kind() == kind::boolean && raw() == "true";
}

result<std::int32_t> value::int32() const {
  if (kind() != kind::number)
    return error{error_code::value_type, {}, error::nowhere, error::nowhere, {}};
  const decimal number = to_decimal(raw());
  if (number.exponent < 0) {
    return error{error_code::value_type, {}, error::nowhere, offset(), "a whole number is needed"};
  }
  const auto out_of_range = [this] {
    return error{
        error_code::value_range, {}, error::nowhere, offset(), std::string(raw().substr(0, 40))};
  };
  if (number.digits.size() > 10 || number.exponent > 10) return out_of_range();
  std::int64_t whole = 0;
  for (const char c : number.digits) whole = whole * 10 + (c - '0');
  for (std::int64_t i = 0; i < number.exponent && whole <= 0xffffffff; ++i) whole *= 10;
  if (number.negative) whole = -whole;
  if (whole < INT32_MIN || whole > INT32_MAX) return out_of_range();
  return static_cast<std::int32_t>(whole);
}

result<void> value::finite() const {
  if (kind() != kind::number) {
    return error{error_code::value_type, {}, error::nowhere, error::nowhere, {}};
  }
  // The largest double is 1.7976931348623157e308; what rounds to it is not worth telling apart.
  static constexpr std::string_view largest = "17976931348623158";
  const decimal number = to_decimal(raw());
  const std::int64_t magnitude = number.exponent + static_cast<std::int64_t>(number.digits.size());
  if (magnitude < 309 || (magnitude == 309 && number.digits < largest)) return {};
  return error{
      error_code::value_range, {}, error::nowhere, offset(), std::string(raw().substr(0, 40))};
}

bool value::is_zero() const {
  return kind() == kind::number && to_decimal(raw()).digits.empty();
}

children value::children() const noexcept {
  return json::children(*this);
}

std::size_t value::size() const noexcept {
  if (edited_ != nullptr) return edited_->members.size();
  if (const wide_index::container* wide = wide_container_of(*source_, index_)) {
    return wide->values.size();
  }
  std::size_t count = 0;
  const auto end = children().end();
  for (auto at = children().begin(); at != end; ++at) ++count;
  return count;
}

value value::operator[](std::size_t position) const noexcept {
  if (edited_ != nullptr) return value(*edited_->members[position].value);
  if (const wide_index::container* wide = wide_container_of(*source_, index_)) {
    return value(*source_, wide->values[position]);
  }
  auto at = children().begin();
  for (; position > 0; --position) ++at;
  return (*at).value;
}

std::vector<value> value::elements() const {
  std::vector<value> out;
  for (const child& each : children()) out.push_back(each.value);
  return out;
}

std::optional<value> value::find(std::string_view name) const {
  if (kind() != kind::object) return std::nullopt;
  if (edited_ != nullptr || wide_container_of(*source_, index_) != nullptr) {
    const std::size_t position = position_of(name);
    return position == error::nowhere ? std::nullopt : std::optional((*this)[position]);
  }
  for (const child& member : children()) {
    if (member.name.equals(name)) return member.value;
  }
  return std::nullopt;
}

std::size_t value::position_of(std::string_view name, name_match match) const {
  if (kind() != kind::object) return error::nowhere;
  const auto chosen = [match](const name_order::found& found) {
    const bool exact = found.exact != error::nowhere || match == name_match::exact;
    return exact ? found.exact : found.ignoring_case;
  };
  if (edited_ != nullptr) return chosen(edited_->members.find(name));
  if (const wide_index::container* wide = wide_container_of(*source_, index_)) {
    return chosen(wide->names.find(name_order::key(name)));
  }
  name_order::found found;
  std::size_t position = 0;
  for (const child& member : children()) {
    if (member.name.equals(name)) return position;
    const bool look = match == name_match::any_case && found.ignoring_case == error::nowhere;
    if (look && member.name.equals_ignore_case(name)) found.ignoring_case = position;
    ++position;
  }
  return chosen(found);
}

std::string_view name::inner() const noexcept {
  return raw_.empty() ? raw_ : raw_.substr(1, raw_.size() - 2);
}

std::string name::decode() const {
  if (raw_.find('\\') == std::string_view::npos) return std::string(inner());
  return decode_string(raw_);
}

bool name::equals(std::string_view text) const {
  return raw_.find('\\') == std::string_view::npos ? inner() == text : decode() == text;
}

bool name::equals_ignore_case(std::string_view text) const {
  return raw_.find('\\') == std::string_view::npos ? equal_ignore_case(inner(), text)
                                                   : equal_ignore_case(decode(), text);
}

children::iterator::iterator(const value& container, std::uint32_t position) noexcept
    : container_(container), position_(position), named_(container.kind() == kind::object) {}

child children::iterator::operator*() const noexcept {
  if (container_.edited_ != nullptr) {
    const member_list::member& member = container_.edited_->members[position_];
    return {name(member.name), value(*member.value)};
  }
  const text& source = *container_.source_;
  if (!named_) return {name({}), value(source, position_)};
  return {name(source.raw(position_)), value(source, position_ + 1)};
}

children::iterator& children::iterator::operator++() noexcept {
  if (container_.edited_ != nullptr) {
    ++position_;
  } else {
    position_ = container_.source_->at(named_ ? position_ + 1 : position_).next;
  }
  return *this;
}

children::iterator children::begin() const noexcept {
  return {container_, container_.edited_ != nullptr ? 0 : container_.index_ + 1};
}

children::iterator children::end() const noexcept {
  if (container_.edited_ != nullptr) {
    return {container_, static_cast<std::uint32_t>(container_.edited_->members.size())};
  }
  return {container_, container_.source_->at(container_.index_).next};
}

std::string decode_string(std::string_view literal) {
  std::string out;
  out.reserve(literal.size());
  literal = literal.substr(1, literal.size() - 2);
  for (std::size_t i = 0; i < literal.size(); ++i) {
    if (literal[i] != '\\') {
      out.push_back(literal[i]);
      continue;
    }
    const char c = literal[++i];
    static constexpr std::string_view plain = "bfnrt";
    static constexpr std::string_view meaning = "\b\f\n\r\t";
    if (c == 'u') {
      std::uint32_t unit = hex4(literal.substr(i + 1));
      i += 4;
      if (unit >= 0xd800 && unit < 0xdc00) {
        unit = 0x10000 + ((unit - 0xd800) << 10) + (hex4(literal.substr(i + 3)) - 0xdc00);
        i += 6;
      }
      append_utf8(out, unit);
    } else {
      const std::size_t known = plain.find(c);
      out.push_back(known == std::string_view::npos ? c : meaning[known]);
    }
  }
  return out;
}

bool equal_ignore_case(std::string_view a, std::string_view b) noexcept {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (lower(a[i]) != lower(b[i])) return false;
  }
  return true;
}

// Recursion is bounded: both sides were parsed within limits::max_depth.
bool equal(const value& a, const value& b) {
  if (a.kind() != b.kind()) return false;
  if (a.same_bytes(b)) return true;
  if (!a.edited() && !b.edited() && a.raw() == b.raw()) return true;
  switch (a.kind()) {
    case kind::null:
      return true;
    case kind::boolean:
      return a.boolean() == b.boolean();
    case kind::number:
      return to_decimal(a.raw()) == to_decimal(b.raw());
    case kind::string:
      return a.string() == b.string();
    case kind::array:
      return equal_arrays(a, b);
    case kind::object:
      return equal_objects(a, b);
  }
  return false;
}

}  // namespace ticketwire::json

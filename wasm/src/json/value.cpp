#include "ticketwire/json/value.hpp"

#include <charconv>
#include <vector>

#include "json/decimal.hpp"
#include "json/node.hpp"

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

bool is_container(kind kind) noexcept {
  return kind == kind::array || kind == kind::object;
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
    : source_(edited.source.get()), at_(edited.at), edited_(edited.expanded ? &edited : nullptr) {}

enum kind value::kind() const noexcept {
  return edited_ != nullptr ? edited_->kind : source_->kind(at_);
}

std::string value::string() const {
  if (kind() != kind::string) return {};
  return decode_string(raw());
}

bool value::boolean() const noexcept {
  return kind() == kind::boolean && raw() == "true";
}

result<std::int32_t> value::int32() const {
  if (kind() != kind::number) return error{.code = error_code::value_type};
  const decimal number = to_decimal(raw());
  if (number.exponent < 0) {
    return error{
        .code = error_code::value_type, .offset = offset(), .detail = "a whole number is needed"};
  }
  const auto out_of_range = [this] {
    return error{.code = error_code::value_range,
                 .offset = offset(),
                 .detail = std::string(raw().substr(0, 40))};
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
    return error{.code = error_code::value_type};
  }
  // The largest double is 1.7976931348623157e308; what rounds to it is not worth telling apart.
  static constexpr std::string_view largest = "17976931348623158";
  const decimal number = to_decimal(raw());
  const std::int64_t magnitude = number.exponent + static_cast<std::int64_t>(number.digits.size());
  if (magnitude < 309 || (magnitude == 309 && number.digits < largest)) return {};
  return error{.code = error_code::value_range,
               .offset = offset(),
               .detail = std::string(raw().substr(0, 40))};
}

bool value::is_zero() const {
  return kind() == kind::number && to_decimal(raw()).digits.empty();
}

children value::children() const {
  return json::children(*this);
}

std::size_t value::size() const noexcept {
  if (edited_ != nullptr) return edited_->members.size();
  return is_container(source_->kind(at_)) ? source_->at(at_.container).count : 0;
}

value value::operator[](std::size_t position) const {
  if (edited_ != nullptr) return edited_->child(position);
  const std::uint32_t first = source_->children_of(at_.container);
  return {*source_, source_->child(first + static_cast<std::uint32_t>(position))};
}

std::vector<value> value::elements() const {
  std::vector<value> out;
  for (const child& each : children()) out.push_back(each.value);
  return out;
}

std::optional<value> value::find(std::string_view name) const {
  const std::size_t position = position_of(name);
  return position == error::nowhere ? std::nullopt : std::optional((*this)[position]);
}

std::size_t value::position_of(std::string_view name, name_match match) const {
  if (kind() != kind::object) return error::nowhere;
  const auto chosen = [match](const name_order::found& found) {
    const bool exact = found.exact != error::nowhere || match == name_match::exact;
    return exact ? found.exact : found.ignoring_case;
  };
  if (edited_ != nullptr) return chosen(edited_->members.find(name));
  if (source_->at(at_.container).count > narrow) {
    return chosen(source_->order_of(at_.container).find(name_order::key(name)));
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
  return raw_.empty() ? std::string() : decode_string(raw_);
}

// Escapes take more room than what they stand for: only a longer name may have any that count.
bool name::equals(std::string_view text) const {
  const std::string_view spelled = inner();
  if (spelled.size() > text.size()) return escaped() && decode() == text;
  return spelled == text && !escaped();
}

bool name::equals_ignore_case(std::string_view text) const {
  const std::string_view spelled = inner();
  if (spelled.size() > text.size()) return escaped() && equal_ignore_case(decode(), text);
  return equal_ignore_case(spelled, text) && !escaped();
}

child children::iterator::operator*() const noexcept {
  if (edited_ != nullptr)
    return {name(edited_->members[position_].name), edited_->child(position_)};
  return {name(source_->name(position_)), value(*source_, source_->child(position_))};
}

children::children(const value& container) : container_(container) {
  count_ = static_cast<std::uint32_t>(container.size());
  const bool noted = container.edited_ == nullptr && count_ > 0;
  if (noted) first_ = container.source_->children_of(container.at_.container);
}

std::string decode_string(std::string_view literal) {
  literal = literal.substr(1, literal.size() - 2);
  if (literal.find('\\') == literal.npos) return std::string(literal);
  std::string out;
  out.reserve(literal.size());
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

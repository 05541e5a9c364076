#include "carrier/typed_reader.hpp"

#include <functional>

#include "carrier/scalars.hpp"
#include "json/steps.hpp"

namespace ticketwire::carrier {
namespace {

using json::after_space;
using schema::property;
using schema::value_type;

constexpr std::uint32_t none = json::skeleton_reader::none;

// What a container is: a carrier, or the array or dictionary of a row. 0 is JSON.
std::uint16_t number_of(const schema::carrier_type& type) noexcept {
  return static_cast<std::uint16_t>(1 + (&type - schema::carriers().data()));
}
std::uint16_t number_of(const property& row) noexcept {
  return static_cast<std::uint16_t>(1 + schema::carrier_count +
                                    static_cast<std::size_t>(&row - schema::properties().data()));
}

/// Behind a row's name and the colon, where they stand here as most write them; with the comma
/// before it, or without.
const char* after_expected(const char* at, const property& row, std::size_t comma) noexcept {
  const std::size_t size = row.name.size() + 3 + comma;
  return json::same_bytes(at, row.name.data() - 1 - comma, size) ? at + size : nullptr;
}

/// Behind any other name; finds its row, if there is one.
const char* after_other(const char* at, const schema::carrier_type& type, const property*& row) {
  const char* const end = json::after_name(at);
  if (end == nullptr) return nullptr;
  const std::string_view rest(at + 1, static_cast<std::size_t>(end - at - 1));
  // What has escapes ends at the wrong quote, but is not looked for.
  const std::string_view name = rest.substr(0, rest.find('"'));
  if (name.find('\\') != std::string_view::npos) return nullptr;
  row = schema::find_property(type, name);
  return end;
}

}  // namespace

bool typed_reader::knows(const schema::carrier_type& type) noexcept {
  const auto all = schema::carriers();
  const std::less<> before;
  return !before(&type, all.data()) && before(&type, all.data() + all.size());
}

bool read_as(const json::value& value, const schema::carrier_type& type) noexcept {
  if (value.edited() || value.kind() != json::kind::object || !typed_reader::knows(type))
    return false;
  return value.source()->at(value.place().container).type == number_of(type);
}

bool typed_reader::read(const schema::carrier_type& type) {
  const char* const at = carrier(after_space(begin_), type);
  return at != nullptr && skeleton_.done(at);
}

// Recursion is bounded by the depth that the skeleton lets in.
const char* typed_reader::carrier(const char* at, const schema::carrier_type& type) {
  if (*at != '{') return json::pass_null(at) ? at : nullptr;
  const std::uint16_t number = number_of(type);
  if (const char* const behind = skeleton_.taken(at, number)) return behind;
  const std::uint32_t index = skeleton_.enter(at, number);
  if (index == none) return nullptr;
  const property* next = type.properties.data();
  const property* const last = next + type.properties.size();
  std::uint32_t count = 0;
  at = after_space(at + 1);
  while (*at != '}' || count > 0) {
    const property* row = next;
    const char* value = next != last ? after_expected(at, *next, 0) : nullptr;
    if (value == nullptr) {
      value = after_other(at, type, row);
      if (value == nullptr) return nullptr;
    }
    // From here on row by row, most often to the end.
    while (value != nullptr) {
      ++count;
      value = after_space(value);
      at = row != nullptr ? whole(value, *row) : skeleton_.value(value);
      if (at == nullptr) return nullptr;
      if (row != nullptr) next = row + 1;
      row = next;
      value = next != last ? after_expected(at, *next, 1) : nullptr;
    }
    at = after_space(at);
    if (*at != ',') break;
    at = after_space(at + 1);
  }
  if (*at != '}') return nullptr;
  skeleton_.leave(index, ++at, count);
  return at;
}

const char* typed_reader::whole(const char* at, const property& row) {
  switch (row.shape) {
    case schema::shape::single:
      return single(at, row);
    case schema::shape::array:
      return many(at, row, false);
    case schema::shape::dictionary:
      return many(at, row, true);
  }
  return nullptr;
}

const char* typed_reader::many(const char* at, const property& row, bool named) {
  if (*at != (named ? '{' : '[')) return json::pass_null(at) ? at : nullptr;
  const std::uint16_t number = number_of(row);
  if (const char* const behind = skeleton_.taken(at, number)) return behind;
  const std::uint32_t index = skeleton_.enter(at, number);
  if (index == none) return nullptr;
  const char closing = named ? '}' : ']';
  std::uint32_t count = 0;
  at = after_space(at + 1);
  while (*at != closing || count > 0) {
    ++count;
    if (named) at = json::after_name(at);
    if (at == nullptr) return nullptr;
    at = single(at, row);
    if (at == nullptr) return nullptr;
    at = after_space(at);
    if (*at != ',') break;
    at = after_space(at + 1);
  }
  if (*at != closing) return nullptr;
  skeleton_.leave(index, ++at, count);
  return at;
}

const char* typed_reader::single(const char* at, const property& row) {
  if (*at == 'n') return json::pass_null(at) ? at : nullptr;
  switch (row.type) {
    case value_type::carrier:
      return carrier(at, *schema::carrier_of(row));
    case value_type::int32:
      return after_int32(at);
    case value_type::number:
      return after_finite(at);
    case value_type::boolean:
      return json::pass_boolean(at) ? at : nullptr;
    case value_type::string:
      return *at == '"' ? json::after_string(at + 1) : nullptr;
    case value_type::date_time:
      return after_date(at);
    case value_type::enumeration:
    case value_type::flags:
      return *at == '"' ? json::after_string(at + 1) : after_int32(at);
    case value_type::any:
      return skeleton_.value(at);
  }
  return nullptr;
}

}  // namespace ticketwire::carrier

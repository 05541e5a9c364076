#include "ticketwire/carrier/bind.hpp"

#include <algorithm>
#include <set>

#include "carrier/row_finder.hpp"
#include "carrier/typed_reader.hpp"
#include "ticketwire/ascii.hpp"
#include "ticketwire/carrier/date_time.hpp"
#include "ticketwire/json/document.hpp"
#include "ticketwire/json/pointer.hpp"
#include "ticketwire/json/writer.hpp"

namespace ticketwire::carrier {
namespace {

using schema::property;
using schema::value_type;

std::size_t code_points(std::string_view text) noexcept {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  }));
}

/// Which of a carrier's rows have occurred.
struct seen_rows {
  explicit seen_rows(const schema::carrier_type& type) : rows(type.properties.size()) {}
  /// False where the row had occurred before.
  bool insert(std::size_t row) {
    const bool first = !rows[row];
    rows[row] = true;
    return first;
  }
  std::vector<bool> rows;
};

/// Walks a value beside its rows. With an output it writes the bound form; without one it only
/// checks, the way a reader should.
class walk {
 public:
  walk(json::writer* out, std::string pointer, const limits& limits)
      : out_(out), pointer_(std::move(pointer)), limits_(limits) {}

  [[nodiscard]] faults take() { return std::move(faults_); }

  // Recursion is bounded by the depth of the text.
  void carrier(const json::value& value, const schema::carrier_type& type);
  void whole(const json::value& value, const property& property);
  void single(const json::value& value, const property& property);

 private:
  void array(const json::value& value, const property& property);
  void dictionary(const json::value& value, const property& property);
  void member(const json::child& member, const schema::carrier_type& type, const property* row,
              seen_rows& seen);
  void text(const json::value& value, const property& property);
  void date(const json::value& value);
  void enumeration(const json::value& value, const property& property);

  [[nodiscard]] bool writing() const noexcept { return out_ != nullptr; }
  void null() {
    if (writing()) out_->null();
  }
  void as_it_is(const json::value& value) {
    if (writing()) out_->value(value);
  }
  void fail(error_code code, const json::value& value, std::string detail = {}) {
    const std::size_t offset = value.edited() ? error::nowhere : value.offset();
    faults_.push_back(
        {.code = code, .pointer = pointer_, .offset = offset, .detail = std::move(detail)});
    pointer_bytes_ += pointer_.size();
    null();
  }
  /// Long keys make long pointers: together they are held to the size of a text.
  [[nodiscard]] bool full() const noexcept {
    return faults_.size() >= limits_.max_faults || pointer_bytes_ >= limits_.max_bytes;
  }
  bool expect(const json::value& value, json::kind kind, std::string_view wanted) {
    if (value.kind() == kind) return true;
    fail(error_code::value_type, value, std::string(wanted) + " is needed");
    return false;
  }

  faults faults_;
  json::writer* out_;
  std::string pointer_;
  limits limits_;
  std::size_t pointer_bytes_ = 0;
};

void walk::carrier(const json::value& value, const schema::carrier_type& type) {
  if (value.is_null()) return null();
  if (!expect(value, json::kind::object, "an object")) return;
  if (writing()) out_->begin_object();
  seen_rows seen(type);
  row_finder rows(type);
  for (const json::child& each : value.children()) {
    if (full()) break;
    member(each, type, rows.find(each.name), seen);
  }
  if (writing()) out_->end_object();
}

void walk::member(const json::child& member, const schema::carrier_type& type, const property* row,
                  seen_rows& seen) {
  if (row == nullptr || (writing() && row->response_only)) return;
  const std::size_t length = pointer_.size();
  json::append_token(pointer_, row->name);
  if (writing()) out_->name(row->name);
  const auto position = static_cast<std::size_t>(row - type.properties.data());
  if (!seen.insert(position) && writing()) {
    fail(error_code::json_duplicate, member.value);
  } else {
    whole(member.value, *row);
  }
  pointer_.resize(length);
}

void walk::whole(const json::value& value, const property& property) {
  switch (property.shape) {
    case schema::shape::single:
      return single(value, property);
    case schema::shape::array:
      return array(value, property);
    case schema::shape::dictionary:
      return dictionary(value, property);
  }
}

void walk::array(const json::value& value, const property& property) {
  if (value.is_null()) return null();
  if (!expect(value, json::kind::array, "an array")) return;
  if (writing()) out_->begin_array();
  const std::size_t length = pointer_.size();
  std::size_t index = 0;
  for (const json::child& element : value.children()) {
    if (full()) break;
    json::append_token(pointer_, std::to_string(index++));
    single(element.value, property);
    pointer_.resize(length);
  }
  if (writing()) out_->end_array();
}

void walk::dictionary(const json::value& value, const property& property) {
  if (value.is_null()) return null();
  if (!expect(value, json::kind::object, "an object")) return;
  if (writing()) out_->begin_object();
  const std::size_t length = pointer_.size();
  // Paths and tests compare keys without case, so that two such keys could not be told apart.
  std::set<std::string> seen;
  for (const json::child& entry : value.children()) {
    if (full()) break;
    std::string key = entry.name.decode();
    json::append_token(pointer_, key);
    if (writing()) out_->name_raw(entry.name.raw());
    if (!seen.insert(ascii::lower(key)).second && writing()) {
      fail(error_code::json_duplicate, entry.value);
    } else {
      single(entry.value, property);
    }
    pointer_.resize(length);
  }
  if (writing()) out_->end_object();
}

void walk::single(const json::value& value, const property& property) {
  if (value.is_null()) return null();
  switch (property.type) {
    case value_type::carrier:
      return carrier(value, *schema::carrier_of(property));
    case value_type::int32: {
      const result<std::int32_t> number = value.int32();
      if (!number) return fail(number.error().code, value, number.error().detail);
      if (writing()) out_->number(*number);
      return;
    }
    case value_type::number: {
      const result<void> finite = value.finite();
      if (!finite) return fail(finite.error().code, value, finite.error().detail);
      return as_it_is(value);
    }
    case value_type::boolean:
      if (expect(value, json::kind::boolean, "true or false")) as_it_is(value);
      return;
    case value_type::string:
      return text(value, property);
    case value_type::date_time:
      return date(value);
    case value_type::enumeration:
    case value_type::flags:
      return enumeration(value, property);
    case value_type::any:
      return as_it_is(value);
  }
}

void walk::text(const json::value& value, const property& property) {
  if (!expect(value, json::kind::string, "a text")) return;
  if (writing() && property.max_length != 0) {
    const std::size_t length = code_points(value.string());
    if (length > property.max_length) {
      return fail(
          error_code::value_length, value,
          std::to_string(length) + " characters, at most " + std::to_string(property.max_length));
    }
  }
  as_it_is(value);
}

void walk::date(const json::value& value) {
  if (!expect(value, json::kind::string, "a date and time")) return;
  const std::string text = value.string();
  if (!text.empty() && !parse_date_time(text)) {
    return fail(error_code::value_date, value, text.substr(0, 40));
  }
  as_it_is(value);
}

void walk::enumeration(const json::value& value, const property& property) {
  const schema::enum_type& type = *schema::enum_of(property);
  std::string text;
  if (value.kind() == json::kind::number) {
    const result<std::int32_t> number = value.int32();
    if (!number) return fail(number.error().code, value, number.error().detail);
    text = std::to_string(*number);
  } else if (expect(value, json::kind::string, "a name")) {
    text = value.string();
  } else {
    return;
  }
  if (!writing()) return;
  const std::optional<std::int32_t> known = schema::to_enum_value(type, text);
  const std::optional<std::string> name =
      known ? schema::to_enum_text(type, *known) : std::optional<std::string>();
  if (!name) {
    return fail(error_code::value_enum, value,
                text.substr(0, 40) + " is not in " + std::string(type.name));
  }
  out_->string(*name);
}

}  // namespace

faults validate(const json::value& value, const schema::carrier_type& type, const limits& limits) {
  if (read_as(value, type)) return {};
  walk in(nullptr, {}, limits);
  in.carrier(value, type);
  return in.take();
}

boost::system::result<std::string, faults> bind(const json::value& value,
                                                const schema::carrier_type& type,
                                                const limits& limits) {
  std::string out;
  json::writer writer(out);
  walk in(&writer, {}, limits);
  in.carrier(value, type);
  faults found = in.take();
  if (!found.empty()) return found;
  return out;
}

result<std::string> bind(const json::value& value, const property& property, part part,
                         std::string pointer) {
  limits first;
  first.max_faults = 1;
  std::string out;
  json::writer writer(out);
  walk in(&writer, std::move(pointer), first);
  if (part == part::whole) {
    in.whole(value, property);
  } else {
    in.single(value, property);
  }
  faults found = in.take();
  if (!found.empty()) return std::move(found.front());
  return out;
}

bool is_unset(const json::value& value, const property& property) {
  switch (value.kind()) {
    case json::kind::null:
      return true;
    case json::kind::boolean:
      return !value.boolean();
    case json::kind::number:
      return value.is_zero();
    case json::kind::string: {
      const std::string text = value.string();
      if (text.empty()) return true;
      if (property.type == value_type::date_time) {
        const std::optional<date_time> date = parse_date_time(text);
        return date && date->unset;
      }
      const schema::enum_type* type = schema::enum_of(property);
      return type != nullptr && schema::to_enum_value(*type, text) == 0;
    }
    case json::kind::array:
    case json::kind::object:
      return value.size() == 0;
  }
  return false;
}

}  // namespace ticketwire::carrier

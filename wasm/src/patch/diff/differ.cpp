#include "patch/diff/differ.hpp"

#include "carrier/row_finder.hpp"
#include "patch/compare/comparer.hpp"
#include "patch/diff/request_value.hpp"
#include "ticketwire/carrier/bind.hpp"

namespace ticketwire::patch {
namespace {

bool both(const optional_value& a, const optional_value& b, json::kind kind) noexcept {
  return is_kind(a, kind) && is_kind(b, kind);
}

/// Whether a member is the first of its name, which alone counts.
bool is_first(const json::value& object, std::string_view name, std::size_t position) {
  return object.position_of(name) == position;
}

/// What an object has under exactly that name.
optional_value exact_member(const json::value& object, std::string_view name) {
  const std::size_t position = object.position_of(name);
  return position == error::nowhere ? std::nullopt : optional_value(object[position]);
}

bool is_container(const json::value& value) noexcept {
  return value.kind() == json::kind::array || value.kind() == json::kind::object;
}

/// Removing an element would move those after it; setting it to null does not.
bool in_array(const site& where) noexcept {
  return where.element && where.property->shape == schema::shape::array;
}

/// A member of two objects that are spelled alike but for the members' values.
struct pair {
  std::size_t position;
  json::child base;
  json::value edited;
};

/// The members whose texts differ, where both sides have the same names in the same order, as a
/// document and its edited copy have; what has not been touched costs a step.
std::optional<std::vector<pair>> aligned(const json::value& base, const json::value& edited) {
  std::vector<pair> out;
  auto left = base.children().begin();
  auto right = edited.children().begin();
  const auto left_end = base.children().end();
  const auto right_end = edited.children().end();
  std::size_t position = 0;
  for (; left != left_end && right != right_end; ++left, ++right, ++position) {
    const json::child a = *left;
    const json::child b = *right;
    if (a.name.raw() != b.name.raw()) return std::nullopt;
    if (!same_text(a.value, b.value)) out.push_back({position, a, b.value});
  }
  if (left != left_end || right != right_end) return std::nullopt;
  return out;
}

/// Whether the rows of an object's members ascend, so that none is there twice.
bool in_order(const json::value& object, const schema::carrier_type& type) {
  carrier::row_finder rows(type);
  const schema::property* last = nullptr;
  for (const json::child& each : object.children()) {
    const schema::property* row = rows.find(each.name);
    if (row == nullptr) continue;
    if (last != nullptr && row <= last) return false;
    last = row;
  }
  return true;
}

}  // namespace

void differ::compare(const optional_value& base, const optional_value& edited, const site& where) {
  count(1);
  if (same_text(base, edited)) return;
  const bool objects = both(base, edited, json::kind::object);
  switch (where.kind) {
    case site::kind::carrier:
      if (objects) return carrier(*base, *edited, where);
      break;
    case site::kind::dictionary:
      // Emptied key by key, so that a key that came meanwhile stays.
      if (objects || (base && base->kind() == json::kind::object && nothing(edited))) {
        return dictionary(*base, edited, where);
      }
      break;
    case site::kind::array:
      if (both(base, edited, json::kind::array)) return array(*base, *edited, where);
      break;
    case site::kind::untyped:
      if (objects) return object(*base, *edited);
      if (both(base, edited, json::kind::array)) return array(*base, *edited, where);
      break;
    case site::kind::scalar:
      break;
  }
  whole(base, edited, where);
}

void differ::carrier(const json::value& base, const json::value& edited, const site& where) {
  const bool reference = where.property != nullptr && !where.element && !where.carrier->key.empty();
  const auto before = reference ? identity(base, where) : std::nullopt;
  const auto after = before ? identity(edited, where) : std::nullopt;
  const mark start = here();
  members(base, edited, where, options_.told_only && after && after == before);
  // Another entity may as well be named as a whole, where that is shorter.
  if (after && after != before && out_.size() != start.size) {
    replace_if_shorter(start, base, edited, where);
  }
}

void differ::members(const json::value& base, const json::value& edited, const site& where,
                     bool told_only) {
  const schema::carrier_type& type = *where.carrier;
  if (const auto pairs = aligned(base, edited)) {
    const bool once = pairs->empty() || in_order(base, type);
    carrier::row_finder rows(type);
    for (const pair& each : *pairs) {
      const schema::property* row = rows.find(each.base.name);
      // Of two members of one row one counts.
      if (row == nullptr || (!once && find_position(base, row->name) != each.position)) continue;
      property(*row, each.base.value, each.edited, where);
    }
    return;
  }
  const std::vector<optional_value> left = members_by_row(base, type).values;
  const std::vector<optional_value> right = members_by_row(edited, type).values;
  for (std::size_t i = 0; i < left.size(); ++i) {
    const bool told = right[i] || (left[i] && !told_only);
    if (told) property(type.properties[i], left[i], right[i], where);
  }
}

void differ::property(const schema::property& row, const optional_value& base,
                      const optional_value& edited, const site& where) {
  // Rights are the server's alone; an element of a set is a reference, of which a part may do.
  const bool reference = where.element && where.property->set;
  if (row.response_only || (reference && (!base || !edited))) return;
  at(row.name, [&] { compare(base, edited, site_of(row)); });
}

void differ::dictionary(const json::value& base, const optional_value& edited, const site& where) {
  const site element = element_of(where);
  const auto pairs = nothing(edited) ? std::nullopt : aligned(base, *edited);
  if (pairs) {
    for (const pair& each : *pairs) {
      if (!is_first(base, each.base.name.decode(), each.position)) continue;
      entry(each.base.name, each.base.value, each.edited, element);
    }
    return;
  }
  std::size_t position = 0;
  for (const json::child& each : base.children()) {
    const std::string name = each.name.decode();
    if (is_first(base, name, position++)) {
      entry(each.name, each.value, member(edited, name), element);
    }
  }
  if (nothing(edited)) return;
  position = 0;
  for (const json::child& each : edited->children()) {
    const std::string name = each.name.decode();
    if (is_first(*edited, name, position++) && find_position(base, name) == error::nowhere) {
      entry(each.name, std::nullopt, each.value, element);
    }
  }
}

void differ::entry(const json::name& name, const optional_value& base, const optional_value& edited,
                   const site& element) {
  if (nothing(base) && nothing(edited)) return;
  at(name.decode(), [&] { compare(base, edited, element); });
}

void differ::object(const json::value& base, const json::value& edited) {
  if (const auto pairs = aligned(base, edited)) {
    for (const pair& each : *pairs) {
      const std::string name = each.base.name.decode();
      if (!is_first(base, name, each.position)) continue;
      at(name, [&] { compare(each.base.value, each.edited, {}); });
    }
    return;
  }
  for (const json::child& each : edited.children()) {
    const std::string name = each.name.decode();
    // Adding a member would hit one that the base has in another case.
    const bool collides =
        base.position_of(name) == error::nowhere && find_position(base, name) != error::nowhere;
    if (collides) return replace(base, edited, {});
  }
  std::size_t position = 0;
  for (const json::child& each : base.children()) {
    const std::string name = each.name.decode();
    if (!is_first(base, name, position++)) continue;
    at(name, [&] { compare(each.value, exact_member(edited, name), {}); });
  }
  position = 0;
  for (const json::child& each : edited.children()) {
    const std::string name = each.name.decode();
    const bool first = is_first(edited, name, position++);
    if (!first || base.position_of(name) != error::nowhere) continue;
    at(name, [&] { compare(std::nullopt, each.value, {}); });
  }
}

void differ::array(const json::value& base, const json::value& edited, const site& where) {
  const std::vector<json::value> old_elements = base.elements();
  const std::vector<json::value> new_elements = edited.elements();
  const array_script script = match_elements(old_elements, new_elements, where, pointer_.size());
  count(script.examined);
  const mark before = here();
  elements(old_elements, new_elements, where, script);
  // Elements without identity may as well be written anew, where that is shorter.
  const site element = element_of(where);
  const bool keyed = element.kind == site::kind::carrier && !element.carrier->key.empty();
  const bool set = where.kind == site::kind::array && where.property->set;
  if (keyed || set || out_.size() == before.size) return;
  replace_if_shorter(before, base, edited, where);
}

void differ::elements(const std::vector<json::value>& base, const std::vector<json::value>& edited,
                      const site& where, const array_script& script) {
  const site element = element_of(where);
  std::size_t keep_left = script.keeps.size();
  for (std::size_t i = base.size(); i > 0; --i) {
    if (keep_left > 0 && script.keeps[keep_left - 1].from == i - 1) {
      --keep_left;
    } else {
      drop(i - 1, base[i - 1], element);
    }
  }
  std::vector<bool> there(edited.size(), false);
  for (std::size_t i = 0; i < script.keeps.size(); ++i) {
    const kept& pair = script.keeps[i];
    there[pair.to] = true;
    if (same_text(base[pair.from], edited[pair.to])) continue;
    at(std::to_string(i), [&] { keep(base[pair.from], edited[pair.to], element); });
  }
  const bool set = where.kind == site::kind::array && where.property->set;
  std::size_t size = script.keeps.size();
  for (std::size_t i = 0; i < there.size(); ++i) {
    if (there[i]) continue;
    const bool at_end = set || i == size;
    add(at_end ? "-" : std::to_string(i), edited[i], element);
    ++size;
  }
}

/// Edits an element in its place. Its key is tested first, since an index may lead to another one
/// by now; an element without identity is written anew where that is shorter.
void differ::keep(const json::value& base, const json::value& edited, const site& element) {
  const mark before = here();
  const bool keyed = guard_key(base, element);
  const std::size_t start = out_.size();
  compare(base, edited, element);
  if (out_.size() == start) return rewind(before);
  if (keyed || element.kind == site::kind::carrier) return;
  if (!is_container(base) || !is_container(edited)) return;
  replace_if_shorter(before, base, edited, element);
}

/// Writes the value anew where that is shorter than what has been written since `before`.
void differ::replace_if_shorter(const mark& before, const json::value& base,
                                const json::value& edited, const site& where) {
  const std::string finer = out_.substr(before.size);
  const mark after = here();
  std::vector<std::string> left_out;
  if (unguarded()) left_out = *unguarded();
  rewind(before);
  replace(base, edited, where);
  if (out_.size() - before.size < finer.size()) return;
  out_.replace(before.size, std::string::npos, finer);
  if (unguarded()) *unguarded() = std::move(left_out);
  writer_ = after.writer;
}

void differ::add(std::string_view place, const json::value& value, const site& element) {
  at(place, [&] { operation("add", &value, element); });
}

void differ::drop(std::size_t position, const json::value& value, const site& element) {
  at(std::to_string(position), [&] {
    if (!guard_key(value, element)) guard(value, element);
    operation("remove", nullptr, element);
  });
}

/// What is no container, or becomes or stops to be one.
void differ::whole(const optional_value& base, const optional_value& edited, const site& where) {
  const bool plain = where.kind == site::kind::untyped && where.property == nullptr;
  if (equivalent(base, edited, where)) return;
  if (!edited || (edited->is_null() && where.kind != site::kind::untyped && !in_array(where))) {
    guard(base, where);
    return operation("remove", nullptr, where);
  }
  if (base) return replace(*base, *edited, where);
  if (!plain) guard(std::nullopt, where);
  operation("add", &*edited, where);
}

void differ::replace(const json::value& base, const json::value& edited, const site& where) {
  guard(base, where);
  operation("replace", &edited, where);
}

bool differ::guard_key(const json::value& element, const site& where) {
  if (where.kind != site::kind::carrier || where.carrier->key.empty()) return false;
  if (element.kind() != json::kind::object) return false;
  const schema::property* row = key_row(*where.carrier);
  const optional_value key = member(element, where.carrier->key);
  if (!key || row == nullptr || carrier::is_unset(*key, *row)) return false;
  at(row->name, [&] { guard(key, site_of(*row)); });
  return true;
}

void differ::guard(const optional_value& base, const site& where) {
  if (!options_.guards) return;
  const mark before = here();
  writer_.begin_object().name("op").string("test").name("path").string(pointer_).name("value");
  const std::size_t start = out_.size();
  if (base) {
    write_guard(writer_, *base, where);
  } else {
    writer_.null();
  }
  if (out_.size() - start <= options_.longest_guard) {
    writer_.end_object();
    return;
  }
  rewind(before);
  if (options_.unguarded != nullptr) options_.unguarded->push_back(pointer_);
}

void differ::operation(std::string_view op, const json::value* value, const site& where) {
  writer_.begin_object().name("op").string(op).name("path").string(pointer_);
  if (value != nullptr) {
    writer_.name("value");
    write_value(writer_, *value, where);
  }
  writer_.end_object();
}

}  // namespace ticketwire::patch

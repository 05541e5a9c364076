#include "ticketwire/patch/diff.hpp"

#include "patch/array_script.hpp"
#include "patch/equivalent.hpp"
#include "patch/name_index.hpp"
#include "patch/request_value.hpp"
#include "ticketwire/carrier/bind.hpp"
#include "ticketwire/json/pointer.hpp"
#include "ticketwire/json/writer.hpp"

namespace ticketwire::patch {
namespace {

bool nothing(const optional_value& value) noexcept {
  return !value || value->is_null();
}

bool both(const optional_value& a, const optional_value& b, json::kind kind) noexcept {
  return a && b && a->kind() == kind && b->kind() == kind;
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

// Recursion is bounded by the depth of the two documents.
class differ {
 public:
  differ(std::string& out, const diff_options& options)
      : out_(out), writer_(out), options_(options) {
    writer_.begin_array();
  }

  void finish() { writer_.end_array(); }

  void compare(const optional_value& base, const optional_value& edited, const site& where);

 private:
  struct mark {
    std::size_t size;
    json::writer writer;
  };

  void carrier(const json::value& base, const json::value& edited, const site& where);
  void member(const schema::property& row, const optional_value& base, const optional_value& edited,
              const site& where);
  void dictionary(const json::value& base, const optional_value& edited, const site& where);
  void entry(const json::name& name, const optional_value& base, const optional_value& edited,
             const site& element);
  void object(const json::value& base, const json::value& edited);
  void array(const json::value& base, const json::value& edited, const site& where);
  void elements(const std::vector<json::value>& base, const std::vector<json::value>& edited,
                const site& where, const array_script& script);
  void keep(const json::value& base, const json::value& edited, const site& element);
  void drop(const json::value& value, const site& element);
  void whole(const optional_value& base, const optional_value& edited, const site& where);
  void replace(const json::value& base, const json::value& edited, const site& where);
  void replace_if_shorter(const mark& before, const json::value& base, const json::value& edited,
                          const site& where);
  bool guard_key(const json::value& element, const site& where);
  void guard(const optional_value& base, const site& where);
  void operation(std::string_view op, const json::value* value, const site& where);

  [[nodiscard]] mark here() const { return {out_.size(), writer_}; }
  void rewind(const mark& to) {
    out_.resize(to.size);
    writer_ = to.writer;
  }
  void count(std::size_t values) {
    if (options_.examined != nullptr) *options_.examined += values;
  }

  template <class Step>
  void at(std::string_view token, const Step& step) {
    const std::size_t length = pointer_.size();
    json::append_token(pointer_, token);
    step();
    pointer_.resize(length);
  }

  std::string& out_;
  json::writer writer_;
  diff_options options_;
  std::string pointer_;
};

void differ::compare(const optional_value& base, const optional_value& edited, const site& where) {
  count(1);
  if (base && edited && same_text(*base, *edited)) return;
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
  const schema::carrier_type& type = *where.carrier;
  if (const auto pairs = aligned(base, edited)) {
    for (const pair& each : *pairs) {
      const schema::property* row = schema::find_property(type, each.base.name.decode());
      if (row == nullptr || find_position(base, row->name) != each.position) continue;
      member(*row, each.base.value, each.edited, where);
    }
    return;
  }
  const std::vector<optional_value> left = members_by_row(base, type);
  const std::vector<optional_value> right = members_by_row(edited, type);
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (left[i] || right[i]) member(type.properties[i], left[i], right[i], where);
  }
}

void differ::member(const schema::property& row, const optional_value& base,
                    const optional_value& edited, const site& where) {
  // Rights are the server's alone; an element of a set is a reference, of which a part may do.
  const bool reference = where.element && where.property->set;
  if (row.response_only || (reference && (!base || !edited))) return;
  at(row.name, [&] { compare(base, edited, site_of(row)); });
}

void differ::dictionary(const json::value& base, const optional_value& edited, const site& where) {
  const site element = element_of(where);
  const name_index left(base);
  const name_index right(edited);
  // Of a name that occurs twice the first value counts.
  std::size_t position = 0;
  for (const json::child& each : base.children()) {
    const std::string name = each.name.decode();
    if (left.position(name) == position++) entry(each.name, each.value, right.find(name), element);
  }
  if (nothing(edited)) return;
  position = 0;
  for (const json::child& each : edited->children()) {
    const std::string name = each.name.decode();
    const bool first = right.position(name) == position++;
    if (first && !left.find(name)) entry(each.name, std::nullopt, each.value, element);
  }
}

void differ::entry(const json::name& name, const optional_value& base, const optional_value& edited,
                   const site& element) {
  if (nothing(base) && nothing(edited)) return;
  at(name.decode(), [&] { compare(base, edited, element); });
}

void differ::object(const json::value& base, const json::value& edited) {
  if (const auto pairs = aligned(base, edited)) {
    if (pairs->empty()) return;
    const name_index index(base);
    for (const pair& each : *pairs) {
      const std::string name = each.base.name.decode();
      if (index.exact(name) != each.position) continue;
      at(name, [&] { compare(each.base.value, each.edited, {}); });
    }
    return;
  }
  const name_index left(base);
  const name_index right(edited);
  for (const json::child& each : edited.children()) {
    const std::string name = each.name.decode();
    // Adding a member would hit one that the base has in another case.
    const bool collides = left.exact(name) == error::nowhere && left.find(name);
    if (collides) return replace(base, edited, {});
  }
  std::size_t position = 0;
  for (const json::child& each : base.children()) {
    const std::string name = each.name.decode();
    if (left.exact(name) != position++) continue;
    at(name, [&] { compare(each.value, right.at(right.exact(name)), {}); });
  }
  position = 0;
  for (const json::child& each : edited.children()) {
    const std::string name = each.name.decode();
    if (right.exact(name) != position++ || left.exact(name) != error::nowhere) continue;
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
      at(std::to_string(i - 1), [&] { drop(base[i - 1], element); });
    }
  }
  std::vector<bool> there(edited.size(), false);
  for (std::size_t i = 0; i < script.keeps.size(); ++i) {
    const array_script::kept& kept = script.keeps[i];
    there[kept.to] = true;
    if (same_text(base[kept.from], edited[kept.to])) continue;
    at(std::to_string(i), [&] { keep(base[kept.from], edited[kept.to], element); });
  }
  const bool set = where.kind == site::kind::array && where.property->set;
  std::size_t size = script.keeps.size();
  for (std::size_t i = 0; i < there.size(); ++i) {
    if (there[i]) continue;
    const bool at_end = set || i == size;
    at(at_end ? "-" : std::to_string(i), [&] { operation("add", &edited[i], element); });
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
  const json::writer after = writer_;
  rewind(before);
  replace(base, edited, where);
  if (out_.size() - before.size < finer.size()) return;
  out_.replace(before.size, std::string::npos, finer);
  writer_ = after;
}

void differ::drop(const json::value& value, const site& element) {
  if (!guard_key(value, element)) guard(value, element);
  operation("remove", nullptr, element);
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

/// Tests an element's key. False where it has none, or an unset one.
bool differ::guard_key(const json::value& element, const site& where) {
  if (where.kind != site::kind::carrier || where.carrier->key.empty()) return false;
  if (element.kind() != json::kind::object) return false;
  const std::size_t position = find_position(element, where.carrier->key);
  if (position == error::nowhere) return false;
  const schema::property* row = schema::find_property(*where.carrier, where.carrier->key);
  if (row == nullptr || carrier::is_unset(element[position], *row)) return false;
  at(row->name, [&] { guard(element[position], site_of(*row)); });
  return true;
}

void differ::guard(const optional_value& base, const site& where) {
  if (!options_.guards) return;
  std::string value = "null";
  if (base) {
    value.clear();
    append_guard(value, *base, where);
  }
  writer_.begin_object().name("op").string("test").name("path").string(pointer_);
  writer_.name("value").raw(value).end_object();
}

void differ::operation(std::string_view op, const json::value* value, const site& where) {
  writer_.begin_object().name("op").string(op).name("path").string(pointer_);
  if (value != nullptr) {
    std::string text;
    append_value(text, *value, where);
    writer_.name("value").raw(text);
  }
  writer_.end_object();
}

}  // namespace

std::string diff(const json::value& base, const json::value& edited,
                 const schema::carrier_type* type, const diff_options& options) {
  std::string out;
  differ differ(out, options);
  differ.compare(base, edited, root_site(type));
  differ.finish();
  return out;
}

}  // namespace ticketwire::patch

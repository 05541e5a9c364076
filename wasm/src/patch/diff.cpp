#include "ticketwire/patch/diff.hpp"

#include <algorithm>
#include <set>

#include "patch/array_script.hpp"
#include "patch/site.hpp"
#include "ticketwire/json/pointer.hpp"
#include "ticketwire/json/writer.hpp"

namespace ticketwire::patch {
namespace {

using optional_value = std::optional<json::value>;

/// Removing an element would move those after it; setting it to null does not.
bool in_array(const site& where) noexcept {
  return where.element && where.property->shape == schema::shape::array;
}

// Recursion is bounded by the depth of the two documents.
class differ {
 public:
  differ(std::string& out, const diff_options& options) : writer_(out), options_(options) {
    writer_.begin_array();
  }

  void finish() { writer_.end_array(); }

  void compare(const json::value& base, const json::value& edited, const site& where) {
    if (json::equal(base, edited)) return;
    if (base.kind() == edited.kind() && base.kind() == json::kind::object) {
      objects(base, edited, where);
    } else if (base.kind() == edited.kind() && base.kind() == json::kind::array) {
      arrays(base, edited, where);
    } else if (edited.is_null() && where.kind != site::kind::untyped && !in_array(where)) {
      guard(base, where);
      operation("remove", nullptr);
    } else {
      guard(base, where);
      operation("replace", &edited);
    }
  }

 private:
  void objects(const json::value& base, const json::value& edited, const site& where);
  void arrays(const json::value& base, const json::value& edited, const site& where);
  void edit_array(const json::value& base, const json::value& edited, const site& where,
                  const array_script& script, bool ordered);
  void member(const json::name& name, const optional_value& base, const optional_value& edited,
              const site& where);
  void remove_element(const json::value& element, std::size_t index, const site& where);
  void guard(const optional_value& base, const site& where);
  void operation(std::string_view op, const json::value* value);

  template <class Step>
  void at(std::string_view token, const Step& step) {
    const std::size_t length = pointer_.size();
    json::append_token(pointer_, token);
    step();
    pointer_.resize(length);
  }

  json::writer writer_;
  diff_options options_;
  std::string pointer_;
};

optional_value member_named(const json::value& object, const std::string& name) {
  const std::size_t position = find_position(object, name);
  if (position == error::nowhere) return std::nullopt;
  return object[position];
}

site member_site(const site& object, const std::string& name) {
  if (object.kind == site::kind::dictionary) return element_of(object);
  if (object.kind != site::kind::carrier) return {};
  const schema::property* row = schema::find_property(*object.carrier, name);
  return row == nullptr ? site{} : site_of(*row);
}

std::string folded(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return text;
}

/// True where adding a member would hit one that the base has in another case.
bool collides(const json::value& base, const json::value& edited) {
  std::set<std::string> names;
  std::set<std::string> loose;
  for (const json::child& each : base.children()) {
    names.insert(each.name.decode());
    loose.insert(folded(each.name.decode()));
  }
  for (const json::child& each : edited.children()) {
    const std::string name = each.name.decode();
    if (!names.contains(name) && loose.contains(folded(name))) return true;
  }
  return false;
}

void differ::objects(const json::value& base, const json::value& edited, const site& where) {
  if (where.kind == site::kind::untyped && collides(base, edited)) {
    guard(base, where);
    return operation("replace", &edited);
  }
  const auto named = [&](const json::value& object, const json::name& name) -> optional_value {
    return where.kind == site::kind::carrier ? member_named(object, name.decode())
                                             : object.find(name.decode());
  };
  // Of a name that occurs twice the first value counts.
  std::size_t position = 0;
  for (const json::child& each : base.children()) {
    if (find_position(base, each.name.decode()) != position++) continue;
    member(each.name, each.value, named(edited, each.name), where);
  }
  position = 0;
  for (const json::child& each : edited.children()) {
    if (find_position(edited, each.name.decode()) != position++) continue;
    if (!named(base, each.name)) member(each.name, std::nullopt, each.value, where);
  }
}

void differ::member(const json::name& name, const optional_value& base,
                    const optional_value& edited, const site& where) {
  const std::string text = name.decode();
  const site here = member_site(where, text);
  const bool typed = where.kind == site::kind::carrier;
  // What the table does not know has no path, rights are the server's alone, and an element of a
  // set is a reference, of which a part may do.
  if (typed && (here.property == nullptr || here.property->response_only)) return;
  const bool reference = typed && where.element && where.property->set;
  at(text, [&] {
    if (base && edited) return compare(*base, *edited, here);
    if (reference) return;
    if (!edited) {
      if (typed && base->is_null()) return;
      guard(base, here);
      return operation("remove", nullptr);
    }
    if (typed && edited->is_null()) return;
    if (where.kind != site::kind::untyped) guard(std::nullopt, here);
    operation("add", &*edited);
  });
}

void differ::arrays(const json::value& base, const json::value& edited, const site& where) {
  const site element = element_of(where);
  const bool set = where.kind == site::kind::array && where.property->set;
  if (element.kind == site::kind::carrier && !element.carrier->key.empty()) {
    const auto script = match_by_key(base, edited, element.carrier->key, !set);
    return edit_array(base, edited, where, script ? *script : match_by_value(base, edited, !set),
                      !set);
  }
  if (set) return edit_array(base, edited, where, match_by_value(base, edited, false), false);
  edit_array(base, edited, where, match_by_position(base, edited), true);
}

void differ::edit_array(const json::value& base, const json::value& edited, const site& where,
                        const array_script& script, bool ordered) {
  const std::vector<json::value> old_elements = base.elements();
  const std::vector<json::value> new_elements = edited.elements();
  std::size_t keep = script.keeps.size();
  for (std::size_t i = old_elements.size(); i > 0; --i) {
    if (keep > 0 && script.keeps[keep - 1].from == i - 1) {
      --keep;
    } else {
      remove_element(old_elements[i - 1], i - 1, where);
    }
  }
  std::vector<bool> there(new_elements.size(), false);
  for (std::size_t i = 0; i < script.keeps.size(); ++i) {
    const array_script::kept& kept = script.keeps[i];
    there[kept.to] = true;
    at(std::to_string(i),
       [&] { compare(old_elements[kept.from], new_elements[kept.to], element_of(where)); });
  }
  std::size_t size = script.keeps.size();
  for (std::size_t i = 0; i < there.size(); ++i) {
    if (there[i]) continue;
    const bool at_end = !ordered || i == size;
    at(at_end ? "-" : std::to_string(i), [&] { operation("add", &new_elements[i]); });
    ++size;
  }
}

void differ::remove_element(const json::value& element, std::size_t index, const site& where) {
  const site here = element_of(where);
  at(std::to_string(index), [&] {
    const std::string_view key = here.kind == site::kind::carrier ? here.carrier->key : "";
    const optional_value id = key.empty() ? std::nullopt : member_named(element, std::string(key));
    if (id) {
      at(key, [&] { guard(id, {}); });
    } else {
      guard(element, here);
    }
    operation("remove", nullptr);
  });
}

void differ::guard(const optional_value& base, const site& where) {
  if (!options_.guards) return;
  writer_.begin_object().name("op").string("test").name("path").string(pointer_).name("value");
  const bool keyed = base && base->kind() == json::kind::object &&
                     where.kind == site::kind::carrier && !where.carrier->key.empty();
  const optional_value id =
      keyed ? member_named(*base, std::string(where.carrier->key)) : std::nullopt;
  if (id) {
    writer_.begin_object().name(where.carrier->key).raw(json::write(*id)).end_object();
  } else if (base) {
    writer_.raw(json::write(*base));
  } else {
    writer_.null();
  }
  writer_.end_object();
}

void differ::operation(std::string_view op, const json::value* value) {
  writer_.begin_object().name("op").string(op).name("path").string(pointer_);
  if (value != nullptr) writer_.name("value").raw(json::write(*value));
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

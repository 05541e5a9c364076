#include "ticketwire/patch/apply.hpp"

#include "patch/compare/comparer.hpp"
#include "ticketwire/carrier/bind.hpp"
#include "ticketwire/carrier/defaults.hpp"
#include "ticketwire/json/writer.hpp"

namespace ticketwire::patch {
namespace {

using place = json::document::place;

error not_found(std::string detail = {}) {
  return {.code = error_code::patch_path_not_found, .detail = std::move(detail)};
}

error bad_index(std::string_view token) {
  return {.code = error_code::patch_index, .detail = std::string(token.substr(0, 40))};
}

/// A value that comes from the table rather than from a body, with the text that owns it.
struct owned_value {
  std::shared_ptr<const json::text> text;
  [[nodiscard]] json::value get() const { return json::value(*text); }
};

owned_value own(std::string_view json) {
  // The texts are our own, so that they parse.
  return {*json::text::parse(json, any_text)};
}

/// One operation on one document. Paths are followed to the parent of their last token.
class applier {
 public:
  applier(json::document& document, const schema::carrier_type* type)
      : document_(document), root_(root_site(type)) {}

  result<void> run(const operation& operation) {
    if (root_.carrier == nullptr && !operation.pointer.empty() && operation.pointer[0] != '/') {
      return error{.code = error_code::pointer_syntax, .detail = operation.pointer.substr(0, 80)};
    }
    switch (operation.op) {
      case op::test:
        return test(operation);
      case op::remove:
        return remove(operation);
      case op::add:
      case op::replace:
        return put(operation);
    }
    return {};
  }

 private:
  struct target {
    place parent;
    site where;
  };

  result<void> test(const operation& operation) const;
  result<void> remove(const operation& operation);
  result<void> put(const operation& operation);

  result<target> open_parent(const operation& operation);
  result<void> step(place& at, site& where, std::string_view token);
  result<void> put_property(place parent, const schema::property& row, const operation& operation);
  result<void> put_array(place at, const schema::property& row, const operation& operation);
  result<void> put_entries(place at, const schema::property& row, const operation& operation);
  result<void> put_element(place parent, const site& where, const operation& operation);
  result<void> put_member(place parent, const site& where, const operation& operation);
  result<owned_value> bound(const json::value& value, const site& where,
                            const operation& operation) const;

  json::document& document_;
  site root_;
};

/// Position of a member of what is no carrier. Without a carrier type names have a case.
std::size_t position_of(const json::value& object, std::string_view name, const site& where) {
  const bool plain = where.kind == site::kind::untyped && where.property == nullptr;
  return plain ? object.position_of(name) : find_position(object, name);
}

place member_of(place object, std::string_view name) {
  const std::size_t found = find_position(object.value(), name);
  if (found != error::nowhere) return object.child(found);
  std::string literal;
  json::append_string(literal, name);
  const std::size_t end = object.value().size();
  object.insert(end, literal, own("null").get());
  return object.child(end);
}

/// A carrier, array or dictionary that is null is there all the same: it is empty.
void materialise(place at, const site& where) {
  if (!at.value().is_null()) return;
  if (where.kind == site::kind::untyped || where.kind == site::kind::scalar) return;
  at.assign(own(where.kind == site::kind::array ? "[]" : "{}").get());
}

result<std::size_t> position_in(const json::value& array, std::string_view token, bool inserting) {
  const std::size_t size = array.size();
  if (inserting && token == "-") return size;
  const std::optional<std::size_t> index = json::to_index(token);
  if (!index || *index > size || (*index == size && !inserting)) return bad_index(token);
  return *index;
}

result<void> applier::step(place& at, site& where, std::string_view token) {
  if (where.kind == site::kind::carrier) {
    const schema::property* row = schema::find_property(*where.carrier, token);
    if (row == nullptr) return not_found(std::string(token.substr(0, 80)));
    at = member_of(at, row->name);
    where = site_of(*row);
    materialise(at, where);
    return {};
  }
  const json::value here = at.value();
  if (here.kind() == json::kind::array) {
    const result<std::size_t> position = position_in(here, token, false);
    if (!position) return position.error();
    at = at.child(*position);
  } else {
    const std::size_t position =
        here.kind() == json::kind::object ? position_of(here, token, where) : error::nowhere;
    if (position == error::nowhere) return not_found(std::string(token.substr(0, 80)));
    at = at.child(position);
  }
  where = element_of(where);
  materialise(at, where);
  return {};
}

result<applier::target> applier::open_parent(const operation& operation) {
  target out{document_.edit(), root_};
  for (std::size_t i = 0; i + 1 < operation.path.size(); ++i) {
    TICKETWIRE_TRY(step(out.parent, out.where, operation.path[i]));
  }
  const json::kind kind = out.parent.value().kind();
  if (kind != json::kind::object && kind != json::kind::array) return not_found();
  return out;
}

result<owned_value> applier::bound(const json::value& value, const site& where,
                                   const operation& operation) const {
  result<std::string> json = carrier::bind(
      value, *where.property, where.element ? carrier::part::element : carrier::part::whole,
      operation.pointer);
  if (!json) return json.error();
  return own(*json);
}

result<void> applier::put(const operation& operation) {
  if (operation.path.empty()) {
    if (root_.kind != site::kind::untyped) return not_found("the whole entity");
    document_.edit().assign(*operation.value);
    return {};
  }
  result<target> found = open_parent(operation);
  if (!found) return found.error();
  const std::string& last = operation.path.back();
  if (found->where.kind == site::kind::carrier) {
    const schema::property* row = schema::find_property(*found->where.carrier, last);
    if (row == nullptr) return not_found(last.substr(0, 80));
    return put_property(found->parent, *row, operation);
  }
  if (found->parent.value().kind() == json::kind::array) {
    return put_element(found->parent, found->where, operation);
  }
  return put_member(found->parent, found->where, operation);
}

result<void> applier::put_property(place parent, const schema::property& row,
                                   const operation& operation) {
  const json::kind kind = operation.value->kind();
  if (row.shape == schema::shape::array && operation.op == op::add && kind != json::kind::null) {
    return put_array(member_of(parent, row.name), row, operation);
  }
  if (row.shape == schema::shape::dictionary && kind == json::kind::object) {
    return put_entries(member_of(parent, row.name), row, operation);
  }
  const result<owned_value> value = bound(*operation.value, site_of(row), operation);
  if (!value) return value.error();
  member_of(parent, row.name).assign(value->get());
  return {};
}

result<void> applier::put_array(place at, const schema::property& row, const operation& operation) {
  const site where = site_of(row);
  const bool many = operation.value->kind() == json::kind::array;
  const result<owned_value> value =
      bound(*operation.value, many ? where : element_of(where), operation);
  if (!value) return value.error();
  materialise(at, where);
  if (!many) {
    at.insert(at.value().size(), {}, value->get());
    return {};
  }
  for (const json::child& element : value->get().children()) {
    at.insert(at.value().size(), {}, element.value);
  }
  return {};
}

result<void> applier::put_entries(place at, const schema::property& row,
                                  const operation& operation) {
  const result<owned_value> value = bound(*operation.value, site_of(row), operation);
  if (!value) return value.error();
  materialise(at, site_of(row));
  at.merge(value->get(), json::name_match::any_case,
           [](place to, const json::value& entry) { to.assign(entry); });
  return {};
}

result<void> applier::put_element(place parent, const site& where, const operation& operation) {
  const bool inserting = operation.op == op::add;
  const result<std::size_t> position =
      position_in(parent.value(), operation.path.back(), inserting);
  if (!position) return position.error();
  json::value value = *operation.value;
  result<owned_value> typed = owned_value{};
  if (where.kind == site::kind::array) {
    typed = bound(value, element_of(where), operation);
    if (!typed) return typed.error();
    value = typed->get();
  }
  if (inserting) {
    parent.insert(*position, {}, value);
  } else {
    parent.child(*position).assign(value);
  }
  return {};
}

result<void> applier::put_member(place parent, const site& where, const operation& operation) {
  const std::string& name = operation.path.back();
  const std::size_t found = position_of(parent.value(), name, where);
  const bool typed = where.kind == site::kind::dictionary;
  if (found == error::nowhere && operation.op == op::replace && !typed) return not_found();
  json::value value = *operation.value;
  result<owned_value> checked = owned_value{};
  if (typed) {
    checked = bound(value, element_of(where), operation);
    if (!checked) return checked.error();
    value = checked->get();
  }
  // The dialect compares names without case only where the document has no such name.
  if (found != error::nowhere) {
    parent.child(found).assign(value);
    return {};
  }
  std::string literal;
  json::append_string(literal, name);
  parent.insert(parent.value().size(), literal, value);
  return {};
}

result<void> applier::remove(const operation& operation) {
  if (operation.path.empty()) {
    if (root_.kind != site::kind::untyped) return not_found("the whole entity");
    document_.edit().assign(own("null").get());
    return {};
  }
  result<target> found = open_parent(operation);
  if (!found) return found.error();
  const std::string& last = operation.path.back();
  if (found->where.kind == site::kind::carrier) {
    const schema::property* row = schema::find_property(*found->where.carrier, last);
    if (row == nullptr) return not_found(last.substr(0, 80));
    const bool array = row->shape == schema::shape::array;
    const std::string unset = array ? "[]" : carrier::unset_value(*row);
    member_of(found->parent, row->name).assign(own(unset).get());
    return {};
  }
  const json::value parent = found->parent.value();
  if (parent.kind() == json::kind::array) {
    const result<std::size_t> position = position_in(parent, last, false);
    if (!position) return position.error();
    found->parent.erase(*position);
    return {};
  }
  const std::size_t position = position_of(parent, last, found->where);
  if (position == error::nowhere) return not_found();
  found->parent.erase(position);
  return {};
}

/// Follows a path without changing anything; what is null is empty, as for the other operations.
result<void> applier::test(const operation& operation) const {
  std::optional<json::value> at = document_.root();
  site where = root_;
  for (const std::string& token : operation.path) {
    if (where.kind == site::kind::carrier) {
      const schema::property* row = schema::find_property(*where.carrier, token);
      if (row == nullptr) return not_found(token.substr(0, 80));
      at = member(at, row->name);
      where = site_of(*row);
      continue;
    }
    if (where.kind == site::kind::array && (!at || at->is_null())) return bad_index(token);
    if (at && at->kind() == json::kind::array) {
      const result<std::size_t> position = position_in(*at, token, false);
      if (!position) return position.error();
      at = (*at)[*position];
    } else {
      const std::size_t position =
          is_kind(at, json::kind::object) ? position_of(*at, token, where) : error::nowhere;
      at = position == error::nowhere ? std::nullopt : std::optional((*at)[position]);
      if (!at && where.kind != site::kind::dictionary) return not_found();
    }
    where = element_of(where);
  }
  if (matches(at, *operation.value, where)) return {};
  return error{.code = error_code::patch_test_failed};
}

}  // namespace

result<void> apply(json::document& document, std::span<const operation> operations,
                   const schema::carrier_type* type) {
  json::document copy = document;
  applier applier(copy, type);
  for (std::size_t i = 0; i < operations.size(); ++i) {
    const result<void> done = applier.run(operations[i]);
    if (!done) {
      error failure = done.error();
      failure.operation = i;
      failure.offset = error::nowhere;
      if (failure.pointer.empty()) failure.pointer = operations[i].pointer;
      return failure;
    }
  }
  document = std::move(copy);
  return {};
}

result<void> apply_body(json::document& document, const json::value& body,
                        const schema::carrier_type* type, const limits& limits) {
  if (body.kind() == json::kind::object) return apply_merge_patch(document, body, type);
  result<std::vector<operation>> operations = parse_json_patch(body, limits);
  if (!operations) return operations.error();
  return apply(document, *operations, type);
}

}  // namespace ticketwire::patch

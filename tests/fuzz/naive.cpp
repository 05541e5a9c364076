#include "naive.hpp"

#include <boost/json/src.hpp>
#include <string>
#include <vector>

namespace ticketwire::naive {
namespace {

namespace bj = boost::json;

std::optional<std::vector<std::string>> split(std::string_view pointer) {
  std::vector<std::string> tokens;
  if (pointer.empty()) return tokens;
  if (pointer.front() != '/') return std::nullopt;
  pointer.remove_prefix(1);
  tokens.emplace_back();
  for (std::size_t i = 0; i < pointer.size(); ++i) {
    if (pointer[i] == '/') {
      tokens.emplace_back();
    } else if (pointer[i] != '~') {
      tokens.back().push_back(pointer[i]);
    } else {
      ++i;
      if (i == pointer.size() || (pointer[i] != '0' && pointer[i] != '1')) return std::nullopt;
      tokens.back().push_back(pointer[i] == '0' ? '~' : '/');
    }
  }
  return tokens;
}

std::optional<std::size_t> index_in(const std::string& token, std::size_t end) {
  for (std::size_t i = 0; i < end; ++i) {
    if (std::to_string(i) == token) return i;
  }
  return std::nullopt;
}

bj::value* child(bj::value& parent, const std::string& token) {
  if (bj::object* object = parent.if_object()) return object->if_contains(token);
  bj::array* array = parent.if_array();
  const auto index = array == nullptr ? std::nullopt : index_in(token, array->size());
  return index ? &(*array)[*index] : nullptr;
}

bool add(bj::value& parent, const std::string& token, const bj::value& value) {
  if (bj::object* object = parent.if_object()) {
    object->insert_or_assign(token, value);
    return true;
  }
  bj::array* array = parent.if_array();
  if (array == nullptr) return false;
  const auto index = token == "-" ? array->size() : index_in(token, array->size() + 1);
  if (index) array->insert(array->begin() + static_cast<std::ptrdiff_t>(*index), value);
  return index.has_value();
}

bool remove(bj::value& parent, const std::string& token) {
  if (bj::object* object = parent.if_object()) return object->erase(token) == 1;
  bj::array* array = parent.if_array();
  const auto index = array == nullptr ? std::nullopt : index_in(token, array->size());
  if (index) array->erase(array->begin() + static_cast<std::ptrdiff_t>(*index));
  return index.has_value();
}

bool run(bj::value& document, const bj::object& operation) {
  const bj::value* op = operation.if_contains("op");
  const bj::value* path = operation.if_contains("path");
  const bj::value* value = operation.if_contains("value");
  if (op == nullptr || path == nullptr || !op->is_string() || !path->is_string()) return false;
  const std::string_view name = op->get_string();
  if (name != "remove" && value == nullptr) return false;
  auto tokens = split(path->get_string());
  if (!tokens) return false;
  if (tokens->empty()) {
    if (name == "test") return equal(document, *value);
    if (name != "remove" && name != "add" && name != "replace") return false;
    document = name == "remove" ? bj::value() : *value;
    return true;
  }
  const std::string last = tokens->back();
  tokens->pop_back();
  bj::value* parent = &document;
  for (const std::string& each : *tokens) {
    parent = child(*parent, each);
    if (parent == nullptr) return false;
  }
  if (name == "add") return add(*parent, last, *value);
  bj::value* target = child(*parent, last);
  if (target == nullptr) return false;
  if (name == "test") return equal(*target, *value);
  if (name == "remove") return remove(*parent, last);
  if (name != "replace") return false;
  *target = *value;
  return true;
}

}  // namespace

std::optional<bj::value> parse(std::string_view text, std::size_t depth) {
  bj::parse_options options;
  options.max_depth = depth;
  bj::error_code failure;
  bj::value out = bj::parse(text, failure, {}, options);
  if (failure) return std::nullopt;
  return out;
}

std::optional<bj::value> apply_patch(bj::value document, const bj::array& patch) {
  for (const bj::value& each : patch) {
    if (!each.is_object() || !run(document, each.get_object())) return std::nullopt;
  }
  return document;
}

bj::value merge_patch(bj::value target, const bj::value& patch) {
  if (!patch.is_object()) return patch;
  if (!target.is_object()) target = bj::object();
  bj::object& object = target.get_object();
  for (const auto& [name, value] : patch.get_object()) {
    if (value.is_null()) {
      object.erase(name);
    } else {
      bj::value& member = object[name];
      member = merge_patch(member, value);
    }
  }
  return target;
}

bool equal(const bj::value& a, const bj::value& b) {
  if (a.is_number() && b.is_number()) return a.to_number<double>() == b.to_number<double>();
  if (a.kind() != b.kind()) return false;
  if (a.is_array()) {
    const bj::array& left = a.get_array();
    const bj::array& right = b.get_array();
    bool same = left.size() == right.size();
    for (std::size_t i = 0; same && i < left.size(); ++i) same = equal(left[i], right[i]);
    return same;
  }
  if (!a.is_object()) return a == b;
  const bj::object& left = a.get_object();
  const bj::object& right = b.get_object();
  bool same = left.size() == right.size();
  for (const auto& [name, value] : left) {
    const bj::value* other = right.if_contains(name);
    same = same && other != nullptr && equal(value, *other);
  }
  return same;
}

}  // namespace ticketwire::naive

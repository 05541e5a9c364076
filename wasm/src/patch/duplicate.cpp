#include "patch/duplicate.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <vector>

#include "sort.hpp"
#include "ticketwire/json/pointer.hpp"

namespace ticketwire::patch {
namespace {

bool decoded_twice(const json::value& object, std::string& name) {
  std::vector<std::string> names;
  for (const json::child& each : object.children()) names.push_back(each.name.decode());
  sort(names, std::less<>());
  const auto twice = std::adjacent_find(names.begin(), names.end());
  if (twice == names.end()) return false;
  name = *twice;
  return true;
}

/// Whether an object has a name twice. Of few members, as an operation has, the bytes tell, unless
/// there are escapes among them.
bool has_twice(const json::value& object) {
  std::string name;
  std::array<std::string_view, 8> seen;
  if (object.size() > seen.size()) return decoded_twice(object, name);
  std::size_t count = 0;
  for (const json::child& each : object.children()) {
    const std::string_view raw = each.name.raw();
    if (raw.find('\\') != std::string_view::npos) return decoded_twice(object, name);
    const auto end = seen.begin() + count;
    if (std::find(seen.begin(), end, raw) != end) return true;
    seen[count++] = raw;
  }
  return false;
}

// Recursion is bounded by the depth of the body.
bool has_twice_within(const json::value& value) {
  const bool object = value.kind() == json::kind::object;
  if (!object && value.kind() != json::kind::array) return false;
  if (object && has_twice(value)) return true;
  for (const json::child& each : value.children()) {
    if (has_twice_within(each.value)) return true;
  }
  return false;
}

/// Looks for the pointer of the first. Recursion is bounded by the depth of the body.
bool find_twice(const json::value& value, std::string& pointer) {
  const bool object = value.kind() == json::kind::object;
  if (!object && value.kind() != json::kind::array) return false;
  const std::size_t length = pointer.size();
  std::string name;
  if (object && decoded_twice(value, name)) {
    json::append_token(pointer, name);
    return true;
  }
  std::size_t index = 0;
  for (const json::child& each : value.children()) {
    json::append_token(pointer, object ? each.name.decode() : std::to_string(index++));
    if (find_twice(each.value, pointer)) return true;
    pointer.resize(length);
  }
  return false;
}

}  // namespace

std::optional<error> duplicate_in(const json::value& body) {
  if (!has_twice_within(body)) return std::nullopt;
  error out{.code = error_code::json_duplicate};
  find_twice(body, out.pointer);
  if (body.kind() != json::kind::array) return out;
  const std::size_t end = out.pointer.find('/', 1);
  out.operation = json::to_index(std::string_view(out.pointer).substr(1, end - 1)).value();
  return out;
}

}  // namespace ticketwire::patch

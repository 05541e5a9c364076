#include "world/shape.hpp"

#include <algorithm>
#include <optional>

#include "service/record/make_error.hpp"

namespace ticketwire::service {
namespace {

error wrong_type(std::string_view name, std::string_view expected) {
  return make_error(error_code::value_type, name.empty() ? "" : "/" + std::string(name),
                    std::string(expected) + " expected");
}

}  // namespace

result<void> check_object(const json::value& value, std::initializer_list<std::string_view> names) {
  TICKETWIRE_TRY(check_kind(value, json::kind::object));
  for (const json::child& member : value.children()) {
    const std::string name = member.name.decode();
    if (std::ranges::find(names, name) != names.end()) continue;
    std::string known;
    for (const auto each : names) known.append(known.empty() ? "" : ", ").append(each);
    return make_error(error_code::argument, "/" + name, "not one of " + known);
  }
  return {};
}

result<void> check_kind(const json::value& value, json::kind kind, std::string_view place) {
  if (value.kind() == kind) return {};
  return wrong_type(place, kind == json::kind::object  ? "an object"
                           : kind == json::kind::array ? "an array"
                                                       : "a text");
}

result<std::string> text_in(const json::value& object, std::string_view name) {
  const std::optional<json::value> member = object.find(name);
  if (!member || member->kind() == json::kind::null) return std::string();
  if (member->kind() != json::kind::string) return wrong_type(name, "a text");
  return member->string();
}

result<std::int32_t> number_in(const json::value& object, std::string_view name) {
  const std::optional<json::value> member = object.find(name);
  if (!member) return 0;
  const result<std::int32_t> number = member->int32();
  if (!number) return wrong_type(name, "a whole number");
  return *number;
}

result<bool> truth_in(const json::value& object, std::string_view name) {
  const std::optional<json::value> member = object.find(name);
  if (!member) return false;
  if (member->kind() != json::kind::boolean) return wrong_type(name, "true or false");
  return member->boolean();
}

}  // namespace ticketwire::service

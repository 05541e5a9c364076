#include "codec/form_name.hpp"

#include "ticketwire/ascii.hpp"
#include "ticketwire/json/pointer.hpp"
#include "ticketwire/json/value.hpp"

namespace ticketwire::codec {
namespace {

using schema::property;

/// The property that a name begins with. Names of the table may hold dots themselves.
const property* leading_property(std::string_view name, const schema::carrier_type& type) {
  for (const property& row : type.properties) {
    const std::size_t size = row.name.size();
    const bool ends =
        name.size() == size || (name.size() > size && name.find_first_of(".[", size) == size);
    if (ends && json::equal_ignore_case(name.substr(0, size), row.name)) return &row;
  }
  return nullptr;
}

error misfit(error_code code, const path& at, std::string_view detail) {
  return {.code = code, .pointer = to_pointer(at), .detail = std::string(detail)};
}

/// Takes `[...]` from the front of a name, if it is there, as a step into the last property.
result<void> take_bracket(std::string_view& name, target& out) {
  if (!name.starts_with('[')) return {};
  const bool keyed = out.row->shape == schema::shape::dictionary;
  const std::size_t close = keyed ? name.rfind(']') : name.find(']');
  if (out.row->shape == schema::shape::single || close == std::string_view::npos) {
    return misfit(error_code::value_type, out.path, "an index does not fit");
  }
  const std::string_view inner = name.substr(1, close - 1);
  name.remove_prefix(close + 1);
  out.whole = false;
  if (keyed) {
    out.path.push_back({out.row, 0, inner, step::kind::key});
    return {};
  }
  const std::optional<std::size_t> index = json::to_index(inner);
  if (!index) return misfit(error_code::patch_index, out.path, inner.substr(0, 40));
  out.path.push_back({out.row, *index, {}, step::kind::index});
  return {};
}

}  // namespace

result<target> resolve(std::string_view name, const schema::carrier_type& type,
                       const limits& limits) {
  static constexpr std::string_view prefix = "entity.";
  const bool prefixed = json::equal_ignore_case(name.substr(0, prefix.size()), prefix);
  if (prefixed && leading_property(name, type) == nullptr) name.remove_prefix(prefix.size());
  target out;
  const schema::carrier_type* carrier = &type;
  while (true) {
    out.row = leading_property(name, *carrier);
    if (out.row == nullptr || out.row->response_only) return target{};
    out.whole = true;
    const auto number = static_cast<std::uint64_t>(out.row - carrier->properties.data());
    out.path.push_back({out.row, number, {}, step::kind::member});
    name.remove_prefix(out.row->name.size());
    TICKETWIRE_TRY(take_bracket(name, out));
    if (out.path.size() > limits.max_depth) return misfit(error_code::json_depth, out.path, {});
    if (name.empty()) return out;
    carrier = schema::carrier_of(*out.row);
    const bool enters = name.starts_with('.') && carrier != nullptr &&
                        out.row->shape != schema::shape::dictionary &&
                        out.whole == (out.row->shape == schema::shape::single);
    if (!enters) return misfit(error_code::value_type, out.path, "the name does not fit");
    name.remove_prefix(1);
  }
}

std::string to_pointer(const path& steps) {
  std::string out;
  for (const step& each : steps) {
    switch (each.kind) {
      case step::kind::member:
        json::append_token(out, each.row->name);
        break;
      case step::kind::index:
        json::append_token(out, std::to_string(each.number));
        break;
      case step::kind::key:
        json::append_token(out, each.key);
        break;
    }
  }
  return out;
}

int compare(const step& a, const step& b) noexcept {
  if (a.number != b.number) return a.number < b.number ? -1 : 1;
  return ascii::lower(a.key).compare(ascii::lower(b.key));
}

}  // namespace ticketwire::codec

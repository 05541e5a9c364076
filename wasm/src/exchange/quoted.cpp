#include "exchange/quoted.hpp"

#include <charconv>
#include <utility>
#include <vector>

#include "patch/compare/site.hpp"
#include "ticketwire/json/pointer.hpp"

namespace ticketwire::exchange {
namespace {

using patch::site;
using schema::value_type;

bool spells_int32(std::string_view text) noexcept {
  std::int32_t number = 0;
  const char* const last = text.data() + text.size();
  const auto [end, failure] = std::from_chars(text.data(), last, number);
  if (end != last || failure != std::errc{}) return false;
  const std::string_view digits = text.substr(text.starts_with('-') ? 1 : 0);
  return digits == "0" ? digits.size() == text.size() : !digits.starts_with('0');
}

/// Walks a body beside its rows and notes where the strings lie that spell a scalar.
class finder {
 public:
  // Recursion is bounded by the depth of the text.
  void value(const json::value& value, const site& where) {
    switch (where.kind) {
      case site::kind::carrier:
        return members(value, where);
      case site::kind::array:
        // An operation, or a merge patch, may have one element for an array.
        return value.kind() == json::kind::array ? elements(value, where)
                                                 : this->value(value, element_of(where));
      case site::kind::dictionary:
        return elements(value, where);
      case site::kind::scalar:
        return scalar(value, where.property->type);
      case site::kind::untyped:
        return;
    }
  }

  /// The value of an operation, where its path leads somewhere.
  void operation(const json::value& operation, const schema::carrier_type& type) {
    const std::optional<json::value> path = operation.find("path");
    const std::optional<json::value> value = operation.find("value");
    if (!path || !value) return;
    const result<json::tokens> tokens = json::parse_pointer(path->string());
    if (!tokens) return;
    site where = patch::root_site(&type);
    for (const std::string& token : *tokens) {
      if (where.kind == site::kind::scalar) return;
      where = where.kind == site::kind::carrier ? member_of(where, token) : element_of(where);
    }
    this->value(*value, where);
  }

  /// The quotes' places, in pairs.
  std::vector<std::pair<std::size_t, std::size_t>> found;

 private:
  static site member_of(const site& carrier, std::string_view name) {
    const schema::property* row = schema::find_property(*carrier.carrier, name);
    return row != nullptr ? patch::site_of(*row) : site{};
  }

  void members(const json::value& object, const site& where) {
    if (object.kind() != json::kind::object) return;
    for (const json::child& each : object.children()) {
      value(each.value, member_of(where, each.name.decode()));
    }
  }

  void elements(const json::value& container, const site& where) {
    for (const json::child& each : container.children()) value(each.value, element_of(where));
  }

  void scalar(const json::value& value, value_type type) {
    if (value.kind() != json::kind::string) return;
    const std::string_view raw = value.raw();
    const std::string_view text = raw.substr(1, raw.size() - 2);
    const bool spelled = type == value_type::int32     ? spells_int32(text)
                         : type == value_type::boolean ? text == "true" || text == "false"
                                                       : false;
    if (spelled) found.emplace_back(value.offset(), value.offset() + raw.size() - 1);
  }
};

}  // namespace

std::optional<std::string> without_quotes(const endpoint& endpoint, const json::value& root,
                                          std::string_view body) {
  finder in;
  const schema::carrier_type* type = request_type(endpoint);
  if (type == nullptr) {
    const schema::property row = as_property(endpoint.request);
    in.value(root, patch::site_of(row));
  } else if (endpoint.body == body_kind::patch && root.kind() == json::kind::array) {
    for (const json::child& each : root.children()) in.operation(each.value, *type);
  } else {
    in.value(root, patch::root_site(type));
  }
  if (in.found.empty()) return std::nullopt;
  std::string out(body);
  for (const auto& [first, last] : in.found) out[first] = out[last] = ' ';
  return out;
}

}  // namespace ticketwire::exchange

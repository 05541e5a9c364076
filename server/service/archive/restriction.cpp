#include "service/archive/restriction.hpp"

#include <vector>

#include "service/archive/columns.hpp"
#include "service/archive/words.hpp"
#include "service/record/make_error.hpp"
#include "ticketwire/ascii.hpp"
#include "ticketwire/carrier/custom_field.hpp"

namespace ticketwire::service {
namespace {

/// The longest filter that restrictions may make: as long as a request's target.
constexpr std::size_t most_filter = 8'192;

error refused(const std::string& why) {
  return make_error(error_code::argument, {}, why);
}

/// A member whose name has any case: the carriers of these arguments are bound by nobody.
std::optional<json::value> member(const json::value& object, std::string_view name) {
  const std::size_t position = object.position_of(name, json::name_match::any_case);
  if (position == error::nowhere) return std::nullopt;
  return object[position];
}

std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out.append(c == '\'' ? "''" : std::string(1, c));
  return out + "'";
}

/// A restriction's value, `[I:5]` or any text, as $filter spells it. A custom field's stays
/// encoded: that is what says whether it is a date.
std::string literal(std::string_view value, bool custom) {
  const carrier::custom_field field = carrier::parse_custom_field(value);
  switch (field.kind) {
    case carrier::field_kind::integer:
    case carrier::field_kind::decimal:
    case carrier::field_kind::money:
    case carrier::field_kind::boolean:
      return field.value;
    default:
      return quoted(custom ? value : std::string_view(field.value));
  }
}

/// `column operator values`. Errors: argument for what $filter has no words for.
result<std::string> condition(const json::value& restriction) {
  const std::string name = member_text(restriction, "Name");
  const std::string word = member_text(restriction, "Operator");
  if (!is_filter_word(name) || !is_filter_word(word)) {
    return refused("Restriction: a name and an operator are needed");
  }
  const std::optional<json::value> sub = member(restriction, "SubRestrictions");
  const std::optional<json::value> brackets = member(restriction, "InterParenthesis");
  if ((sub && sub->size() > 0) || (brackets && !brackets->is_null() && !brackets->is_zero())) {
    return refused("Restriction of " + shown(name) + ": no brackets and no restrictions within");
  }
  std::vector<std::string> values;
  if (const std::optional<json::value> list = member(restriction, "Values")) {
    const bool custom = extra_column(name).has_value();
    for (const json::child& each : list->children()) {
      values.push_back(literal(each.value.string(), custom));
    }
  }
  std::string out = name + " " + word;
  if (values.empty()) return out;
  const bool several = values.size() > 1 || ascii::lower(word).find("oneof") != std::string::npos;
  out.append(several ? " (" : " ");
  for (std::size_t i = 0; i < values.size(); ++i) out.append(i == 0 ? "" : ",").append(values[i]);
  return several ? out + ")" : out;
}

bool is_active(const json::value& restriction) {
  const std::optional<json::value> active = member(restriction, "IsActive");
  return !active || active->kind() != json::kind::boolean || active->boolean();
}

}  // namespace

std::string member_text(const json::value& object, std::string_view name) {
  const std::optional<json::value> found = member(object, name);
  return found ? found->string() : std::string();
}

bool is_filter_word(std::string_view text) {
  return !text.empty() && text.find_first_of(" \t\r\n(),'") == std::string_view::npos;
}

result<std::string> restriction_filter(const std::optional<json::value>& list) {
  std::string out;
  if (!list) return out;
  std::string joint = "and";
  for (const json::child& each : list->children()) {
    if (!is_active(each.value)) continue;
    const result<std::string> one = condition(each.value);
    if (!one) return one.error();
    if (!out.empty()) out.append(" ").append(joint).append(" ");
    out.append(*one);
    joint = ascii::lower(member_text(each.value, "InterOperator")) == "or" ? "or" : "and";
    if (out.size() > most_filter) return refused("Restriction: more than 8192 bytes");
  }
  return out;
}

}  // namespace ticketwire::service

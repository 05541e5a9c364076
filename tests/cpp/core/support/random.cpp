#include "core/support/random.hpp"

#include <cstdlib>
#include <iostream>
#include <vector>

#include "ticketwire/carrier/date_time.hpp"
#include "ticketwire/json/document.hpp"
#include "ticketwire/json/writer.hpp"

namespace ticketwire::support {
namespace {

using schema::property;
using schema::value_type;

std::string joined(const std::vector<std::string>& parts, char open, char close) {
  std::string out(1, open);
  for (const std::string& part : parts) {
    if (out.size() > 1) out.push_back(',');
    out.append(part);
  }
  out.push_back(close);
  return out;
}

std::string member(std::string_view name, const std::string& value) {
  std::string out;
  json::append_string(out, name);
  return out + ":" + value;
}

}  // namespace

std::uint32_t property_seed(const char* property) {
  const char* given = std::getenv("TICKETWIRE_SEED");
  const std::uint32_t seed = given != nullptr
                                 ? static_cast<std::uint32_t>(std::strtoul(given, nullptr, 10))
                                 : std::random_device()();
  std::cout << property << ": TICKETWIRE_SEED=" << seed << "\n";
  return seed;
}

std::string generator::string() {
  static const char* const pieces[] = {"a",
                                       "B",
                                       "/",
                                       "~",
                                       "\\\"",
                                       "\\\\",
                                       "\\n",
                                       "\\u0000",
                                       "\\u00e5",
                                       "\xc3\xa5",
                                       "\xf0\x9f\x98\x80",
                                       "\\ud83d\\ude00",
                                       "0",
                                       " "};
  std::string out = "\"";
  for (std::uint32_t i = below(6); i > 0; --i) out.append(pieces[below(std::size(pieces))]);
  return out + '"';
}

std::string generator::number() {
  static const char* const special[] = {"0", "-0", "1.0", "1e2", "0.5", "1e999", "-2.50E-3"};
  if (one_in(3)) return special[below(std::size(special))];
  return std::to_string(static_cast<std::int32_t>(below(20)) - 5);
}

std::string generator::json(int depth) {
  const std::uint32_t choice = below(depth > 0 ? 8 : 5);
  if (choice == 0) return "null";
  if (choice == 1) return one_in(2) ? "true" : "false";
  if (choice == 2) return string();
  if (choice < 5) return number();
  std::vector<std::string> parts;
  if (choice == 5) {
    for (std::uint32_t i = below(5); i > 0; --i) parts.push_back(json(depth - 1));
    return joined(parts, '[', ']');
  }
  static const char* const names[] = {"a", "b", "c/d", "~e", "", "0", "-", "__proto__", "\xc3\xa5"};
  for (const char* name : names) {
    if (one_in(3)) parts.push_back(member(name, json(depth - 1)));
  }
  return joined(parts, '{', '}');
}

std::string generator::changed_json(const std::string& text) {
  const auto document = json::document::parse(text);
  const json::value root = document->root();
  const bool container = root.kind() == json::kind::array || root.kind() == json::kind::object;
  if (!container || one_in(8)) return json(2);
  std::vector<std::string> parts;
  for (const json::child& each : root.children()) {
    if (one_in(6)) continue;
    const std::string value = std::string(each.value.raw());
    const std::string next = one_in(3) ? changed_json(value) : value;
    const bool named = root.kind() == json::kind::object;
    parts.push_back(named ? std::string(each.name.raw()) + ":" + next : next);
    if (!named && one_in(6)) parts.push_back(json(1));
  }
  const bool array = root.kind() == json::kind::array;
  if (!array && one_in(3)) parts.push_back(member("new", json(1)));
  return array ? joined(parts, '[', ']') : joined(parts, '{', '}');
}

std::string generator::date() {
  if (one_in(5)) return "\"0001-01-01T00:00:00\"";
  const std::int64_t ticks =
      static_cast<std::int64_t>(below(2'000'000'000)) * carrier::ticks_per_second +
      (one_in(2) ? below(10'000'000) : 0);
  std::string out;
  json::append_string(out, carrier::format_date_time(ticks, one_in(2) ? 0 : 60));
  return out;
}

std::string generator::scalar(const property& property, int depth) {
  switch (property.type) {
    case value_type::int32:
      // Few values, so that keys occur twice now and then.
      return std::to_string(static_cast<std::int32_t>(one_in(8) ? engine_() : below(6)));
    case value_type::number:
      return std::to_string(below(100)) + (one_in(2) ? ".25" : "");
    case value_type::boolean:
      return one_in(2) ? "true" : "false";
    case value_type::string:
      return string();
    case value_type::date_time:
      return date();
    case value_type::any:
      return json(2);
    case value_type::carrier:
      return carrier(*schema::carrier_of(property), depth - 1);
    case value_type::enumeration:
    case value_type::flags:
      break;
  }
  const schema::enum_type& type = *schema::enum_of(property);
  const std::int32_t value =
      type.members[below(static_cast<std::uint32_t>(type.members.size()))].value;
  std::string out;
  json::append_string(out, schema::to_enum_text(type, value).value_or(""));
  return out;
}

std::string generator::array(const property& property, int depth) {
  std::vector<std::string> parts;
  for (std::uint32_t i = below(5); i > 0; --i) {
    parts.push_back(one_in(12) ? "null" : scalar(property, depth));
  }
  return joined(parts, '[', ']');
}

std::string generator::property_value(const property& property, int depth) {
  if (one_in(6)) return "null";
  if (property.shape == schema::shape::array) return array(property, depth);
  if (property.shape == schema::shape::single) return scalar(property, depth);
  std::vector<std::string> parts;
  static const char* const keys[] = {"SuperOffice:1", "x:2", "a/b~c", "__proto__", "\xc3\xa5"};
  for (const char* key : keys) {
    if (one_in(2)) parts.push_back(member(key, scalar(property, depth)));
  }
  return joined(parts, '{', '}');
}

std::string generator::carrier(const schema::carrier_type& type, int depth) {
  std::vector<std::string> parts;
  for (const property& property : type.properties) {
    const bool nested = property.type == value_type::carrier;
    if (property.response_only || (nested && depth <= 0) || one_in(4)) continue;
    parts.push_back(member(property.name, property_value(property, depth)));
  }
  return joined(parts, '{', '}');
}

std::string generator::changed_carrier(const std::string& text, const schema::carrier_type& type,
                                       int depth) {
  const auto document = json::document::parse(text);
  std::vector<std::string> parts;
  for (const property& property : type.properties) {
    const auto old = document->root().find(property.name);
    const bool nested = property.type == value_type::carrier;
    if (property.response_only || (nested && depth <= 0)) continue;
    const bool keep = !one_in(4);
    if (keep && !old) continue;
    const bool inside = nested && property.shape == schema::shape::single && keep &&
                        old->kind() == json::kind::object && one_in(3);
    const std::string next =
        inside ? changed_carrier(std::string(old->raw()), *schema::carrier_of(property), depth - 1)
        : keep ? std::string(old->raw())
               : property_value(property, depth);
    if (keep || !one_in(5)) parts.push_back(member(property.name, next));
  }
  return joined(parts, '{', '}');
}

}  // namespace ticketwire::support

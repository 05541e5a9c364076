#include "ticketwire/carrier/defaults.hpp"

#include "ticketwire/carrier/date_time.hpp"
#include "ticketwire/json/writer.hpp"

namespace ticketwire::carrier {

using schema::value_type;

namespace {

/// The member that stands for 0, in quotes: names need no escapes.
void append_zero(std::string& out, const schema::enum_type& type) {
  const schema::enum_member* zero = schema::find_member(type, 0);
  out.push_back('"');
  if (zero != nullptr) out.append(zero->name);
  out.push_back('"');
}

}  // namespace

void append_unset(std::string& out, const schema::property& property) {
  if (property.shape == schema::shape::single) {
    switch (property.type) {
      case value_type::int32:
      case value_type::number:
        out.append("0");
        return;
      case value_type::boolean:
        out.append("false");
        return;
      case value_type::enumeration:
      case value_type::flags:
        append_zero(out, *schema::enum_of(property));
        return;
      default:
        break;
    }
  }
  out.append("null");
}

void append_empty(std::string& out, const schema::property& property) {
  if (property.shape == schema::shape::array) {
    out.append("[]");
  } else if (property.shape == schema::shape::dictionary) {
    out.append("{}");
  } else if (property.type == value_type::date_time) {
    json::append_string(out, unset_date_time);
  } else if (property.type == value_type::string) {
    out.append(R"("")");
  } else {
    append_unset(out, property);
  }
}

std::string default_instance(const schema::carrier_type& type) {
  std::string out = "{";
  for (const schema::property& property : type.properties) {
    if (out.size() > 1) out.push_back(',');
    json::append_string(out, property.name);
    out.push_back(':');
    if (property.initial.empty()) {
      append_empty(out, property);
    } else {
      json::append_string(out, property.initial);
    }
  }
  return out + '}';
}

}  // namespace ticketwire::carrier

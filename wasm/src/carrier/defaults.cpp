#include "ticketwire/carrier/defaults.hpp"

#include "ticketwire/carrier/date_time.hpp"

namespace ticketwire::carrier {

using schema::value_type;

void write_unset(json::writer& out, const schema::property& property) {
  if (property.shape == schema::shape::single) {
    switch (property.type) {
      case value_type::int32:
      case value_type::number:
        out.raw("0");
        return;
      case value_type::boolean:
        out.raw("false");
        return;
      case value_type::enumeration:
      case value_type::flags: {
        const schema::enum_member* zero = schema::find_member(*schema::enum_of(property), 0);
        out.string_plain(zero != nullptr ? zero->name : std::string_view());
        return;
      }
      default:
        break;
    }
  }
  out.null();
}

std::string unset_value(const schema::property& property) {
  std::string text;
  json::writer out(text);
  write_unset(out, property);
  return text;
}

void write_empty(json::writer& out, const schema::property& property) {
  if (property.shape == schema::shape::array) {
    out.raw("[]");
  } else if (property.shape == schema::shape::dictionary) {
    out.raw("{}");
  } else if (property.type == value_type::date_time) {
    out.string(unset_date_time);
  } else if (property.type == value_type::string) {
    out.string({});
  } else {
    write_unset(out, property);
  }
}

std::string default_instance(const schema::carrier_type& type) {
  std::string text;
  json::writer out(text);
  out.begin_object();
  for (const schema::property& property : type.properties) {
    out.name(property.name);
    if (property.initial.empty()) {
      write_empty(out, property);
    } else {
      out.string(property.initial);
    }
  }
  out.end_object();
  return text;
}

}  // namespace ticketwire::carrier

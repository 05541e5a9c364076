#include "core/support/respell.hpp"

#include <utility>
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
  for (const std::string& part : parts) out.append(out.size() > 1 ? " ,\n " : " ").append(part);
  return out + "\t" + close;
}

/// A text whose first character, if it is a letter, is written as an escape.
std::string escaped(std::string_view literal) {
  std::string out(literal);
  if (out.size() > 2 && (out[1] == 'a' || out[1] == 'B')) {
    out.replace(1, 1, out[1] == 'a' ? "\\u0061" : "\\u0042");
  }
  return out;
}

class respeller {
 public:
  explicit respeller(generator& random) : random_(random) {}

  std::string carrier(const json::value& value, const schema::carrier_type& type) {
    std::vector<std::string> parts;
    for (const json::child& member : value.children()) {
      const property& row = *schema::find_property(type, member.name.decode());
      parts.push_back(std::string(member.name.raw()) + " : " + whole(member.value, row));
    }
    for (std::size_t i = parts.size(); i > 1; --i) {
      std::swap(parts[i - 1], parts[random_.below(static_cast<std::uint32_t>(i))]);
    }
    return joined(parts, '{', '}');
  }

 private:
  std::string whole(const json::value& value, const property& row) {
    if (value.is_null() || row.shape == schema::shape::single) return single(value, row);
    const bool named = row.shape == schema::shape::dictionary;
    std::vector<std::string> parts;
    for (const json::child& each : value.children()) {
      const std::string name = named ? std::string(each.name.raw()) + " :" : std::string();
      parts.push_back(name + single(each.value, row));
    }
    return named ? joined(parts, '{', '}') : joined(parts, '[', ']');
  }

  std::string single(const json::value& value, const property& row) {
    const std::string raw(value.raw());
    if (value.is_null()) return raw;
    switch (row.type) {
      case value_type::carrier:
        return carrier(value, *schema::carrier_of(row));
      case value_type::int32:
        return raw + ".0";
      case value_type::number:
        return raw + "e0";
      case value_type::string:
        return escaped(raw);
      case value_type::date_time: {
        const auto date = carrier::parse_date_time(value.string());
        if (!date || date->unset || !date->offset) return raw;
        std::string out;
        json::append_string(out, carrier::format_date_time(carrier::to_ticks(*date), -330));
        return out;
      }
      case value_type::enumeration:
      case value_type::flags: {
        const auto number = schema::to_enum_value(*schema::enum_of(row), value.string());
        return number ? std::to_string(*number) : raw;
      }
      case value_type::boolean:
      case value_type::any:
        break;
    }
    return raw;
  }

  generator& random_;
};

}  // namespace

std::string respelled(const std::string& text, const schema::carrier_type& type,
                      generator& random) {
  const auto document = json::document::parse(text);
  return respeller(random).carrier(document->root(), type);
}

}  // namespace ticketwire::support

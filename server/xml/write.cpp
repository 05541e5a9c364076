#include "xml/write.hpp"

#include <algorithm>
#include <array>

#include "ticketwire/json/document.hpp"

namespace ticketwire::xml {
namespace {

using schema::property;
using schema::shape;
using schema::value_type;

constexpr property any_row{
    "", value_type::any, shape::single, schema::no_target, false, false, false, "", 0, "", false,
    ""};

std::uint32_t code_point_at(std::string_view text, std::size_t at, std::size_t& size) noexcept {
  const auto lead = static_cast<unsigned char>(text[at]);
  size = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (size == 1) return lead;
  std::uint32_t code = lead & (0xffu >> (size + 1));
  for (std::size_t i = 1; i < size && at + i < text.size(); ++i) {
    code = code << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3fu);
  }
  return code;
}

void append_escape(std::string& out, std::uint32_t code) {
  static constexpr char hex[] = "0123456789ABCDEF";
  out.append("_x");
  for (const int shift : {12, 8, 4, 0}) out.push_back(hex[(code >> shift) & 15]);
  out.push_back('_');
}

void append_text(std::string& out, std::string_view text) {
  std::size_t size = 1;
  for (std::size_t i = 0; i < text.size(); i += size) {
    const std::uint32_t code = code_point_at(text, i, size);
    switch (code) {
      case '&':
        out.append("&amp;");
        break;
      case '<':
        out.append("&lt;");
        break;
      case '>':
        out.append("&gt;");
        break;
      case '\r':
        // A reader would make a line feed of it.
        out.append("&#13;");
        break;
      default:
        if (!is_character(code) || (code == '_' && escape_at(text.substr(i)) != no_escape)) {
          append_escape(out, code);
        } else {
          out.append(text.substr(i, size));
        }
    }
  }
}

bool is_name(std::string_view text) noexcept {
  const auto letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  };
  return !text.empty() && letter(text.front()) &&
         std::all_of(text.begin(), text.end(), [&](char c) {
           return letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '-';
         });
}

class writer {
 public:
  explicit writer(std::string& out) noexcept : out_(out) {}

  // Recursion is bounded by the depth of the text.
  void element(std::string_view name, const json::value& value, const property& row,
               const schema::carrier_type* carrier, std::string_view attributes = {});

 private:
  void content(const json::value& value, const property& row, const schema::carrier_type* carrier);
  void members(const json::value& value, const schema::carrier_type& type);
  void array(const json::value& value, property row, const schema::carrier_type* carrier);
  void dictionary(const json::value& value, property row, const schema::carrier_type* carrier);
  void any(const json::value& value);
  void open(std::string_view name, std::string_view attributes) {
    out_.append("<").append(name).append(attributes).append(">");
  }
  void close(std::string_view name) { out_.append("</").append(name).append(">"); }

  std::string& out_;
};

void writer::element(std::string_view name, const json::value& value, const property& row,
                     const schema::carrier_type* carrier, std::string_view attributes) {
  if (value.is_null()) {
    out_.append("<").append(name).append(attributes).append(" xsi:nil=\"true\"/>");
    return;
  }
  open(name, attributes);
  content(value, row, carrier);
  close(name);
}

void writer::content(const json::value& value, const property& row,
                     const schema::carrier_type* carrier) {
  if (row.shape == shape::array && value.kind() == json::kind::array) {
    array(value, row, carrier);
  } else if (row.shape == shape::dictionary && value.kind() == json::kind::object) {
    dictionary(value, row, carrier);
  } else if (carrier != nullptr && value.kind() == json::kind::object) {
    members(value, *carrier);
  } else if (row.type != value_type::any && value.kind() == json::kind::string) {
    append_text(out_, value.string());
  } else {
    any(value);
  }
}

void writer::members(const json::value& value, const schema::carrier_type& type) {
  for (const json::child& member : value.children()) {
    const std::string name = member.name.decode();
    const property* row = schema::find_property(type, name);
    if (row != nullptr) {
      element(row->name, member.value, *row, schema::carrier_of(*row));
    } else if (is_name(name)) {
      element(name, member.value, any_row, nullptr);
    }
  }
}

void writer::array(const json::value& value, property row, const schema::carrier_type* carrier) {
  row.shape = shape::single;
  const std::string_view name = element_name(row, carrier);
  for (const json::child& each : value.children()) element(name, each.value, row, carrier);
}

void writer::dictionary(const json::value& value, property row,
                        const schema::carrier_type* carrier) {
  row.shape = shape::single;
  for (const json::child& entry : value.children()) {
    open(item_element, {});
    open(key_element, {});
    append_text(out_, entry.name.decode());
    close(key_element);
    element(value_element, entry.value, row, carrier);
    close(item_element);
  }
}

/// Texts that read as JSON are spelled as JSON, everything else in a container likewise: so that a
/// reader without a type finds the same value.
void writer::any(const json::value& value) {
  const bool container = value.kind() == json::kind::array || value.kind() == json::kind::object;
  if (container && value.size() > 0) {
    const bool list = value.kind() == json::kind::array;
    list ? array(value, any_row, nullptr) : dictionary(value, any_row, nullptr);
    return;
  }
  const std::string text = value.string();
  const bool plain = value.kind() == json::kind::string && !json::document::parse(text);
  append_text(out_, plain ? text : json::write(value));
}

}  // namespace

std::string write(const json::value& value, const root& root) {
  std::string out = R"(<?xml version="1.0" encoding="utf-8"?>)";
  out.push_back('\n');
  const std::string attributes = " xmlns:xsi=\"" + std::string(instance_namespace) + "\"";
  writer(out).element(root_name(root), value, root.row, root.carrier, attributes);
  return out;
}

}  // namespace ticketwire::xml

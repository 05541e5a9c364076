#include "xml/form.hpp"

#include <charconv>

#include "ticketwire/ascii.hpp"

namespace ticketwire::xml {

using schema::value_type;

namespace {

void append_utf8(std::string& out, std::uint32_t code) {
  if (code < 0x80) {
    out.push_back(static_cast<char>(code));
    return;
  }
  // What is escaped has three bytes: U+FFFE and U+FFFF.
  out.push_back(static_cast<char>(0xe0 | code >> 12));
  out.push_back(static_cast<char>(0x80 | (code >> 6 & 0x3f)));
  out.push_back(static_cast<char>(0x80 | (code & 0x3f)));
}

}  // namespace

std::string_view element_name(const schema::property& row,
                              const schema::carrier_type* carrier) noexcept {
  switch (row.type) {
    case value_type::carrier:
      return carrier->name;
    case value_type::int32:
      return "int";
    case value_type::number:
      return "double";
    case value_type::boolean:
      return "boolean";
    case value_type::date_time:
      return "dateTime";
    case value_type::string:
      return "string";
    case value_type::enumeration:
    case value_type::flags:
      return schema::enum_of(row)->name;
    case value_type::any:
      break;
  }
  return "Element";
}

std::string root_name(const root& root) {
  if (root.row.shape == schema::shape::dictionary) return "Dictionary";
  std::string name(element_name(root.row, root.carrier));
  // The arguments of a method have no name.
  if (!name.empty() && name.front() >= 'a')
    name.front() = static_cast<char>(name.front() - 'a' + 'A');
  return root.row.shape == schema::shape::array ? "ArrayOf" + name : name;
}

bool is_character(std::uint32_t code_point) noexcept {
  if (code_point < 0x20) return code_point == 0x9 || code_point == 0xa || code_point == 0xd;
  if (code_point >= 0xd800 && code_point <= 0xdfff) return false;
  return code_point < 0xfffe || code_point > 0xffff;
}

std::uint32_t escape_at(std::string_view text) noexcept {
  if (text.size() < escape_size || !text.starts_with("_x") || text[6] != '_') return no_escape;
  std::uint32_t code = 0;
  const auto [end, failure] = std::from_chars(text.data() + 2, text.data() + 6, code, 16);
  if (failure != std::errc{} || end != text.data() + 6) return no_escape;
  const bool surrogate = code >= 0xd800 && code <= 0xdfff;
  return code == '_' || (!is_character(code) && !surrogate) ? code : no_escape;
}

std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::uint32_t code = text[i] == '_' ? escape_at(text.substr(i)) : no_escape;
    if (code == no_escape) {
      out.push_back(text[i++]);
    } else {
      append_utf8(out, code);
      i += escape_size;
    }
  }
  return out;
}

std::string_view trim(std::string_view text) noexcept {
  return ascii::trim(text, " \t\r\n");
}

}  // namespace ticketwire::xml

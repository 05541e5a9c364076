#include "store/transfer/line.hpp"

#include <openssl/evp.h>

#include <charconv>
#include <limits>

namespace ticketwire::store::transfer {

std::string to_base64(std::string_view bytes) {
  // OpenSSL ends the text with a zero byte.
  std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
  const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                                   reinterpret_cast<const unsigned char*>(bytes.data()),
                                   static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(size));
  return text;
}

bool from_base64(const std::string& text, std::string& bytes) {
  if (text.size() % 4 != 0 || text.size() > std::numeric_limits<int>::max()) return false;
  bytes.resize(text.size() / 4 * 3);
  const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                                   reinterpret_cast<const unsigned char*>(text.data()),
                                   static_cast<int>(text.size()));
  if (size < 0) return false;
  // OpenSSL counts the padding as bytes, and passes over white space at both ends.
  const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with("=") ? 1 : 0;
  bytes.resize(static_cast<std::size_t>(size) - padding);
  return to_base64(bytes) == text;
}

std::string member_name(std::string_view column) {
  if (column == "kind") return "type";
  std::string out;
  for (std::size_t i = 0; i < column.size(); ++i) {
    const bool word = column[i] == '_' && i + 1 < column.size();
    out += word ? static_cast<char>(column[++i] - 'a' + 'A') : column[i];
  }
  return out;
}

bool read_number(const json::value& value, std::int64_t lowest, std::int64_t highest,
                 std::int64_t& into) {
  if (value.kind() != json::kind::number) return false;
  const auto text = value.raw();
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), into);
  return code == std::errc() && end == text.data() + text.size() && into >= lowest &&
         into <= highest;
}

std::optional<json::value> field_reader::member(std::string_view name, json::kind kind) {
  auto found = line_.find(name);
  if (!found) {
    refuse(name, "is missing");
  } else if (found->kind() != kind) {
    refuse(name, "has the wrong type");
    found.reset();
  }
  return found;
}

std::int64_t field_reader::whole(std::string_view name, std::int64_t lowest, std::int64_t highest) {
  const auto found = member(name, json::kind::number);
  std::int64_t number = 0;
  if (found && !read_number(*found, lowest, highest, number)) refuse(name, "is out of range");
  return number;
}

void field_reader::refuse(std::string_view name, std::string_view why) {
  if (problem_.empty()) problem_.append("\"").append(name).append("\" ").append(why);
}

}  // namespace ticketwire::store::transfer

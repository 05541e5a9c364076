#include "store/transfer/line.hpp"

#include <charconv>

namespace ticketwire::store::transfer {

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

#include "exchange/parameters.hpp"

#include <algorithm>
#include <charconv>

#include "ticketwire/json/text.hpp"
#include "ticketwire/json/value.hpp"
#include "ticketwire/json/writer.hpp"

namespace ticketwire::exchange {
namespace {

using schema::value_type;

bool is_boolean(std::string_view text) noexcept {
  return text == "0" || text == "1" || json::equal_ignore_case(text, "true") ||
         json::equal_ignore_case(text, "false");
}

/// What was percent-encoded may be any bytes; behind this they are text.
bool is_utf8(std::string_view text) {
  if (std::all_of(text.begin(), text.end(), [](char c) { return c > 0; })) return true;
  std::string literal;
  json::append_string(literal, text);
  return json::text::parse(std::move(literal)).has_value();
}

result<void> check_single(const parameter& row, std::string_view text) {
  if (row.type == value_type::int32) {
    const result<std::int32_t> number = to_int32(text, row.wire_name);
    if (!number) return number.error();
  } else if (row.type == value_type::boolean ? !is_boolean(text) : !is_utf8(text)) {
    return bad_argument(row.wire_name);
  }
  return {};
}

}  // namespace

error bad_argument(std::string_view name) {
  return {.code = error_code::argument, .detail = std::string(name)};
}

bool path_parts::next() noexcept {
  if (rest_.empty()) return false;
  const std::size_t end = std::min(rest_.find('/', 1), rest_.size());
  segment_ = rest_.substr(1, end - 1);
  rest_.remove_prefix(end);
  return true;
}

parameter path_parts::row() const noexcept {
  const std::string_view inner = segment_.substr(1, segment_.size() - 2);
  const std::size_t colon = std::min(inner.find(':'), inner.size());
  const std::string_view name = inner.substr(0, colon);
  const value_type type = colon == inner.size() ? value_type::int32 : value_type::string;
  return {name, name, type, false, true};
}

bool has_path_parameter(std::string_view path, std::string_view name) noexcept {
  for (path_parts parts(path); parts.next();) {
    if (parts.is_parameter() && parts.row().name == name) return true;
  }
  return false;
}

result<std::int32_t> to_int32(std::string_view text, std::string_view name) {
  std::int32_t number = 0;
  const char* const last = text.data() + text.size();
  const auto [end, failure] = std::from_chars(text.data(), last, number);
  if (end != last || failure == std::errc::invalid_argument) return bad_argument(name);
  if (failure == std::errc{}) return number;
  return error{.code = error_code::value_range, .detail = std::string(name)};
}

result<void> check_path_value(const parameter& row, std::string_view text) {
  if (text.empty() || text == "." || text == "..") return bad_argument(row.name);
  result<void> checked = check_single(row, text);
  if (!checked) return checked;
  if (row.type == value_type::int32 && text.starts_with('-') && text != "-0") {
    return error{.code = error_code::value_range, .detail = std::string(row.name)};
  }
  return {};
}

result<void> check_query_value(const parameter& row, std::string_view text) {
  if (text.empty()) return row.required ? bad_argument(row.wire_name) : result<void>();
  if (!row.list || row.type == value_type::string) return check_single(row, text);
  while (true) {
    const std::size_t comma = std::min(text.find(','), text.size());
    result<void> checked = check_single(row, text.substr(0, comma));
    if (!checked || comma == text.size()) return checked;
    text.remove_prefix(comma + 1);
  }
}

}  // namespace ticketwire::exchange

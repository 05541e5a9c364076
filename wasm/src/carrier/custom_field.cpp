#include "ticketwire/carrier/custom_field.hpp"

#include <algorithm>
#include <charconv>

#include "carrier/clock.hpp"
#include "digits.hpp"
#include "ticketwire/ascii.hpp"

namespace ticketwire::carrier {
namespace {

struct kind_row {
  field_kind kind;
  std::string_view name;
  /// What stands between the bracket and the colon; empty where there are no brackets.
  std::string_view code;
};

constexpr kind_row kinds[] = {
#include "carrier/generated/field_kinds.inc"
};

constexpr std::string_view companions[] = {":DisplayText", ":DisplayTooltip", ":org"};

constexpr std::string_view unset_content = "01/01/0001";
constexpr std::string_view midnight = " 00:00:00.0000000";

/// The day that marks a date-time as a time of day.
bool is_time(const clock_parts& parts) noexcept {
  return parts.year == 1760 && parts.month == 1 && parts.day == 1;
}

const kind_row& row_of(field_kind kind) noexcept {
  return kinds[static_cast<std::size_t>(kind)];
}

std::size_t count_digits(std::string_view text) noexcept {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), ascii::is_digit) -
                                  text.begin());
}

/// [ "-" ] 1*DIGIT [ "." 1*DIGIT ]
bool is_decimal(std::string_view text) noexcept {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t whole = count_digits(text);
  text.remove_prefix(whole);
  if (whole == 0 || text.empty()) return whole != 0;
  return text.front() == '.' && text.size() > 1 && count_digits(text.substr(1)) + 1 == text.size();
}

result<std::int32_t> to_int32(std::string_view text) {
  std::int32_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, failure] = std::from_chars(text.data(), end, number);
  const auto fail = [](error_code code) { return error{.code = code}; };
  if (failure == std::errc::result_out_of_range) return fail(error_code::value_range);
  if (failure != std::errc{} || stop != end) return fail(error_code::value_type);
  return number;
}

/// MM/dd/yyyy, yyyy.MM.dd or yyyy-MM-dd, and a time or none.
std::optional<date_time> read_moment(std::string_view content) {
  reader in(content);
  date_time out;
  int year = 0;
  int month = 0;
  int day = 0;
  if (content.size() > 2 && content[2] == '/') {
    month = in.digits(2);
    in.expect('/');
    day = in.digits(2);
    in.expect('/');
    year = in.digits(4);
  } else {
    year = in.digits(4);
    const char separator = in.next();
    if (separator != '.' && separator != '-') in.reject();
    month = in.digits(2);
    in.expect(separator);
    day = in.digits(2);
  }
  out.local = read_day(in, year, month, day);
  if (in.accept(' ') || in.accept('T')) out.local += read_time(in, out.fraction_digits);
  if (!in.good() || !in.done()) return std::nullopt;
  out.unset = year < first_year;
  return out;
}

std::optional<custom_field> read_date(std::string_view content, bool timed) {
  std::optional<date_time> when = read_moment(content);
  if (!when) return std::nullopt;
  custom_field out{timed ? field_kind::date_time : field_kind::date, {}};
  if (when->unset) return out;
  const clock_parts parts = to_parts(when->local);
  // A date with a time of day is none that could be written back.
  if (!timed && parts.time != 0) return std::nullopt;
  when->fraction_digits = needed_digits(parts.time);
  out.value = format_date_time(*when);
  if (!timed) out.value.resize(out.value.find('T'));
  if (timed && is_time(parts)) {
    return custom_field{field_kind::time, out.value.substr(out.value.find('T') + 1)};
  }
  return out;
}

std::optional<custom_field> read_encoded(std::string_view code, std::string_view content) {
  if (code == "I") {
    const result<std::int32_t> number = to_int32(content);
    if (!number) return std::nullopt;
    return custom_field{field_kind::integer, std::to_string(*number)};
  }
  if (code == "F" && is_decimal(content))
    return custom_field{field_kind::decimal, std::string(content)};
  if (code == "M" && is_decimal(content))
    return custom_field{field_kind::money, std::string(content)};
  if (code == "D") return read_date(content, false);
  if (code == "DT") return read_date(content, true);
  return std::nullopt;
}

std::string encode(field_kind kind, std::string_view content) {
  std::string out = "[";
  return out.append(row_of(kind).code).append(":").append(content).append("]");
}

error wrong(error_code code, std::string_view value) {
  return {.code = code, .detail = std::string(value.substr(0, 40))};
}

result<std::string> write_date(const custom_field& field) {
  const bool timed = field.kind != field_kind::date;
  if (field.value.empty() && field.kind != field_kind::time) {
    return encode(field.kind, std::string(unset_content).append(timed ? midnight : ""));
  }
  const std::string text =
      field.kind == field_kind::time ? "1760-01-01T" + field.value : field.value;
  const std::optional<date_time> when = parse_date_time(text);
  if (!when || when->unset || when->offset) return wrong(error_code::value_date, field.value);
  const clock_parts parts = to_parts(when->local);
  if ((!timed && parts.time != 0) || (field.kind == field_kind::date_time && is_time(parts))) {
    return wrong(error_code::value_date, field.value);
  }
  std::string content;
  append_digits(content, parts.month, 2);
  append_digits(content.append("/"), parts.day, 2);
  append_digits(content.append("/"), parts.year, 4);
  if (timed) append_time(content.append(" "), parts.time, 7);
  return encode(field.kind, content);
}

result<std::string> write_text(const custom_field& field) {
  switch (field.kind) {
    case field_kind::integer: {
      const result<std::int32_t> number = to_int32(field.value);
      if (!number) return wrong(number.error().code, field.value);
      return encode(field.kind, std::to_string(*number));
    }
    case field_kind::decimal:
    case field_kind::money:
      if (!is_decimal(field.value)) return wrong(error_code::value_type, field.value);
      return encode(field.kind, field.value);
    case field_kind::date:
    case field_kind::date_time:
    case field_kind::time:
      return write_date(field);
    case field_kind::boolean:
      if (field.value == "true") return "True";
      if (field.value == "false") return "False";
      return wrong(error_code::value_type, field.value);
    case field_kind::text:
    case field_kind::other:
      break;
  }
  if (parse_custom_field(field.value).kind != field.kind) {
    return wrong(error_code::value_type, field.value);
  }
  return field.value;
}

}  // namespace

std::string_view name(field_kind kind) noexcept {
  return row_of(kind).name;
}

std::optional<field_kind> to_field_kind(std::string_view name) noexcept {
  for (const kind_row& row : kinds) {
    if (row.name == name) return row.kind;
  }
  return std::nullopt;
}

custom_field parse_custom_field(std::string_view text) {
  if (text == "True") return {field_kind::boolean, "true"};
  if (text == "False") return {field_kind::boolean, "false"};
  const std::size_t colon = text.find(':');
  const bool encoded =
      text.starts_with('[') && text.ends_with(']') && colon < text.size() && colon >= 2 &&
      colon <= 3 &&
      std::all_of(text.begin() + 1, text.begin() + static_cast<std::ptrdiff_t>(colon),
                  ascii::is_capital);
  if (!encoded) return {field_kind::text, std::string(text)};
  const std::string_view content = text.substr(colon + 1, text.size() - colon - 2);
  const auto read = read_encoded(text.substr(1, colon - 1), content);
  return read ? *read : custom_field{field_kind::other, std::string(text)};
}

result<std::string> write_custom_field(const custom_field& field, std::string_view before) {
  result<std::string> written = write_text(field);
  if (written && parse_custom_field(before) == parse_custom_field(*written)) {
    return std::string(before);
  }
  return written;
}

std::optional<bool> to_boolean(const custom_field& field) noexcept {
  if (field.kind == field_kind::boolean) return field.value == "true";
  if (field.kind != field_kind::integer) return std::nullopt;
  if (field.value == "0") return false;
  if (field.value == "1") return true;
  return std::nullopt;
}

bool is_companion(std::string_view key) noexcept {
  return std::any_of(std::begin(companions), std::end(companions),
                     [&](std::string_view ending) { return key.ends_with(ending); });
}

std::optional<std::string_view> choose_value(std::optional<std::string_view> stored,
                                             std::optional<std::string_view> extra,
                                             std::optional<std::string_view> custom) noexcept {
  return custom != stored ? custom : extra;
}

}  // namespace ticketwire::carrier

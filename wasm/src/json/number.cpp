#include "json/decimal.hpp"
#include "ticketwire/json/value.hpp"

namespace ticketwire::json {

result<std::int32_t> value::int32() const {
  if (kind() != kind::number) return error{.code = error_code::value_type};
  const decimal number = to_decimal(raw());
  if (number.exponent < 0) {
    return error{
        .code = error_code::value_type, .offset = offset(), .detail = "a whole number is needed"};
  }
  const auto out_of_range = [this] {
    return error{.code = error_code::value_range,
                 .offset = offset(),
                 .detail = std::string(raw().substr(0, 40))};
  };
  if (number.digits.size() > 10 || number.exponent > 10) return out_of_range();
  std::int64_t whole = 0;
  for (const char c : number.digits) whole = whole * 10 + (c - '0');
  for (std::int64_t i = 0; i < number.exponent && whole <= 0xffffffff; ++i) whole *= 10;
  if (number.negative) whole = -whole;
  if (whole < INT32_MIN || whole > INT32_MAX) return out_of_range();
  return static_cast<std::int32_t>(whole);
}

result<void> value::finite() const {
  if (kind() != kind::number) {
    return error{.code = error_code::value_type};
  }
  // The largest double is 1.7976931348623157e308; what rounds to it is not worth telling apart.
  static constexpr std::string_view largest = "17976931348623158";
  const decimal number = to_decimal(raw());
  const std::int64_t magnitude = number.exponent + static_cast<std::int64_t>(number.digits.size());
  if (magnitude < 309 || (magnitude == 309 && number.digits < largest)) return {};
  return error{.code = error_code::value_range,
               .offset = offset(),
               .detail = std::string(raw().substr(0, 40))};
}

bool value::is_zero() const {
  return kind() == kind::number && to_decimal(raw()).digits.empty();
}

}  // namespace ticketwire::json

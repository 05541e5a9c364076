#include "json/decimal.hpp"

#include <algorithm>

namespace ticketwire::json {
namespace {

constexpr std::int64_t exponent_bound = 1'000'000'000;

std::int64_t exponent_of(std::string_view text) {
  if (text.empty()) return 0;
  const bool negative = text.front() == '-';
  if (negative || text.front() == '+') text.remove_prefix(1);
  std::int64_t exponent = 0;
  for (const char c : text) exponent = std::min(exponent * 10 + (c - '0'), exponent_bound);
  return negative ? -exponent : exponent;
}

}  // namespace

decimal to_decimal(std::string_view literal) {
  decimal number;
  number.negative = literal.front() == '-';
  if (number.negative) literal.remove_prefix(1);
  const std::size_t e = std::min(literal.find_first_of("eE"), literal.size());
  number.exponent = exponent_of(literal.substr(std::min(e + 1, literal.size())));
  for (const char c : literal.substr(0, e)) {
    if (c != '.') number.digits.push_back(c);
  }
  const std::size_t point = literal.substr(0, e).find('.');
  if (point != std::string_view::npos) {
    number.exponent -= static_cast<std::int64_t>(e - point - 1);
  }
  number.digits.erase(0, std::min(number.digits.find_first_not_of('0'), number.digits.size()));
  while (!number.digits.empty() && number.digits.back() == '0') {
    number.digits.pop_back();
    ++number.exponent;
  }
  if (number.digits.empty()) return {};
  return number;
}

}  // namespace ticketwire::json

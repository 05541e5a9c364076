#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "store/query.hpp"
#include "ticketwire/json/value.hpp"

namespace ticketwire::service {

/// How an operator's operands are read.
enum class operator_form : std::uint8_t {
  one,
  list,
  associates,
  range,
  before,
  after,
  on,
  until,
  since,
  before_time,
  after_time,
  at_time,
  days,
  set,
  caller,
  before_today,
  after_today
};

struct operator_row {
  std::string_view name;
  operator_form form;
  enum store::comparison comparison = store::comparison::eq;
  /// Holds for rows for which the rest does not.
  bool negated = false;
};

inline constexpr std::array operators = {
    operator_row{"eq", operator_form::one, store::comparison::eq},
    operator_row{"=", operator_form::one, store::comparison::eq},
    operator_row{"is", operator_form::one, store::comparison::eq},
    operator_row{"equals", operator_form::one, store::comparison::eq},
    operator_row{"ne", operator_form::one, store::comparison::ne},
    operator_row{"<>", operator_form::one, store::comparison::ne},
    operator_row{"!=", operator_form::one, store::comparison::ne},
    operator_row{"isNot", operator_form::one, store::comparison::ne},
    operator_row{"unequals", operator_form::one, store::comparison::ne},
    operator_row{"lt", operator_form::one, store::comparison::lt},
    operator_row{"<", operator_form::one, store::comparison::lt},
    operator_row{"less", operator_form::one, store::comparison::lt},
    operator_row{"le", operator_form::one, store::comparison::le},
    operator_row{"<=", operator_form::one, store::comparison::le},
    operator_row{"gt", operator_form::one, store::comparison::gt},
    operator_row{">", operator_form::one, store::comparison::gt},
    operator_row{"greater", operator_form::one, store::comparison::gt},
    operator_row{"ge", operator_form::one, store::comparison::ge},
    operator_row{">=", operator_form::one, store::comparison::ge},
    operator_row{"contains", operator_form::one, store::comparison::contains},
    operator_row{"notContains", operator_form::one, store::comparison::contains, true},
    operator_row{"begins", operator_form::one, store::comparison::begins},
    operator_row{"notBegins", operator_form::one, store::comparison::begins, true},
    operator_row{"ends", operator_form::one, store::comparison::ends},
    operator_row{"notEnds", operator_form::one, store::comparison::ends, true},
    operator_row{"oneOf", operator_form::list},
    operator_row{"in", operator_form::list},
    operator_row{"notOneOf", operator_form::list, store::comparison::eq, true},
    operator_row{"associateIsOneOf", operator_form::associates},
    operator_row{"associateIsNotOneOf", operator_form::associates, store::comparison::eq, true},
    operator_row{"between", operator_form::range},
    operator_row{"notBetween", operator_form::range, store::comparison::eq, true},
    operator_row{"before", operator_form::before},
    operator_row{"after", operator_form::after},
    operator_row{"beforeOrEqual", operator_form::until},
    operator_row{"afterOrEqual", operator_form::since},
    operator_row{"date", operator_form::on},
    operator_row{"beforeTime", operator_form::before_time},
    operator_row{"afterTime", operator_form::after_time},
    operator_row{"dateTime", operator_form::at_time},
    operator_row{"dateBetween", operator_form::days},
    operator_row{"set", operator_form::set},
    operator_row{"notSet", operator_form::set, store::comparison::eq, true},
    operator_row{"currentAssociate", operator_form::caller},
    operator_row{"beforeToday", operator_form::before_today},
    operator_row{"afterToday", operator_form::after_today},
};

/// By name without case, or null.
inline const operator_row* find_operator(std::string_view name) {
  for (const operator_row& each : operators) {
    if (json::equal_ignore_case(each.name, name)) return &each;
  }
  return nullptr;
}

}  // namespace ticketwire::service

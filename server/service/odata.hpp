#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "service/time_zone.hpp"
#include "store/query.hpp"

namespace ticketwire::service {

/// $filter over the ticket archive:
///
///   or        = and *( "or" and )
///   and       = primary *( "and" primary )
///   primary   = "(" or ")" / function / column operator operand
///   operator  = eq / ne / lt / le / gt / ge / contains / begins / oneOf / is
///   function  = ( contains / startswith ) "(" column "," text ")" / substringof "(" text ","
///   column ")" operand   = number / 'text' / date / name / "(" operand *( "," operand ) ")"
///
/// Words compare without case; '' stands for an apostrophe within a text. Errors: argument, with
/// the offset, for what does not parse, an unknown column, more than 64 nested parentheses or 200
/// conditions.
[[nodiscard]] result<store::filter> parse_filter(std::string_view text, const time_zone& zone);

/// $orderBy: columns separated by commas, each with an optional asc or desc. Errors: argument.
[[nodiscard]] result<std::vector<store::order>> parse_order(std::string_view text);

}  // namespace ticketwire::service

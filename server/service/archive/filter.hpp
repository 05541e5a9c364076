#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "service/archive/columns.hpp"
#include "service/locale/locale.hpp"
#include "store/store.hpp"

namespace ticketwire::service {

/// What a filter's words refer to.
struct odata_scope {
  const service::archive_provider& archive;
  /// Where names are looked up.
  store::reader& reader;
  /// The zone of dates and of days, the languages of names.
  const service::locale& locale;
  store::ticks now = 0;
  /// currentAssociate.
  std::int32_t caller = 0;
};

struct odata_filter {
  store::filter filter;
  /// Whether it speaks of the status, so that deleted tickets are left to it.
  bool by_status = false;
};

/// $filter:
///
///   or        = and *( "or" and )
///   and       = unary *( "and" unary )
///   unary     = "not" unary / "(" or ")" / function [ ( "eq" / "ne" ) ( "true" / "false" ) ]
///               / column operator [ operand ]
///   function  = ( "contains" / "startswith" / "endswith" ) "(" column "," text ")"
///               / "substringof" "(" text "," column ")"
///   operand   = number / text / date / name / "null" / "(" operand *( "," operand ) ")"
///
/// Operators and what they take are listed in docs/lists.md. Words compare without case; '' and \'
/// stand for an apostrophe within a text. A column that shows a record's member (priorityName)
/// finds the records that fit, then the rows that refer to them.
///
/// Errors: argument, with the offset, for what does not parse, an unknown column or one that is not
/// filtered by, more than 64 nested parentheses, 200 conditions, or 10,000 records that fit.
[[nodiscard]] result<odata_filter> parse_filter(std::string_view text, const odata_scope& scope);

/// $orderBy: columns separated by commas, each with an optional asc or desc. A column that shows a
/// record's member (priorityName) sorts by it, texts as the request's languages have them and
/// without case; rows without such a record come before all others. Errors: argument, for an
/// unknown column, one that is not sorted by, or more than 10,000 records behind it.
[[nodiscard]] result<std::vector<store::order>> parse_order(std::string_view text,
                                                            const odata_scope& scope);

}  // namespace ticketwire::service

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ticketwire/json/value.hpp"

namespace ticketwire::service {

/// The text of a member whose name has any case, empty where there is none: the carriers of the
/// archive agent's arguments are bound by nobody.
[[nodiscard]] std::string member_text(const json::value& object, std::string_view name);
/// Whether a text is one word of a $filter, a column or an operator: it cannot end one and begin
/// another.
[[nodiscard]] bool is_filter_word(std::string_view text);

/// ArchiveRestrictionInfos as one $filter: each is joined to the one before by that one's
/// InterOperator; an inactive one is passed over. Empty where there is none. Errors: argument for
/// one without name or operator, with brackets or restrictions within, and for more than 8 KiB.
[[nodiscard]] result<std::string> restriction_filter(const std::optional<json::value>& list);

}  // namespace ticketwire::service

#pragma once

#include <string_view>
#include <vector>

namespace ticketwire::http {

/// One element of a field such as Accept or Accept-Language, without its parameters.
struct weighted {
  std::string_view name;
  /// qvalue in thousandths; 1000 where there is none (RFC 9110 section 12.4.2).
  int weight;
};

/// The elements in the field's order, at most 64, as views of it. Empty ones are left out.
[[nodiscard]] std::vector<weighted> parse_weighted_list(std::string_view field);

}  // namespace ticketwire::http

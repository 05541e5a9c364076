#include "ticketwire/http/weighted_list.hpp"

#include <algorithm>

#include "ticketwire/ascii.hpp"

namespace ticketwire::http {
namespace {

constexpr std::size_t max_elements = 64;

/// What stands before a separator; both are taken off.
std::string_view take(std::string_view& text, char separator) noexcept {
  const std::size_t end = std::min(text.find(separator), text.size());
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return part;
}

/// qvalue = "0" [ "." 0*3DIGIT ] / "1" [ "." 0*3"0" ] in thousandths.
int qvalue(std::string_view text) noexcept {
  if (text.starts_with('1')) return 1000;
  int thousandths = 0;
  for (std::size_t i = 2, unit = 100; unit > 0; ++i, unit /= 10) {
    if (i >= text.size() || text[i] < '0' || text[i] > '9') break;
    thousandths += (text[i] - '0') * static_cast<int>(unit);
  }
  return thousandths;
}

int weight_of(std::string_view parameters) noexcept {
  while (!parameters.empty()) {
    const std::string_view parameter = ascii::trim(take(parameters, ';'));
    if (parameter.starts_with("q=") || parameter.starts_with("Q=")) {
      return qvalue(parameter.substr(2));
    }
  }
  return 1000;
}

}  // namespace

std::vector<weighted> parse_weighted_list(std::string_view field) {
  std::vector<weighted> out;
  while (!field.empty() && out.size() < max_elements) {
    std::string_view parameters = take(field, ',');
    const std::string_view name = ascii::trim(take(parameters, ';'));
    if (!name.empty()) out.push_back({name, weight_of(parameters)});
  }
  return out;
}

}  // namespace ticketwire::http

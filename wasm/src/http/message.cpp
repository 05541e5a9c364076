#include "ticketwire/http/message.hpp"

#include <algorithm>
#include <array>

#include "ticketwire/ascii.hpp"

namespace ticketwire::http {
namespace {

constexpr std::array<std::string_view, 7> names = {"GET",   "HEAD",   "POST",   "PUT",
                                                   "PATCH", "DELETE", "OPTIONS"};

}  // namespace

std::string_view to_string(method value) noexcept {
  return value == method::unknown ? "" : names[static_cast<std::size_t>(value)];
}

method to_method(std::string_view token) noexcept {
  const auto found = std::find(names.begin(), names.end(), token);
  return static_cast<method>(found - names.begin());
}

std::optional<std::string_view> fields::find(std::string_view name) const noexcept {
  for (const field& each : list_) {
    if (ascii::equal_ignore_case(each.name, name)) return each.value;
  }
  return std::nullopt;
}

void fields::set(std::string_view name, std::string_view value) {
  std::erase_if(list_,
                [&](const field& each) { return ascii::equal_ignore_case(each.name, name); });
  add(name, value);
}

void fields::add(std::string_view name, std::string_view value) {
  list_.push_back({std::string(name), std::string(value)});
}

}  // namespace ticketwire::http

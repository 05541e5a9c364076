#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ticketwire/json/document.hpp"

namespace ticketwire::service {

/// Arguments of an agent's method, from its bound body; 0, false or empty where they are missing.
[[nodiscard]] inline std::int32_t number_argument(const json::value& body, std::string_view name) {
  const std::optional<json::value> member = body.find(name);
  const result<std::int32_t> number = member ? member->int32() : 0;
  return number ? *number : 0;
}

[[nodiscard]] inline bool truth_argument(const json::value& body, std::string_view name) {
  const std::optional<json::value> member = body.find(name);
  return member && member->boolean();
}

[[nodiscard]] inline std::string text_argument(const json::value& body, std::string_view name) {
  const std::optional<json::value> member = body.find(name);
  return member ? member->string() : std::string();
}

[[nodiscard]] inline std::vector<std::string> texts_argument(const json::value& body,
                                                             std::string_view name) {
  std::vector<std::string> out;
  const std::optional<json::value> member = body.find(name);
  if (!member) return out;
  for (const json::child& each : member->children()) out.push_back(each.value.string());
  return out;
}

}  // namespace ticketwire::service

#include "support.hpp"

#include <cstdio>
#include <cstdlib>
#include <set>

#include "core/support/same.hpp"
#include "ticketwire/carrier/bind.hpp"

namespace ticketwire::fuzz {

void require(bool truth, const char* what) {
  if (truth) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

std::string_view input::line() noexcept {
  const std::size_t end = std::min(rest_.find('\n'), rest_.size());
  const std::string_view out = rest_.substr(0, end);
  rest_.remove_prefix(std::min(end + 1, rest_.size()));
  return out;
}

std::optional<json::document> parse(std::string_view text) {
  auto parsed = json::document::parse(std::string(text), small);
  if (!parsed) return std::nullopt;
  return *std::move(parsed);
}

json::document parse_made(std::string text) {
  auto parsed = json::document::parse(std::move(text), large);
  require(parsed.has_value(), "what the core makes is JSON");
  return *std::move(parsed);
}

std::optional<json::document> parse_bound(std::string_view text, const schema::carrier_type* type) {
  std::optional<json::document> parsed = parse(text);
  if (!parsed) return std::nullopt;
  if (type == nullptr) return plain_names(parsed->root()) ? std::move(parsed) : std::nullopt;
  auto bound = carrier::bind(parsed->root(), *type);
  if (!bound || parsed->root().is_null()) return std::nullopt;
  return parse_made(*std::move(bound));
}

bool same(const json::value& a, const json::value& b, const schema::carrier_type* type) {
  return type != nullptr ? support::same_carrier(a, b, *type) : json::equal(a, b);
}

bool plain_names(const json::value& value) {
  std::set<std::string> seen;
  for (const json::child& each : value.children()) {
    if (value.kind() == json::kind::object) {
      const std::string name = each.name.decode();
      if (!seen.insert(name).second) return false;
    }
    if (!plain_names(each.value)) return false;
  }
  return true;
}

}  // namespace ticketwire::fuzz

#include "notify/mail.hpp"

#include <algorithm>

#include "ticketwire/ascii.hpp"

namespace ticketwire::notify {
namespace {

constexpr std::size_t max_address = 320;

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

bool is_address(std::string_view text) {
  constexpr std::string_view special = " \"(),:;<>[]\\";
  if (text.size() > max_address || text.find_first_of(special) != std::string_view::npos) {
    return false;
  }
  const auto at = text.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
         text.find('@', at + 1) == std::string_view::npos;
}

std::string unquoted(std::string_view name) {
  if (name.size() < 2 || name.front() != '"' || name.back() != '"') return std::string(name);
  std::string out;
  const auto inner = name.substr(1, name.size() - 2);
  for (std::size_t i = 0; i < inner.size(); ++i) {
    if (inner[i] == '\\' && i + 1 < inner.size()) ++i;
    out += inner[i];
  }
  return out;
}

}  // namespace

std::optional<mailbox> parse_mailbox(std::string_view text) {
  if (std::ranges::any_of(text, is_control)) return std::nullopt;
  const auto whole = ascii::trim(text, " ");
  if (is_address(whole)) return mailbox{{}, std::string(whole)};
  const auto open = whole.rfind('<');
  if (open == std::string_view::npos || !whole.ends_with('>')) return std::nullopt;
  const auto address = whole.substr(open + 1, whole.size() - open - 2);
  if (!is_address(address)) return std::nullopt;
  return mailbox{unquoted(ascii::trim(whole.substr(0, open), " ")), std::string(address)};
}

}  // namespace ticketwire::notify

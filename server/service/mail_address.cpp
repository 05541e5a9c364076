#include "service/mail_address.hpp"

#include <algorithm>

#include "service/gmime_library.hpp"

namespace ticketwire::service {
namespace {

constexpr std::size_t most_address = 254;
constexpr std::size_t most_local = 64;
constexpr std::size_t most_label = 63;
constexpr std::size_t most_field = std::size_t{64} * 1024;
constexpr std::size_t most_text = 1000;

bool is_alphanumeric(char c) noexcept {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_local_character(char c) noexcept {
  return is_alphanumeric(c) ||
         std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

bool is_domain_character(char c) noexcept {
  return is_alphanumeric(c) || c == '-';
}

/// Parts of allowed characters, joined by single dots.
template <class Allowed>
bool is_dotted(std::string_view text, const Allowed& is_part) {
  while (true) {
    const std::size_t dot = std::min(text.find('.'), text.size());
    if (!is_part(text.substr(0, dot))) return false;
    if (dot == text.size()) return true;
    text.remove_prefix(dot + 1);
  }
}

bool is_address(std::string_view text) {
  const std::size_t at = text.rfind('@');
  if (text.size() > most_address || at == std::string_view::npos || at > most_local) return false;
  const auto local = [](std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), &is_local_character);
  };
  const auto label = [](std::string_view part) {
    return !part.empty() && part.size() <= most_label && part.front() != '-' &&
           part.back() != '-' && std::all_of(part.begin(), part.end(), &is_domain_character);
  };
  return is_dotted(text.substr(0, at), local) && is_dotted(text.substr(at + 1), label);
}

std::string_view trim(std::string_view text) noexcept {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

bool is_control(char c) noexcept {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

void add(InternetAddressList* list, std::vector<mailbox>& out) {
  const int count = internet_address_list_length(list);
  for (int i = 0; i < count; ++i) {
    InternetAddress* each = internet_address_list_get_address(list, i);
    if (!INTERNET_ADDRESS_IS_MAILBOX(each)) continue;
    // GMime reads the domain xn--... as what it stands for; here it stays ASCII.
    const char* address = internet_address_mailbox_get_idn_addr(INTERNET_ADDRESS_MAILBOX(each));
    const char* name = internet_address_get_name(each);
    if (address == nullptr || !is_address(address)) continue;
    mailbox found{address, name == nullptr ? "" : name};
    std::replace_if(found.name.begin(), found.name.end(), &is_control, ' ');
    out.push_back(std::move(found));
  }
}

}  // namespace

std::optional<mailbox> parse_mailbox(std::string_view text) {
  text = trim(text);
  if (text.size() > most_text || std::any_of(text.begin(), text.end(), &is_control)) {
    return std::nullopt;
  }
  const std::size_t open = text.find('<');
  if (open == std::string_view::npos) {
    if (!is_address(text)) return std::nullopt;
    return mailbox{std::string(text), {}};
  }
  const std::string_view address = text.substr(open + 1, text.size() - open - 2);
  if (!text.ends_with('>') || !is_address(address)) return std::nullopt;
  std::string_view name = trim(text.substr(0, open));
  if (name.size() > 1 && name.starts_with('"') && name.ends_with('"')) {
    name = name.substr(1, name.size() - 2);
  }
  return mailbox{std::string(address), std::string(name)};
}

std::vector<mailbox> parse_mailboxes(std::string_view field) {
  std::vector<mailbox> out;
  use_gmime();
  const std::string text(field.substr(0, most_field));
  const gmime_owned<InternetAddressList> list(internet_address_list_parse(nullptr, text.c_str()));
  if (!list) return out;
  add(list.get(), out);
  const int count = internet_address_list_length(list.get());
  for (int i = 0; i < count; ++i) {
    InternetAddress* each = internet_address_list_get_address(list.get(), i);
    if (!INTERNET_ADDRESS_IS_GROUP(each)) continue;
    add(internet_address_group_get_members(INTERNET_ADDRESS_GROUP(each)), out);
  }
  return out;
}

}  // namespace ticketwire::service

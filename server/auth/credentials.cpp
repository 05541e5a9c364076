#include "auth/credentials.hpp"

#include <algorithm>

#include "encoding/base64.hpp"
#include "ticketwire/ascii.hpp"

namespace ticketwire::auth {
namespace {

// Well-formed UTF-8 (RFC 3629): no overlong form, no surrogate, nothing above U+10FFFF.
bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const int more = lead < 0x80   ? 0
                     : lead < 0xc2 ? -1
                     : lead < 0xe0 ? 1
                     : lead < 0xf0 ? 2
                     : lead < 0xf5 ? 3
                                   : -1;
    if (more < 0 || text.size() - i <= static_cast<std::size_t>(more)) return false;
    for (int k = 1; k <= more; ++k) {
      const auto next = static_cast<unsigned char>(text[i + static_cast<std::size_t>(k)]);
      if ((next & 0xc0) != 0x80) return false;
      if (k > 1) continue;
      if ((lead == 0xe0 && next < 0xa0) || (lead == 0xed && next > 0x9f) ||
          (lead == 0xf0 && next < 0x90) || (lead == 0xf4 && next > 0x8f)) {
        return false;
      }
    }
    i += static_cast<std::size_t>(more) + 1;
  }
  return true;
}

std::string from_latin1(std::string_view text) {
  std::string utf8;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      utf8 += c;
    } else {
      utf8 += static_cast<char>(0xc0 | (byte >> 6));
      utf8 += static_cast<char>(0x80 | (byte & 0x3f));
    }
  }
  return utf8;
}

credentials basic(std::string_view encoded) {
  const auto decoded = decode_base64(encoded);
  if (!decoded) return {};
  const auto text = is_utf8(*decoded) ? *decoded : from_latin1(*decoded);
  const auto colon = text.find(':');
  if (colon == std::string::npos) return {};
  return {credentials::scheme::basic, text.substr(0, colon), text.substr(colon + 1)};
}

}  // namespace

credentials parse_authorization(std::string_view value) {
  value = ascii::trim(value);
  const auto space = value.find(' ');
  if (space == std::string_view::npos) return {};
  const auto scheme = value.substr(0, space);
  const auto rest = ascii::trim(value.substr(space));
  if (ascii::equal_ignore_case(scheme, "Basic")) return basic(rest);
  if (ascii::equal_ignore_case(scheme, "Bearer"))
    return {credentials::scheme::bearer, {}, std::string(rest)};
  if (ascii::equal_ignore_case(scheme, "SOTicket"))
    return {credentials::scheme::ticket, {}, std::string(rest)};
  return {};
}

std::optional<std::string_view> find_cookie(const http::request& request, std::string_view name) {
  for (const auto& field : request.fields) {
    if (!ascii::equal_ignore_case(field.name, "Cookie")) continue;
    std::string_view rest = field.value;
    while (!rest.empty()) {
      const auto end = std::min(rest.find(';'), rest.size());
      const auto pair = ascii::trim(rest.substr(0, end));
      const auto equals = pair.find('=');
      if (equals != std::string_view::npos && pair.substr(0, equals) == name) {
        return pair.substr(equals + 1);
      }
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return {};
}

}  // namespace ticketwire::auth

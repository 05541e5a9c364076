// A mailbox or a header field of them. What is taken can stand in an SMTP command and in a header,
// and is taken again.
#include "service/mail/mail_address.hpp"

#include <glib.h>

#include <algorithm>
#include <string>
#include <vector>

#include "notify/headers.hpp"
#include "support.hpp"

namespace {

using namespace ticketwire;
using fuzz::require;

constexpr std::size_t bound = std::size_t{64} * 1024;
constexpr std::size_t longest_name = 1000;

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

bool is_eight_bit(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

bool is_utf8(std::string_view text) {
  return g_utf8_validate(text.data(), static_cast<gssize>(text.size()), nullptr) != 0;
}

/// A name as a quoted string (RFC 5322 3.2.4).
std::string quoted(std::string_view name) {
  std::string out = "\"";
  for (const char c : name) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

void check(const service::mailbox& box) {
  const std::string& address = box.address;
  require(address.size() <= 254 && std::count(address.begin(), address.end(), '@') == 1,
          "an address has one sign and a bound");
  const auto safe = [](char c) {
    return c > ' ' && c < 0x7f && std::string_view("<>()[]\\\",:;").find(c) == std::string::npos;
  };
  require(std::all_of(address.begin(), address.end(), safe), "and nothing that ends it");
  require(std::none_of(box.name.begin(), box.name.end(), is_control), "a name is one line");
  const auto again = service::parse_mailbox(address);
  require(again && again->address == address && again->name.empty(), "it is taken again");
}

/// What has been found is found again in a field that is written of it.
void check_field(const std::vector<service::mailbox>& all) {
  std::string field;
  for (const service::mailbox& each : all) {
    field += quoted(each.name) + " <" + each.address + ">, " + each.address + "; ";
  }
  if (field.size() > bound) return;
  const auto again = service::parse_mailboxes(field);
  require(again.size() == 2 * all.size(), "every address, with a name and without");
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& [address, name] = all[i];
    require(again[2 * i].address == address && again[2 * i + 1].address == address, "in its place");
    // An encoded word may stand for another one.
    const bool plain = name.find("=?") == std::string::npos && name.size() <= longest_name;
    require(!plain || again[2 * i].name == name, "a name as well");
    require(again[2 * i + 1].name.empty(), "and no other");
  }
}

/// No text of a mail can begin a header field of its own.
void check_header(const notify::mailbox& box, std::string_view text) {
  const bool eight = std::any_of(box.address.begin(), box.address.end(), &is_eight_bit);
  notify::mail mail;
  mail.from = box;
  mail.to = {box, box};
  mail.subject = std::string(text);
  mail.message_id = mail.in_reply_to = std::string(text);
  for (const std::string& field : notify::header_fields(mail)) {
    for (std::size_t i = 0; i < field.size(); ++i) {
      const char c = field[i];
      require(!is_eight_bit(c) || eight, "a header is 7 bits but for such addresses");
      const bool folded =
          field.compare(i, 3, "\r\n ") == 0 || (i > 0 && field.compare(i - 1, 3, "\r\n ") == 0);
      require(!is_control(c) || folded, "a line ends where it is folded");
    }
  }
  const std::string file = notify::disposition("attachment", text);
  require(std::count(file.begin(), file.end(), '\n') <= 1, "a file's name is one line");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::input(data, size).rest();
  if (const auto box = service::parse_mailbox(text)) {
    check(*box);
    check_field({*box});
  }
  const auto all = service::parse_mailboxes(text);
  require(all.size() <= text.size(), "every mailbox has been written");
  for (const service::mailbox& each : all) {
    check(each);
    require(is_utf8(each.name) || !is_utf8(text), "a name is of whole characters");
  }
  check_field(all);
  if (const auto box = notify::parse_mailbox(text)) check_header(*box, text);
  check_header({std::string(text), "a@b.example"}, text);
  return 0;
}

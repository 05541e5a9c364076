#include "notify/headers.hpp"

#include <algorithm>

#include "encoding/base64.hpp"
#include "ticketwire/http/date.hpp"

namespace ticketwire::notify {
namespace {

constexpr std::string_view fold = "\r\n ";
// With =?UTF-8?B? and ?= a word has 64 characters, which leaves room for the field's name.
constexpr std::size_t word_bytes = 39;
// Quoting may double a name, and a line holds 998 characters.
constexpr std::size_t longest_quoted = 400;
constexpr std::size_t longest_filename = 255;
constexpr store::ticks ticks_per_second = 10'000'000;

bool is_visible(char c) {
  return c > 0x20 && c < 0x7f;
}

bool is_token(char c) {
  constexpr std::string_view special = "()<>@,;:\\\"/[]?=*'%";
  return is_visible(c) && special.find(c) == std::string_view::npos;
}

/// The longest beginning of at most so many bytes that ends between two characters.
std::size_t whole_length(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text.size();
  std::size_t length = most;
  while (length > 1 && (static_cast<unsigned char>(text[length]) & 0xC0u) == 0x80u) --length;
  return length;
}

std::string encoded_words(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto length = whole_length(text, word_bytes);
    if (!out.empty()) out.append(fold);
    out.append("=?UTF-8?B?").append(encode_base64(text.substr(0, length))).append("?=");
    text.remove_prefix(length);
  }
  return out;
}

std::string without_controls(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  }
  return out;
}

std::string written(const mailbox& box) {
  if (box.name.empty()) return "<" + box.address + ">";
  auto name = header_text(box.name);
  const bool plain = std::ranges::all_of(name, [](char c) { return c == ' ' || is_token(c); });
  if (!plain && !name.starts_with("=?") && name.size() > longest_quoted) {
    name = encoded_words(name);
  } else if (!plain && !name.starts_with("=?")) {
    std::string quoted = "\"";
    for (const char c : name) {
      if (c == '"' || c == '\\') quoted += '\\';
      quoted += c;
    }
    name = quoted + '"';
  }
  return name.append(fold).append("<").append(box.address).append(">");
}

void add_boxes(std::vector<std::string>& out, std::string_view name,
               const std::vector<mailbox>& boxes) {
  if (boxes.empty()) return;
  std::string field(name);
  std::string_view separator = ": ";
  for (const auto& box : boxes) {
    field.append(separator).append(written(box));
    separator = ",\r\n ";
  }
  out.push_back(std::move(field));
}

/// RFC 5322 section 3.3; an HTTP-date but for the zone.
std::string date_text(store::ticks date) {
  auto text = http::format_date(date / ticks_per_second);
  return text.replace(text.size() - 3, 3, "+0000");
}

}  // namespace

std::string header_text(std::string_view text) {
  auto plain = without_controls(text);
  const bool ascii = std::ranges::all_of(plain, [](char c) { return c == ' ' || is_visible(c); });
  // A line holds 998 characters; what looks like an encoded word would be decoded.
  if (ascii && plain.size() <= 900 && plain.find("=?") == std::string::npos) return plain;
  return encoded_words(plain);
}

std::vector<std::string> header_fields(const mail& mail) {
  std::vector<std::string> out;
  out.push_back("Date: " + date_text(mail.date));
  add_boxes(out, "From", {mail.from});
  add_boxes(out, "To", mail.to);
  add_boxes(out, "Cc", mail.cc);
  out.push_back("Message-ID: <" + plain_id(mail.message_id) + ">");
  if (const auto answered = plain_id(mail.in_reply_to); !answered.empty()) {
    out.push_back("In-Reply-To: <" + answered + ">");
    out.push_back("References: <" + answered + ">");
  }
  out.push_back("Subject: " + header_text(mail.subject));
  if (mail.automatic) out.push_back("Auto-Submitted: auto-generated");
  return out;
}

std::string disposition(std::string_view kind, std::string_view filename) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = "Content-Disposition: ";
  out.append(kind);
  if (filename.empty()) return out;
  filename = filename.substr(0, whole_length(filename, longest_filename));
  if (std::ranges::all_of(filename, is_token)) {
    return out.append("; filename=\"").append(filename).append("\"");
  }
  out.append(";\r\n filename*=UTF-8''");
  for (const char c : filename) {
    if (is_token(c)) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out.append({'%', digits[byte >> 4u], digits[byte & 15u]});
  }
  return out;
}

std::string plain_media_type(std::string_view text) {
  const auto slash = text.find('/');
  const bool plain = text.size() <= 127 && slash != std::string_view::npos && slash > 0 &&
                     slash + 1 < text.size() &&
                     std::ranges::all_of(text.substr(0, slash), is_token) &&
                     std::ranges::all_of(text.substr(slash + 1), is_token);
  // A whole mail or multipart of somebody else's would need checks of its own.
  const bool container = text.starts_with("multipart/") || text.starts_with("message/");
  return plain && !container ? std::string(text) : "application/octet-stream";
}

std::string plain_id(std::string_view text) {
  std::string out;
  for (const char c : text.substr(0, 850)) {
    if (is_visible(c) && c != '<' && c != '>') out += c;
  }
  return out;
}

}  // namespace ticketwire::notify

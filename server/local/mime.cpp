#include "service/mail/mime.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

#include "encoding/base64.hpp"
#include "local/host.hpp"
#include "ticketwire/ascii.hpp"

namespace ticketwire::service {
namespace {

constexpr std::size_t most_lines = 50'000;
/// Multiparts within each other; what lies deeper is passed over.
constexpr int most_depth = 32;

error failure(error_code code, std::string detail) {
  return {.code = code, .detail = std::move(detail)};
}

/// The next line without its end, which is taken as well.
std::string_view take_line(std::string_view& text) {
  std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(line.size() + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool is_bounded(std::string_view mail) {
  std::size_t lines = 0;
  while (!mail.empty()) {
    const std::string_view line = take_line(mail);
    if (line.starts_with("--") || line.find(':') != std::string_view::npos) ++lines;
  }
  return lines <= most_lines;
}

/// A field such as `text/plain; charset=utf-8`.
struct structured {
  std::string value;
  std::vector<std::pair<std::string, std::string>> parameters;

  [[nodiscard]] const std::string* find(std::string_view name) const {
    for (const auto& each : parameters) {
      if (each.first == name) return &each.second;
    }
    return nullptr;
  }
};

std::string from_percent(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned byte = 0;
    const char* const digits = text.data() + std::min(i + 1, text.size());
    const char* const end = text.data() + std::min(i + 3, text.size());
    const bool escaped =
        text[i] == '%' && end - digits == 2 && std::from_chars(digits, end, byte, 16).ptr == end;
    out.push_back(escaped ? static_cast<char>(byte) : text[i]);
    if (escaped) i += 2;
  }
  return out;
}

/// `utf-8''caf%C3%A9` (RFC 2231 section 4) as UTF-8.
std::string from_extended(std::string_view value) {
  const std::size_t charset = value.find('\'');
  const std::size_t language = charset == value.npos ? value.npos : value.find('\'', charset + 1);
  if (language == value.npos) return std::string(value);
  std::string asked(value.substr(0, charset));
  return local::ask(local::question::decode_charset,
                    asked.append("\n").append(from_percent(value.substr(language + 1))));
}

/// A token or a quoted string, which is taken.
std::string take_value(std::string_view& text) {
  std::string out;
  if (!text.starts_with('"')) {
    out = ascii::trim(text.substr(0, text.find(';')), " \t");
    text.remove_prefix(std::min(text.find(';'), text.size()));
    return out;
  }
  std::size_t i = 1;
  for (; i < text.size() && text[i] != '"'; ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) ++i;
    out.push_back(text[i]);
  }
  text.remove_prefix(std::min(i + 1, text.size()));
  text.remove_prefix(std::min(text.find(';'), text.size()));
  return out;
}

structured read_structured(std::string_view field) {
  structured out;
  out.value = ascii::lower(ascii::trim(field.substr(0, field.find(';')), " \t"));
  field.remove_prefix(std::min(field.find(';'), field.size()));
  while (!field.empty()) {
    field.remove_prefix(1);
    const std::size_t equals = field.find('=');
    if (equals == std::string_view::npos) break;
    std::string name = ascii::lower(ascii::trim(field.substr(0, equals), " \t"));
    field = field.substr(std::min(field.find_first_not_of(" \t", equals + 1), field.size()));
    std::string value = take_value(field);
    if (name.ends_with('*')) {
      name.pop_back();
      value = from_extended(value);
    }
    out.parameters.emplace_back(std::move(name), std::move(value));
  }
  return out;
}

struct part {
  structured type;
  structured disposition;
  std::string encoding;
  std::string_view body;

  [[nodiscard]] std::string file_name() const {
    const std::string* const given = disposition.find("filename");
    const std::string* const name = given != nullptr ? given : type.find("name");
    return name == nullptr ? std::string() : decode_encoded_words(*name);
  }
  [[nodiscard]] bool has_file_name() const {
    return disposition.find("filename") != nullptr || type.find("name") != nullptr;
  }
};

part read_part(std::string_view text) {
  part out;
  out.type.value = "text/plain";
  std::string field;
  const auto keep = [&] {
    const std::size_t colon = std::min(field.find(':'), field.size());
    const std::string name = ascii::lower(std::string_view(field).substr(0, colon));
    const std::string_view value =
        std::string_view(field).substr(std::min(colon + 1, field.size()));
    if (name == "content-type") out.type = read_structured(value);
    if (name == "content-disposition") out.disposition = read_structured(value);
    if (name == "content-transfer-encoding") out.encoding = ascii::lower(ascii::trim(value, " \t"));
  };
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    const bool folded = line.starts_with(' ') || line.starts_with('\t');
    if (!folded) {
      keep();
      field.clear();
    }
    if (line.empty()) break;
    field += line;
  }
  keep();
  out.body = text;
  return out;
}

std::string from_quoted_printable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const bool last = text.find('\n') == std::string_view::npos;
    std::string line(take_line(text));
    line.resize(line.find_last_not_of(" \t") + 1);
    const bool soft = line.ends_with('=');
    if (soft) line.pop_back();
    std::replace(line.begin(), line.end(), '%', '\x01');
    std::replace(line.begin(), line.end(), '=', '%');
    line = from_percent(line);
    std::replace(line.begin(), line.end(), '\x01', '%');
    out += line;
    if (!soft && !last) out += "\r\n";
  }
  return out;
}

std::string from_base64(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (ascii::is_alphanumeric(c) || c == '+' || c == '/') digits.push_back(c);
  }
  if (digits.size() % 4 == 1) digits.pop_back();
  digits.append((4 - digits.size() % 4) % 4, '=');
  return decode_base64(digits).value_or(std::string());
}

std::string bytes_of(const part& part) {
  if (part.encoding == "base64") return from_base64(part.body);
  if (part.encoding == "quoted-printable") return from_quoted_printable(part.body);
  return std::string(part.body);
}

class search {
 public:
  explicit search(std::int32_t position) : left_(position) {}

  void visit(std::string_view text, int depth) {
    const part part = read_part(text);
    if (part.type.value.starts_with("multipart/")) {
      const std::string* const boundary = part.type.find("boundary");
      if (boundary != nullptr && depth < most_depth) visit_parts(part.body, *boundary, depth);
      return;
    }
    const bool attached = part.type.value.starts_with("message/") ||
                          part.disposition.value == "attachment" || part.has_file_name();
    if (found || !attached || left_-- > 0) return;
    found = mail_file{bytes_of(part), part.file_name(), part.type.value};
  }

  std::optional<mail_file> found;

 private:
  /// What lies between the lines of a boundary (RFC 2046 section 5.1.1).
  void visit_parts(std::string_view body, const std::string& boundary, int depth) {
    const std::string mark = "--" + boundary;
    const char* begin = nullptr;
    while (!body.empty() && !found) {
      const char* const line_begin = body.data();
      const std::string_view line = take_line(body);
      if (!line.starts_with(mark)) continue;
      if (begin != nullptr) visit(within(begin, line_begin), depth + 1);
      if (line.substr(mark.size()).starts_with("--")) return;
      begin = body.data();
    }
    if (begin != nullptr && !found) visit(within(begin, body.data()), depth + 1);
  }

  /// The line end before a boundary is part of the boundary.
  static std::string_view within(const char* begin, const char* end) {
    std::string_view text(begin, static_cast<std::size_t>(end - begin));
    if (text.ends_with('\n')) text.remove_suffix(1);
    if (text.ends_with('\r')) text.remove_suffix(1);
    return text;
  }

  std::int32_t left_;
};

}  // namespace

result<mail_file> mail_attachment(std::string_view mail, std::int32_t position) {
  if (!is_bounded(mail)) return failure(error_code::argument, "the mail has too many lines");
  search search(position);
  search.visit(mail, 0);
  if (search.found) return *std::move(search.found);
  return failure(error_code::entity_not_found,
                 "Attachment at position " + std::to_string(position) + " of the mail");
}

std::string decode_encoded_words(const std::string& phrase) {
  return local::ask(local::question::decode_words, phrase);
}

std::string domain_to_ascii(const std::string& domain) {
  return local::ask(local::question::domain, domain);
}

}  // namespace ticketwire::service

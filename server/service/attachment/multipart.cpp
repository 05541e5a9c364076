#include "service/attachment/multipart.hpp"

#include <algorithm>
#include <vector>

#include "ticketwire/ascii.hpp"
#include "ticketwire/json/value.hpp"

namespace ticketwire::service {
namespace {

constexpr std::size_t most_parts = 100;
constexpr std::size_t most_header = std::size_t{8} * 1024;
constexpr std::size_t most_boundary = 70;

error failure(error_code code, std::string detail) {
  return {.code = code, .detail = std::move(detail)};
}

/// Takes a quoted string from behind its first quote; nullopt where it does not end.
std::optional<std::string> take_quoted(std::string_view& rest) {
  std::string out;
  while (!rest.empty()) {
    const char c = rest.front();
    rest.remove_prefix(1);
    if (c == '"') return out;
    // Browsers send the folders of old with single backslashes: only quotes and backslashes are
    // escaped.
    if (c == '\\' && !rest.empty() && (rest.front() == '"' || rest.front() == '\\')) {
      out.push_back(rest.front());
      rest.remove_prefix(1);
    } else {
      out.push_back(c);
    }
  }
  return std::nullopt;
}

/// The field of that name among a part's header lines.
std::string_view header_field(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    const std::size_t end = std::min(header.find("\r\n"), header.size());
    const std::string_view line = header.substr(0, end);
    header.remove_prefix(std::min(end + 2, header.size()));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    if (json::equal_ignore_case(line.substr(0, colon), name))
      return ascii::trim(line.substr(colon + 1));
  }
  return {};
}

struct part {
  std::string_view header;
  std::string_view bytes;
};

/// Splits the body at its delimiter lines.
class splitter {
 public:
  splitter(std::string_view body, const std::string& boundary)
      : body_(body), delimiter_("--" + boundary) {}

  result<std::vector<part>> run() {
    std::size_t at = first();
    std::vector<part> parts;
    while (true) {
      if (at == std::string_view::npos) return failure(error_code::form_syntax, "boundary");
      at += delimiter_.size();
      if (body_.substr(at, 2) == "--") return parts;
      while (at < body_.size() && (body_[at] == ' ' || body_[at] == '\t')) ++at;
      if (body_.substr(at, 2) != "\r\n") return failure(error_code::form_syntax, "boundary");
      if (parts.size() == most_parts) return failure(error_code::form_too_many, "parts");
      const std::size_t next = body_.find("\r\n" + delimiter_, at);
      if (next == std::string_view::npos) return failure(error_code::form_syntax, "boundary");
      const result<part> found = split(body_.substr(at, next - at));
      if (!found) return found.error();
      parts.push_back(*found);
      at = next + 2;
    }
  }

 private:
  [[nodiscard]] std::size_t first() const {
    if (body_.starts_with(delimiter_)) return 0;
    const std::size_t found = body_.find("\r\n" + delimiter_);
    return found == std::string_view::npos ? found : found + 2;
  }

  /// `text` begins with the line end of its delimiter.
  static result<part> split(std::string_view text) {
    const std::size_t end = text.substr(0, most_header).find("\r\n\r\n");
    if (end == std::string_view::npos) return failure(error_code::form_syntax, "header");
    const std::string_view header = text.substr(0, end);
    return part{header.substr(std::min<std::size_t>(2, header.size())), text.substr(end + 4)};
  }

  std::string_view body_;
  std::string delimiter_;
};

}  // namespace

bool is_multipart_form(std::string_view content_type) {
  const std::string_view type = ascii::trim(content_type.substr(0, content_type.find(';')));
  return json::equal_ignore_case(type, "multipart/form-data");
}

std::optional<std::string> header_parameter(std::string_view field, std::string_view name) {
  std::size_t semicolon = field.find(';');
  while (semicolon != std::string_view::npos) {
    std::string_view rest = field.substr(semicolon + 1);
    const std::size_t equals = rest.find_first_of("=;");
    if (equals == std::string_view::npos) return std::nullopt;
    const std::string_view key = ascii::trim(rest.substr(0, equals));
    const bool named = rest[equals] == '=';
    rest.remove_prefix(named ? equals + 1 : equals);
    std::string value;
    if (named && ascii::trim(rest).starts_with('"')) {
      rest.remove_prefix(rest.find('"') + 1);
      std::optional<std::string> quoted = take_quoted(rest);
      if (!quoted) return std::nullopt;
      value = *std::move(quoted);
    } else if (named) {
      value = ascii::trim(rest.substr(0, rest.find(';')));
    }
    if (json::equal_ignore_case(key, name)) return value;
    field = rest;
    semicolon = field.find(';');
  }
  return std::nullopt;
}

result<form_file> read_form_file(std::string_view content_type, std::string_view body) {
  const std::optional<std::string> boundary = header_parameter(content_type, "boundary");
  if (!boundary || boundary->empty() || boundary->size() > most_boundary) {
    return failure(error_code::form_syntax, "boundary");
  }
  const result<std::vector<part>> parts = splitter(body, *boundary).run();
  if (!parts) return parts.error();
  if (parts->empty()) return failure(error_code::form_syntax, "no part");
  const part* chosen = nullptr;
  std::optional<std::string> name;
  for (const part& each : *parts) {
    name = header_parameter(header_field(each.header, "Content-Disposition"), "filename");
    if (!name) continue;
    chosen = &each;
    break;
  }
  if (chosen == nullptr) chosen = &parts->front();
  return form_file{chosen->bytes, name.value_or(""),
                   std::string(header_field(chosen->header, "Content-Type"))};
}

}  // namespace ticketwire::service

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "local/host.hpp"
#include "ticketwire/ascii.hpp"
#include "xml/form.hpp"
#include "xml/parser.hpp"

namespace ticketwire::xml {
namespace {

constexpr std::string_view spaces = " \t\r\n";

struct entity {
  std::string_view name;
  char character;
};

constexpr std::array<entity, 5> entities = {
    {{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"apos", '\''}, {"quot", '"'}}};

bool is_name_character(char c) noexcept {
  return ascii::is_alphanumeric(c) || c == '_' || c == '-' || c == '.' || c == ':' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_name(std::string_view text) noexcept {
  return !text.empty() && !ascii::is_digit(text.front()) && text.front() != '-' &&
         text.front() != '.' && text.front() != ':';
}

void append_utf8(std::string& out, std::uint32_t code) {
  if (code < 0x80) {
    out.push_back(static_cast<char>(code));
    return;
  }
  const int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  const unsigned lead = more == 1 ? 0xc0u : more == 2 ? 0xe0u : 0xf0u;
  out.push_back(static_cast<char>(lead | code >> (6 * more)));
  for (int i = more - 1; i >= 0; --i) {
    out.push_back(static_cast<char>(0x80u | (code >> (6 * i) & 0x3fu)));
  }
}

struct attribute {
  std::string_view name;
  std::string value;
};

/// Where what is read in UTF-8 stands in the document that it was decoded from.
class origin {
 public:
  origin(std::string_view text, std::string_view charset, std::size_t mark)
      : text_(text), wide_(charset.starts_with("utf-16")), narrow_(charset != "utf-8"), to_(mark) {}

  /// Asked from left to right. In a charset of one to four bytes a character counts as one.
  [[nodiscard]] std::size_t operator()(std::size_t at) {
    for (; from_ < std::min(at, text_.size()); ++from_) {
      const auto byte = static_cast<unsigned char>(text_[from_]);
      const bool follows = (byte & 0xc0u) == 0x80u;
      if (wide_) {
        to_ += follows ? 0 : byte < 0xf0 ? 2 : 4;
      } else {
        to_ += narrow_ && follows ? 0 : 1;
      }
    }
    return to_;
  }

 private:
  std::string_view text_;
  bool wide_;
  bool narrow_;
  std::size_t from_ = 0;
  std::size_t to_;
};

/// Reads from left to right. What is not well-formed ends it.
class reader {
 public:
  reader(std::string_view text, origin from, events& events)
      : text_(text), origin_(from), events_(events) {}

  result<void> run() {
    while (going_ && at_ < text_.size()) {
      if (text_[at_] == '<') {
        markup();
      } else {
        characters();
      }
    }
    if (going_ && (!open_.empty() || !rooted_)) fail("no element found");
    if (problem_.empty()) return {};
    return error{.code = error_code::xml_syntax, .offset = origin_(at_), .detail = problem_};
  }

 private:
  struct binding {
    std::size_t depth;
    std::string prefix;
    std::string uri;
  };

  void fail(std::string problem) {
    if (problem_.empty()) problem_ = std::move(problem);
    going_ = false;
  }

  [[nodiscard]] bool is_next(std::string_view mark) const noexcept {
    return text_.substr(at_, mark.size()) == mark;
  }

  void markup() {
    if (is_next("<!--")) return skip_past("-->");
    if (is_next("<![CDATA[")) return character_data();
    if (is_next("<!DOCTYPE")) {
      if (!events_.doctype(origin_(at_))) going_ = false;
      return fail("a document type");
    }
    if (is_next("<?")) return skip_past("?>");
    if (is_next("</")) return end_tag();
    start_tag();
  }

  void skip_past(std::string_view mark) {
    const std::size_t found = text_.find(mark, at_);
    if (found == std::string_view::npos) return fail("unclosed token");
    at_ = found + mark.size();
  }

  void skip_spaces() { at_ = std::min(text_.find_first_not_of(spaces, at_), text_.size()); }

  std::string_view take_name() {
    std::size_t end = at_;
    while (end < text_.size() && is_name_character(text_[end])) ++end;
    const std::string_view name = text_.substr(at_, end - at_);
    if (!is_name(name)) fail("not well-formed");
    at_ = end;
    return name;
  }

  void start_tag() {
    const std::size_t begin = at_++;
    if (rooted_ && open_.empty()) {
      at_ = begin;
      return fail("junk after document element");
    }
    const std::string_view name = take_name();
    std::vector<attribute> attributes = take_attributes();
    if (!going_) return;
    const bool closed = is_next("/>");
    if (!closed && !is_next(">")) return fail("not well-formed");
    const std::size_t end = at_;
    at_ += closed ? 2 : 1;
    rooted_ = true;
    bind(attributes);
    if (!is_bound(name)) return fail("unbound prefix");
    open_.push_back(name);
    going_ = going_ && events_.start(local(name), is_nil(attributes), origin_(begin));
    if (closed) close(end);
  }

  std::vector<attribute> take_attributes() {
    std::vector<attribute> out;
    for (skip_spaces(); going_ && at_ < text_.size() && !is_next(">") && !is_next("/>");
         skip_spaces()) {
      const std::string_view name = take_name();
      skip_spaces();
      if (!going_ || !is_next("=")) {
        fail("not well-formed");
        break;
      }
      ++at_;
      skip_spaces();
      const bool again = std::any_of(out.begin(), out.end(),
                                     [&](const attribute& each) { return each.name == name; });
      if (again || out.size() == most_attributes) {
        fail("duplicate attribute");
        break;
      }
      out.push_back({name, take_quoted()});
    }
    return out;
  }

  std::string take_quoted() {
    const char quote = at_ < text_.size() ? text_[at_] : '\0';
    const std::size_t end = quote == '"' || quote == '\'' ? text_.find(quote, at_ + 1) : text_.npos;
    if (end == std::string_view::npos) {
      fail("not well-formed");
      return {};
    }
    const std::string_view raw = text_.substr(at_ + 1, end - at_ - 1);
    if (raw.find('<') != std::string_view::npos) fail("not well-formed");
    std::string value = resolved(raw);
    if (going_) at_ = end + 1;
    return value;
  }

  /// Text with its references resolved and its line ends made one (section 2.11).
  std::string resolved(std::string_view raw) {
    std::string out;
    out.reserve(raw.size());
    for (std::size_t i = 0; i < raw.size() && going_; ++i) {
      const char c = raw[i];
      if (c == '&') {
        i = reference(raw, i, out);
      } else if (c == '\r') {
        if (i + 1 == raw.size() || raw[i + 1] != '\n') out.push_back('\n');
      } else if (static_cast<unsigned char>(c) < 0x20 && !is_character(static_cast<unsigned>(c))) {
        fail("not well-formed");
      } else {
        out.push_back(c);
      }
    }
    return out;
  }

  /// The place of the semicolon.
  std::size_t reference(std::string_view raw, std::size_t at, std::string& out) {
    const std::size_t end = raw.find(';', at);
    std::string_view name = raw.substr(at + 1, std::min(end, raw.size()) - at - 1);
    for (const entity& each : entities) {
      if (end != raw.npos && each.name == name) {
        out.push_back(each.character);
        return end;
      }
    }
    std::uint32_t code = 0;
    const bool hexadecimal = name.starts_with("#x");
    const bool number = name.starts_with('#');
    name.remove_prefix(std::min<std::size_t>(hexadecimal ? 2 : 1, name.size()));
    const auto [last, failure] =
        std::from_chars(name.data(), name.data() + name.size(), code, hexadecimal ? 16 : 10);
    const bool whole = failure == std::errc{} && last == name.data() + name.size();
    if (end == raw.npos || !number || !whole || code > 0x10ffff || !is_character(code)) {
      fail(number ? "reference to invalid character number" : "undefined entity");
      return raw.size();
    }
    append_utf8(out, code);
    return end;
  }

  void characters() {
    const std::size_t begin = at_;
    const std::size_t end = std::min(text_.find('<', at_), text_.size());
    const std::string_view raw = text_.substr(begin, end - begin);
    if (open_.empty()) {
      if (!trim(raw).empty())
        return fail(rooted_ ? "junk after document element" : "not well-formed");
    } else {
      if (raw.find("]]>") != std::string_view::npos) return fail("not well-formed");
      const std::string text = resolved(raw);
      going_ = going_ && events_.characters(text, origin_(begin));
    }
    if (going_) at_ = end;
  }

  void character_data() {
    const std::size_t begin = at_ + 9;
    if (open_.empty()) return fail("not well-formed");
    const std::size_t found = text_.find("]]>", begin);
    if (found == std::string_view::npos) return fail("unclosed CDATA section");
    going_ = events_.characters(text_.substr(begin, found - begin), origin_(begin));
    at_ = found + 3;
  }

  void end_tag() {
    const std::size_t begin = at_;
    at_ += 2;
    const std::string_view name = take_name();
    skip_spaces();
    if (!going_) return;
    if (!is_next(">")) return fail("not well-formed");
    ++at_;
    if (open_.empty() || open_.back() != name) {
      at_ = begin;
      return fail("mismatched tag");
    }
    close(begin);
  }

  void close(std::size_t at) {
    open_.pop_back();
    while (!bindings_.empty() && bindings_.back().depth > open_.size()) bindings_.pop_back();
    going_ = going_ && events_.end(origin_(at));
  }

  /// The namespaces that an element's attributes declare, for it and what it holds.
  void bind(const std::vector<attribute>& attributes) {
    for (const attribute& each : attributes) {
      if (each.name.starts_with("xmlns:")) {
        bindings_.push_back({open_.size() + 1, std::string(each.name.substr(6)), each.value});
      }
    }
  }

  [[nodiscard]] const std::string* uri_of(std::string_view prefix) const {
    const auto found = std::find_if(bindings_.rbegin(), bindings_.rend(),
                                    [&](const binding& each) { return each.prefix == prefix; });
    return found == bindings_.rend() ? nullptr : &found->uri;
  }

  [[nodiscard]] bool is_bound(std::string_view name) const {
    const std::size_t colon = name.find(':');
    if (colon == std::string_view::npos) return true;
    const std::string_view prefix = name.substr(0, colon);
    return prefix == "xml" || prefix == "xmlns" || uri_of(prefix) != nullptr;
  }

  [[nodiscard]] bool is_nil(const std::vector<attribute>& attributes) {
    for (const attribute& each : attributes) {
      if (!is_bound(each.name)) {
        fail("unbound prefix");
        return false;
      }
      const std::size_t colon = each.name.find(':');
      if (colon == std::string_view::npos || each.name.substr(colon + 1) != "nil") continue;
      const std::string* const uri = uri_of(each.name.substr(0, colon));
      if (uri != nullptr && *uri == instance_namespace) {
        return each.value == "true" || each.value == "1";
      }
    }
    return false;
  }

  static std::string_view local(std::string_view name) noexcept {
    return name.substr(name.rfind(':') + 1);
  }

  static constexpr std::size_t most_attributes = 100;

  std::string_view text_;
  origin origin_;
  events& events_;
  std::size_t at_ = 0;
  bool going_ = true;
  bool rooted_ = false;
  std::string problem_;
  std::vector<std::string_view> open_;
  std::vector<binding> bindings_;
};

/// The encoding that a document names itself; empty for none, no encoding's name where the
/// declaration is broken.
std::string declared(std::string_view document) {
  if (!document.starts_with("<?xml")) return {};
  const std::string_view head = document.substr(0, document.find("?>"));
  const std::size_t at = head.find("encoding");
  if (at == std::string_view::npos) return {};
  const std::size_t begin = head.find_first_of("\"'", at);
  if (begin == std::string_view::npos) return {};
  const std::size_t end = head.find(head[begin], begin + 1);
  if (end == std::string_view::npos) return std::string(head.substr(begin));
  return std::string(head.substr(begin + 1, end - begin - 1));
}

/// Production 81.
bool is_encoding(std::string_view name) noexcept {
  return std::all_of(name.begin(), name.end(), [](char c) {
    return ascii::is_alphanumeric(c) || c == '.' || c == '_' || c == '-' || c == ':';
  });
}

}  // namespace

result<void> parse(std::string_view document, const std::string& encoding, events& events) {
  std::string charset = encoding.empty() ? declared(document) : encoding;
  std::size_t mark = 0;
  if (document.starts_with("\xef\xbb\xbf")) mark = 3;
  if (document.starts_with("\xff\xfe")) charset = "utf-16le", mark = 2;
  if (document.starts_with("\xfe\xff")) charset = "utf-16be", mark = 2;
  if (charset.empty()) charset = "utf-8";
  if (!is_encoding(charset)) {
    return error{.code = error_code::xml_syntax, .offset = 0, .detail = "unknown encoding"};
  }
  const std::string text =
      local::ask(local::question::decode_charset, charset + "\n" + std::string(document));
  if (text.empty() && !document.empty()) {
    return error{.code = error_code::xml_syntax, .offset = 0, .detail = "unknown encoding"};
  }
  return reader(text, origin(text, ascii::lower(charset), mark), events).run();
}

}  // namespace ticketwire::xml

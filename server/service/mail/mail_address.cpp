#include "service/mail/mail_address.hpp"

#include <algorithm>
#include <utility>

#include "service/mail/mime.hpp"
#include "ticketwire/ascii.hpp"

namespace ticketwire::service {
namespace {

constexpr std::size_t most_address = 254;
constexpr std::size_t most_local = 64;
constexpr std::size_t most_label = 63;
constexpr std::size_t most_field = std::size_t{64} * 1024;
constexpr std::size_t most_text = 1000;

bool is_local_character(char c) noexcept {
  return ascii::is_alphanumeric(c) ||
         std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

bool is_domain_character(char c) noexcept {
  return ascii::is_alphanumeric(c) || c == '-';
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

bool is_control(char c) noexcept {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

bool is_eight_bit(char c) noexcept {
  return static_cast<unsigned char>(c) >= 0x80;
}

bool is_blank(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// Of an atom (RFC 5322 3.2.3, RFC 6532 3.2).
bool is_atom_character(char c) noexcept {
  return c != ' ' && !is_control(c) &&
         std::string_view("()<>[]:;@\\,.\"").find(c) == std::string_view::npos;
}

/// A domain as it stands in the DNS; empty where it has no form there that means this one alone.
std::string ascii_domain(const std::string& domain) {
  if (std::none_of(domain.begin(), domain.end(), &is_eight_bit)) return domain;
  return domain.size() > most_address ? std::string() : domain_to_ascii(domain);
}

/// A phrase without its quotes.
std::string unquoted(std::string_view phrase) {
  std::string out;
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    if (phrase[i] == '"') continue;
    if (phrase[i] == '\\' && ++i == phrase.size()) break;
    out += phrase[i];
  }
  return out;
}

/// A phrase or a comment as to be shown; empty if it is too long for a name.
std::string shown(std::string_view phrase) {
  std::string text = unquoted(phrase);
  if (text.size() > most_text) return {};
  if (text.find("=?") != std::string::npos) text = decode_encoded_words(text);
  std::replace_if(text.begin(), text.end(), &is_control, ' ');
  return std::string(ascii::trim(text, " "));
}

/// Reads an address-list (RFC 5322 3.4) from left to right, each character once. It takes what
/// mailers write: names with bare dots, commas or a sign, brackets that are doubled or left open,
/// routes, and lists without commas.
class address_list {
 public:
  explicit address_list(std::string_view text) : text_(text) {}

  std::vector<mailbox> read() && {
    for (skip_blanks(); at_ < text_.size(); skip_blanks()) read_token();
    return std::move(found_);
  }

 private:
  static constexpr std::size_t none = std::string_view::npos;

  [[nodiscard]] char next() const noexcept { return at_ < text_.size() ? text_[at_] : '\0'; }

  [[nodiscard]] bool is_next(std::string_view characters) const noexcept {
    return at_ < text_.size() && characters.find(text_[at_]) != none;
  }

  /// Over blanks and comments; what follows a comment without an end is none of the field.
  void skip_blanks() {
    comment_ = {};
    for (; at_ < text_.size(); ++at_) {
      if (next() == '(') {
        const std::size_t begin = at_ + 1;
        at_ = end_of_comment();
        if (at_ == text_.size()) return;
        if (comment_.empty()) comment_ = text_.substr(begin, at_ - begin);
      } else if (!is_blank(next())) {
        return;
      }
    }
  }

  [[nodiscard]] std::size_t end_of_comment() const noexcept {
    std::size_t depth = 0;
    for (std::size_t i = at_; i < text_.size(); ++i) {
      if (text_[i] == '\\') {
        ++i;
      } else if (text_[i] == '(') {
        ++depth;
      } else if (text_[i] == ')' && --depth == 0) {
        return i;
      }
    }
    return text_.size();
  }

  /// Past a quoted string; `none` where it does not end, as then no later one does.
  [[nodiscard]] std::size_t end_of_quoted() noexcept {
    for (std::size_t i = at_ + 1; i < text_.size() && !is_quote_open_; ++i) {
      if (text_[i] == '"') return i + 1;
      if (text_[i] == '\\') ++i;
    }
    is_quote_open_ = true;
    return none;
  }

  [[nodiscard]] std::size_t end_of_atom() const noexcept {
    std::size_t i = at_;
    while (i < text_.size() && is_atom_character(text_[i])) ++i;
    return i;
  }

  /// A word or a dot, as a part of the name and of the local part; false if there is none.
  bool read_word() {
    std::size_t end = next() == '"' ? end_of_quoted() : end_of_atom();
    const bool is_dot = next() == '.';
    if (is_dot) ++end;
    if (end == none || end == at_) return false;
    if (part_ == none) part_ = at_;
    if (name_ == none) name_ = at_;
    // Between two words without a dot is a blank, which no address has.
    if (!is_dot && !local_.empty() && local_.back() != '.') local_ += ' ';
    local_ += text_.substr(at_, end - at_);
    at_ = name_end_ = end;
    return true;
  }

  void begin_address() {
    name_ = part_ = none;
    local_.clear();
  }

  void skip_fault() {
    at_ = std::min(text_.find_first_of(",;", at_), text_.size());
    begin_address();
  }

  void read_token() {
    if (read_word()) return;
    switch (next()) {
      case '"':
        ++at_;
        break;
      case ',':
        next_part();
        break;
      case '@':
        read_bare();
        break;
      case '<':
        read_angle();
        break;
      case ':':
      case ';':
      case '>':
        ++at_;
        begin_address();
        break;
      default:
        skip_fault();
    }
  }

  /// After a comma: what has been read is no address, but may begin a name.
  void next_part() {
    ++at_;
    if (part_ == none) name_ = none;
    part_ = none;
    local_.clear();
  }

  /// The domain from the sign on; empty where there is none.
  std::string read_domain() {
    std::string out;
    do {
      ++at_;
      skip_blanks();
      const std::size_t end = end_of_atom();
      if (end == at_) break;
      if (!out.empty()) out += '.';
      out += text_.substr(at_, end - at_);
      at_ = end;
      skip_blanks();
    } while (next() == '.');
    return out;
  }

  void read_bare() {
    name_ = part_;
    const std::string domain = read_domain();
    name_end_ = at_;
    if (next() == '<') return read_angle();
    if (at_ < text_.size() && !is_next(",;>\"") && end_of_atom() == at_) return skip_fault();
    add(domain, comment_);
  }

  void read_angle() {
    const std::string_view name =
        part_ == none ? std::string_view() : text_.substr(name_, name_end_ - name_);
    begin_address();
    while (next() == '<') ++at_;
    skip_blanks();
    if (next() == '@') skip_route();
    while (read_word()) skip_blanks();
    if (next() != '@') return skip_fault();
    const std::string domain = read_domain();
    if (at_ < text_.size() && !is_next(",;>")) return skip_fault();
    while (next() == '>') ++at_;
    add(domain, name);
  }

  void skip_route() {
    while (is_next("@,.[] ") || end_of_atom() > at_) ++at_;
    if (next() == ':') ++at_;
    skip_blanks();
  }

  void add(const std::string& domain, std::string_view name) {
    std::string address = local_ + '@' + ascii_domain(domain);
    if (is_address(address)) found_.push_back({std::move(address), shown(name)});
    begin_address();
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<mailbox> found_;
  /// Where a name that an address in angle brackets would have begins, and what has been read of it
  /// since the last comma.
  std::size_t name_ = none;
  std::size_t name_end_ = none;
  std::size_t part_ = none;
  std::string local_;
  std::string_view comment_;
  bool is_quote_open_ = false;
};

/// A field without the address that lies across its bound.
std::string_view bounded(std::string_view field) noexcept {
  if (field.size() <= most_field) return field;
  field = field.substr(0, most_field);
  return field.substr(0, field.find_last_of(",;") + 1);
}

}  // namespace

std::optional<mailbox> parse_mailbox(std::string_view text) {
  text = ascii::trim(text, " ");
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
  std::string_view name = ascii::trim(text.substr(0, open), " ");
  if (name.size() > 1 && name.starts_with('"') && name.ends_with('"')) {
    name = name.substr(1, name.size() - 2);
  }
  return mailbox{std::string(address), std::string(name)};
}

std::vector<mailbox> parse_mailboxes(std::string_view field) {
  return address_list(bounded(field)).read();
}

}  // namespace ticketwire::service

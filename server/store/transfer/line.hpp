#pragma once

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "store/transfer/fields.hpp"
#include "ticketwire/json/value.hpp"
#include "ticketwire/json/writer.hpp"

namespace ticketwire::store::transfer {

inline constexpr std::string_view first_line = R"({"format":"ticketwire-export","version":1})";

[[nodiscard]] std::string to_base64(std::string_view bytes);
/// False where the text is not Base64 (RFC 4648 section 4).
[[nodiscard]] bool from_base64(const std::string& text, std::string& bytes);
/// False where the value is not a whole number, written plainly, from lowest to highest.
[[nodiscard]] bool read_number(const json::value& value, std::int64_t lowest, std::int64_t highest,
                               std::int64_t& into);

/// Writes the members of a row.
class field_writer {
 public:
  explicit field_writer(json::writer& out) noexcept : out_(out) {}

  void operator()(std::string_view name, const std::string& text) { out_.name(name).string(text); }
  void operator()(std::string_view name, std::int64_t number) { out_.name(name).number(number); }
  template <class Enum>
  void operator()(std::string_view name, Enum value, Enum) {
    out_.name(name).number(static_cast<int>(value));
  }
  template <class Enum>
  void optional(std::string_view name, Enum value, Enum last) {
    (*this)(name, value, last);
  }
  void base64(std::string_view name, const std::string& bytes) {
    out_.name(name).string(to_base64(bytes));
  }

 private:
  json::writer& out_;
};

/// Reads the members of a row; `problem` names the first that is missing or not usable.
class field_reader {
 public:
  explicit field_reader(const json::value& line) noexcept : line_(line) {}

  void operator()(std::string_view name, std::string& text) {
    const auto found = member(name, json::kind::string);
    if (found) text = found->string();
  }
  template <class Number>
  requires std::is_integral_v<Number>
  void operator()(std::string_view name, Number& number) {
    using limits = std::numeric_limits<Number>;
    number = static_cast<Number>(whole(name, limits::min(), limits::max()));
  }
  template <class Enum>
  void operator()(std::string_view name, Enum& value, Enum last) {
    value = static_cast<Enum>(whole(name, 0, static_cast<int>(last)));
  }
  /// A member that may be missing: the row keeps what it has of it.
  template <class Enum>
  void optional(std::string_view name, Enum& value, Enum last) {
    if (line_.find(name)) (*this)(name, value, last);
  }
  void base64(std::string_view name, std::string& bytes) {
    const auto found = member(name, json::kind::string);
    if (found && !from_base64(found->string(), bytes)) refuse(name, "is not Base64");
  }

  [[nodiscard]] const std::string& problem() const noexcept { return problem_; }

 private:
  [[nodiscard]] std::optional<json::value> member(std::string_view name, json::kind kind);
  [[nodiscard]] std::int64_t whole(std::string_view name, std::int64_t lowest,
                                   std::int64_t highest);
  void refuse(std::string_view name, std::string_view why);

  const json::value& line_;
  std::string problem_;
};

/// One line, with its line feed.
template <class Row>
std::string write_line(const Row& row) {
  std::string line;
  json::writer out(line);
  out.begin_object().name("kind").string(kind<Row>::name);
  kind<Row>::visit(field_writer(out), row);
  out.end_object();
  line += '\n';
  return line;
}

}  // namespace ticketwire::store::transfer

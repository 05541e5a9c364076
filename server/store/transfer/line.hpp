#pragma once

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "encoding/base64.hpp"
#include "store/transfer/fields.hpp"
#include "ticketwire/json/value.hpp"
#include "ticketwire/json/writer.hpp"

namespace ticketwire::store::transfer {

inline constexpr std::string_view first_line = R"({"format":"ticketwire-export","version":1})";

/// False where the value is not a whole number, written plainly, from lowest to highest.
[[nodiscard]] bool read_number(const json::value& value, std::int64_t lowest, std::int64_t highest,
                               std::int64_t& into);

/// The name of a column's member in a file: `last_changed` is `lastChanged`. A line's own kind is
/// `kind`, a row's is `type`.
[[nodiscard]] std::string member_name(std::string_view column);

/// Writes the members of a row.
class field_writer {
 public:
  explicit field_writer(json::writer& out) noexcept : out_(out) {}

  template <class Member, class... Column>
  void operator()(std::string_view column, const Member& member, Column...) {
    out_.name(member_name(column));
    if constexpr (std::is_same_v<Member, std::string>) {
      out_.string(member);
    } else {
      out_.number(static_cast<std::int64_t>(member));
    }
  }
  void later(std::string_view column, const auto& member) { (*this)(column, member); }
  void made(std::string_view, const auto&, column) {}
  void bytes(std::string_view column, const std::string& bytes) {
    out_.name(member_name(column)).string(encode_base64(bytes));
  }

 private:
  json::writer& out_;
};

/// Reads the members of a row; `problem` names the first that is missing or not usable.
class field_reader {
 public:
  explicit field_reader(const json::value& line) noexcept : line_(line) {}

  template <class Member, class... Column>
  void operator()(std::string_view column, Member& into, Column...) {
    const std::string name = member_name(column);
    if constexpr (std::is_same_v<Member, std::string>) {
      const auto found = member(name, json::kind::string);
      if (found) into = found->string();
    } else if constexpr (std::is_enum_v<Member>) {
      into = static_cast<Member>(whole(name, 0, static_cast<int>(last_of(into))));
    } else {
      using limits = std::numeric_limits<Member>;
      into = static_cast<Member>(whole(name, limits::min(), limits::max()));
    }
  }
  /// A member that may be missing: the row keeps what it has of it.
  void later(std::string_view column, auto& into) {
    if (line_.find(member_name(column))) (*this)(column, into);
  }
  void made(std::string_view, auto&, column) {}
  void bytes(std::string_view column, std::string& bytes) {
    const std::string name = member_name(column);
    const auto found = member(name, json::kind::string);
    if (!found) return;
    const std::string text = found->string();
    auto decoded = decode_base64(text);
    // An export is written one way alone.
    if (!decoded || encode_base64(*decoded) != text) return refuse(name, "is not Base64");
    bytes = *std::move(decoded);
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
  out.begin_object().name("kind").string(stored<Row>::table);
  stored<Row>::visit(field_writer(out), row);
  out.end_object();
  line += '\n';
  return line;
}

}  // namespace ticketwire::store::transfer

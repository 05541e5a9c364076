#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ticketwire::http {

/// Request methods of RFC 9110 section 9.3 and PATCH (RFC 5789).
enum class method : std::uint8_t { get, head, post, put, patch, delete_, options, unknown };

[[nodiscard]] std::string_view to_string(method value) noexcept;
/// The method for an exact, upper-case token; method::unknown otherwise.
[[nodiscard]] method to_method(std::string_view token) noexcept;

struct field {
  std::string name;
  std::string value;
};

/// Header fields in the order in which they were added; names compare without case (RFC 9110 5.1).
class fields {
 public:
  fields() = default;
  fields(std::initializer_list<field> list) : list_(list) {}

  /// The first field of that name; valid until the fields change.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const noexcept;
  /// Replaces every field of that name by one.
  void set(std::string_view name, std::string_view value);
  /// Adds a field beside those of the same name (Set-Cookie).
  void add(std::string_view name, std::string_view value);

  [[nodiscard]] auto begin() const noexcept { return list_.begin(); }
  [[nodiscard]] auto end() const noexcept { return list_.end(); }

 private:
  std::vector<field> list_;
};

struct request {
  enum method method = method::get;
  /// origin-form (RFC 9112 3.2.1): path and query, still percent-encoded.
  std::string target;
  http::fields fields;
  std::string body;
};

struct response {
  int status = 200;
  http::fields fields;
  std::string body;
};

}  // namespace ticketwire::http

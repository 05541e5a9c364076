#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>

#include "bindings/calls.hpp"
#include "ticketwire/json/document.hpp"

namespace ticketwire::support {

/// One row of a vector file.
class row {
 public:
  explicit row(const json::value& object) : object_(object) {}

  [[nodiscard]] bool has(std::string_view member) const { return object_.find(member).has_value(); }
  /// A member that the row must have; a test failure and null where it is missing.
  [[nodiscard]] json::value at(std::string_view member) const;
  /// A member's text; empty where it is missing.
  [[nodiscard]] std::string text(std::string_view member) const;
  /// The bytes of an input in one of its forms: `x` (a JSON value), `xText` (a text), `xHex`, or
  /// `xRepeat`: {before, unit, count, after, closing}, where unit and closing are repeated.
  [[nodiscard]] std::string input(const std::string& member) const;
  [[nodiscard]] std::string carrier() const { return text("carrier"); }

 private:
  json::value object_;
};

/// Runs every row of every file in tests/vectors/<area> whose name is `file`, each under its own
/// trace. A row with a "skip" that names `cpp` is counted and printed with its reason. A file that
/// is missing, does not parse or has no rows fails, as does a count that does not add up.
void run_vectors(const std::string& file, const std::function<void(const row&)>& run);

/// What a call gave back; the document that it kept is closed.
struct answer {
  std::string code;
  std::string pointer;
  std::string message;
  std::string error_type;
  int operation = -1;
  int offset = -1;
  std::string data;
  /// The same, result by result.
  std::array<std::string, 3> parts{};
};

[[nodiscard]] answer take(const bindings::outcome& outcome);
[[nodiscard]] answer take(const error& failure);

/// Compares an answer with the row: `error` (code; pointer and operation, absent meaning none;
/// offset where given), or success with `result` (as JSON) or `text` (byte for byte) where given.
void expect_answer(const row& row, const answer& answer);

/// The same JSON value, however it is written. False where either is not JSON.
[[nodiscard]] bool same_json(const std::string& a, const std::string& b);

}  // namespace ticketwire::support

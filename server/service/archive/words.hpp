#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ticketwire::service {

/// A piece of a query for an error's text: at most 40 bytes, whole characters, in apostrophes.
[[nodiscard]] std::string shown(std::string_view text);

/// Takes a $filter apart from left to right.
class odata_words {
 public:
  explicit odata_words(std::string_view text) noexcept : text_(text) {}

  /// Up to a space, a bracket, a comma, an apostrophe or a comparison sign; `=`, `<>`, `<=` and
  /// their like are words too. Empty at the end and before a bracket, comma or apostrophe.
  std::string_view word();
  /// A text in apostrophes; nullopt where none begins here, or it has no end.
  std::optional<std::string> quoted();
  /// The word that comes next, which stays there.
  std::string_view peek();
  bool accept(char c);
  bool accept_word(std::string_view wanted);
  [[nodiscard]] bool at_end();
  [[nodiscard]] bool at(char c);
  [[nodiscard]] std::size_t position() const noexcept { return position_; }

 private:
  void skip_space() noexcept;

  std::string_view text_;
  std::size_t position_ = 0;
};

}  // namespace ticketwire::service

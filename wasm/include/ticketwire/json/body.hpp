#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>

namespace ticketwire::json {

/// A text's bytes in a buffer of their own, with zero bytes behind them: whoever reads may look
/// that far ahead without asking where the text ends.
class body {
 public:
  static constexpr std::size_t padding = 64;

  /// A copy.
  explicit body(std::string_view bytes);
  /// Takes over what allocate() has given for that size, once it has been filled.
  [[nodiscard]] static body adopt(char* filled, std::size_t size) noexcept {
    return {std::unique_ptr<char[]>(filled), size};
  }
  /// Room for a text of that size, with the zero bytes behind it; to be adopted, or deleted as an
  /// array.
  [[nodiscard]] static char* allocate(std::size_t size);

  [[nodiscard]] std::string_view bytes() const noexcept { return {data_.get(), size_}; }
  [[nodiscard]] const char* begin() const noexcept { return data_.get(); }
  [[nodiscard]] const char* end() const noexcept { return data_.get() + size_; }

 private:
  body(std::unique_ptr<char[]> data, std::size_t size) noexcept
      : data_(std::move(data)), size_(size) {}

  std::unique_ptr<char[]> data_;
  std::size_t size_;
};

}  // namespace ticketwire::json

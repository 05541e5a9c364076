#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ticketwire/ascii.hpp"
#include "ticketwire/json/text.hpp"

namespace ticketwire::json {

struct node;
struct child;
class children;

/// How a member's name is looked for: to the letter; or, where no member has it to the letter,
/// ASCII letters without case, as the WebAPI compares them.
enum class name_match : std::uint8_t { exact, any_case };

/// A view of one value in a text or in a document's overlay; a few words wide, passed by value.
/// Valid as long as the text or document that it came from lives, and until that document is
/// edited.
class value {
 public:
  /// The whole of a text.
  explicit value(const text& source) noexcept : value(source, source.root()) {}
  value(const text& source, const span& at) noexcept : source_(&source), at_(at) {}
  explicit value(const node& edited) noexcept;

  [[nodiscard]] enum kind kind() const noexcept;
  [[nodiscard]] bool is_null() const noexcept { return kind() == kind::null; }

  /// True when the value, or something in it, comes from an edit, so that it has no text of its
  /// own.
  [[nodiscard]] bool edited() const noexcept { return edited_ != nullptr; }
  /// The value's bytes as they came. Only where !edited().
  [[nodiscard]] std::string_view raw() const noexcept { return source_->raw(at_); }
  /// Where the value's bytes begin in its text. Only where !edited().
  [[nodiscard]] std::size_t offset() const noexcept { return at_.begin; }
  [[nodiscard]] const span& place() const noexcept { return at_; }
  /// The text that owns the bytes. Only where !edited().
  [[nodiscard]] std::shared_ptr<const text> source() const { return source_->shared_from_this(); }
  /// True when both are views of the same unedited bytes.
  [[nodiscard]] bool same_bytes(const value& other) const noexcept {
    return !edited() && !other.edited() && source_ == other.source_ && at_.begin == other.at_.begin;
  }

  /// The decoded text of a string; empty for other kinds.
  [[nodiscard]] std::string string() const;
  /// True for `true`, false for everything else.
  [[nodiscard]] bool boolean() const noexcept;
  /// A number within int32 whose value is integral however it is spelled (`1`, `1.0`, `1e0`).
  /// Errors: value_type, value_range.
  [[nodiscard]] result<std::int32_t> int32() const;
  /// Whether a number fits a double (1e999 does not). Errors: value_type, value_range.
  [[nodiscard]] result<void> finite() const;
  /// True for a number whose value is 0 however it is spelled.
  [[nodiscard]] bool is_zero() const;

  /// Members or elements, each with its name (empty in arrays); none in a scalar.
  [[nodiscard]] json::children children() const;
  /// Number of members or elements.
  [[nodiscard]] std::size_t size() const noexcept;
  /// The element or member at a position; position < size().
  [[nodiscard]] value operator[](std::size_t position) const;
  /// The children's values, for access by position again and again.
  [[nodiscard]] std::vector<value> elements() const;
  /// The first member of that exact name.
  [[nodiscard]] std::optional<value> find(std::string_view name) const;
  /// The position of the first member of that name, or error::nowhere.
  [[nodiscard]] std::size_t position_of(std::string_view name,
                                        name_match match = name_match::exact) const;

 private:
  friend class children;
  friend struct node;
  const text* source_;
  span at_;
  const node* edited_ = nullptr;
};

/// A member's name as it is spelled in JSON, with its quotes.
class name {
 public:
  explicit name(std::string_view raw) noexcept : raw_(raw) {}

  [[nodiscard]] std::string_view raw() const noexcept { return raw_; }
  [[nodiscard]] std::string decode() const;
  [[nodiscard]] bool equals(std::string_view text) const;
  /// ASCII letters compare without case, as the WebAPI's property names do.
  [[nodiscard]] bool equals_ignore_case(std::string_view text) const;

 private:
  [[nodiscard]] std::string_view inner() const noexcept;
  [[nodiscard]] bool escaped() const noexcept { return raw_.find('\\') != raw_.npos; }
  std::string_view raw_;
};

struct child {
  json::name name;
  json::value value;
};

/// The children of a container, for a range-based loop.
class children {
 public:
  class iterator {
   public:
    iterator(const value& container, std::uint32_t position) noexcept
        : source_(container.source_), edited_(container.edited_), position_(position) {}
    [[nodiscard]] child operator*() const noexcept;
    iterator& operator++() noexcept {
      ++position_;
      return *this;
    }
    [[nodiscard]] bool operator!=(const iterator& other) const noexcept {
      return position_ != other.position_;
    }

   private:
    const text* source_;
    const node* edited_;
    std::uint32_t position_;
  };

  explicit children(const value& container);
  [[nodiscard]] iterator begin() const noexcept { return {container_, first_}; }
  [[nodiscard]] iterator end() const noexcept { return {container_, first_ + count_}; }

 private:
  value container_;
  /// Position in an edited container, place in a text.
  std::uint32_t first_ = 0;
  std::uint32_t count_ = 0;
};

/// Decodes a string literal with its quotes; the literal comes from a validated text.
[[nodiscard]] std::string decode_string(std::string_view literal);
using ascii::equal_ignore_case;
/// Same value, however it is written: numbers by value, strings decoded, member order free; of a
/// name that occurs twice the first value counts.
[[nodiscard]] bool equal(const value& a, const value& b);

}  // namespace ticketwire::json

#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ticketwire/limits.hpp"
#include "ticketwire/result.hpp"

namespace ticketwire::json {

class wide_index;

enum class kind : std::uint8_t { null, boolean, number, string, array, object };

/// Where one value (or member name) lies in a text. Values follow in document order; the children
/// of a container are the spans between it and `next`, a member's name directly before its value.
struct span {
  std::uint32_t begin;
  std::uint32_t end;
  /// Index of the span after this value and all it holds.
  std::uint32_t next;
  enum kind kind;
  /// A string with at least one escape sequence.
  bool escaped;
};

/// An immutable, validated JSON text (RFC 8259) with an index of its spans. The bytes stay as they
/// came; numbers and strings are decoded only when they are read.
class text : public std::enable_shared_from_this<text> {
  struct key {};

 public:
  /// Errors: json_size, json_depth, json_too_many, json_utf8, json_syntax, each with the byte
  /// offset. A byte order mark, an unpaired surrogate escape and anything after the value are
  /// refused.
  [[nodiscard]] static result<std::shared_ptr<const text>> parse(std::string bytes,
                                                                 const limits& limits = {});

  text(key, std::string bytes, std::vector<span> spans);
  text(const text&) = delete;
  text& operator=(const text&) = delete;
  ~text();

  /// Valid for the text's lifetime.
  [[nodiscard]] std::string_view bytes() const noexcept { return bytes_; }
  [[nodiscard]] const span& at(std::uint32_t index) const noexcept { return spans_[index]; }
  /// Null where no container has very many children.
  [[nodiscard]] const wide_index* wide() const noexcept { return wide_.get(); }
  [[nodiscard]] std::string_view raw(std::uint32_t index) const noexcept {
    const span& s = spans_[index];
    return std::string_view(bytes_).substr(s.begin, s.end - s.begin);
  }

 private:
  std::string bytes_;
  std::vector<span> spans_;
  std::unique_ptr<const wide_index> wide_;
};

}  // namespace ticketwire::json

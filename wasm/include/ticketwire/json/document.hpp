#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "ticketwire/json/text.hpp"
#include "ticketwire/json/value.hpp"

namespace ticketwire::json {

/// A JSON text and the edits made to it. The text is shared and never changed; what has not been
/// edited is written byte for byte as it came. Copying copies the edits alone.
class document {
 public:
  /// Errors as text::parse.
  [[nodiscard]] static result<document> parse(std::string_view bytes, const limits& limits = {},
                                              const text* like = nullptr);
  explicit document(const std::shared_ptr<const text>& text);
  document(const document& other);
  document(document&& other) noexcept;
  document& operator=(const document& other);
  document& operator=(document&& other) noexcept;
  ~document();

  /// Valid until the next edit.
  [[nodiscard]] value root() const noexcept;
  [[nodiscard]] bool edited() const noexcept;
  /// The whole document as JSON text.
  [[nodiscard]] std::string write() const;

  /// Steps to a place by child positions; every step expands its container.
  class place {
   public:
    explicit place(node& at) noexcept : node_(&at) {}
    /// The value here; valid until the next edit at or above this place.
    [[nodiscard]] json::value value() const noexcept;
    /// position < value().size().
    [[nodiscard]] place child(std::size_t position);
    /// Puts a value here. It may belong to any text: its bytes are shared, not copied.
    void assign(const json::value& replacement);
    /// Inserts an element (empty name) or member before a position <= value().size().
    void insert(std::size_t position, std::string_view name, const json::value& value);
    void erase(std::size_t position);

    using putter = void (*)(place at, const json::value& value);
    /// Merges an object's members into the object here. Null removes the member of its name; for
    /// every other `put` fills the place of the member of its name, which is new, null and last
    /// where there was none. `members` belongs to another document.
    void merge(const json::value& members, name_match match, putter put);

   private:
    node* node_;
  };

  [[nodiscard]] place edit() noexcept { return place(*root_); }

 private:
  /// Null only once it has been moved from.
  std::unique_ptr<node> root_;
};

/// Appends a value's JSON text: verbatim where it is unedited.
void write(const value& value, std::string& out);
[[nodiscard]] std::string write(const value& value);

}  // namespace ticketwire::json

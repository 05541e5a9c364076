#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ticketwire/json/text.hpp"
#include "ticketwire/json/value.hpp"

namespace ticketwire::json {

/// A place in a document's overlay: bytes of some text as they came, or, once something below has
/// been edited, a container with its children one by one.
struct node {
  struct member {
    /// The name as spelled, with quotes; empty in arrays.
    std::string name;
    std::unique_ptr<node> value;
  };

  std::shared_ptr<const text> source;
  std::uint32_t index = 0;
  bool expanded = false;
  enum kind kind = kind::null;
  std::vector<member> members;

  explicit node(const json::value& verbatim);
  node(const node& other);
  node(node&&) noexcept = default;
  node& operator=(const node&) = delete;
  node& operator=(node&&) noexcept = default;
  ~node() = default;

  /// Makes the children of a container into nodes of their own.
  void expand();
};

/// A JSON text and the edits made to it. The text is shared and never changed; what has not been
/// edited is written byte for byte as it came. Copying copies the edits alone.
class document {
 public:
  /// Errors as text::parse.
  [[nodiscard]] static result<document> parse(std::string bytes, const limits& limits = {});
  explicit document(const std::shared_ptr<const text>& text);

  /// Valid until the next edit.
  [[nodiscard]] value root() const noexcept;
  [[nodiscard]] bool edited() const noexcept { return root_.expanded; }
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

   private:
    node* node_;
  };

  [[nodiscard]] place edit() noexcept { return place(root_); }

 private:
  node root_;
};

/// Appends a value's JSON text: verbatim where it is unedited.
void write(const value& value, std::string& out);
[[nodiscard]] std::string write(const value& value);

}  // namespace ticketwire::json

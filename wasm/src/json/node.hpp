#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "json/name_order.hpp"
#include "ticketwire/json/value.hpp"

namespace ticketwire::json {

/// The children of an edited container, in blocks: inserting, erasing and finding cost about the
/// same whether it has a hundred or a million.
class member_list {
 public:
  struct member {
    /// As spelled, with quotes; empty in arrays. Of the container's text, or of `own`.
    std::string_view name;
    /// Where the value lies in the container's text, unless it has a node.
    span at{};
    std::unique_ptr<node> edited;
    std::unique_ptr<const std::string> own;

    [[nodiscard]] member copy() const;
  };
  /// A member of another name than the text has.
  [[nodiscard]] static member made(std::string_view name, std::unique_ptr<node> value);

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  /// position < size().
  [[nodiscard]] const member& operator[](std::size_t position) const noexcept;
  [[nodiscard]] member& operator[](std::size_t position) noexcept;
  /// Of an empty list.
  void reserve(std::size_t count);
  /// position <= size().
  void insert(std::size_t position, member added);
  void push_back(member added) { insert(size_, std::move(added)); }
  /// position < size().
  void erase(std::size_t position);
  [[nodiscard]] name_order::found find(std::string_view name) const;
  /// All of them, in order; none is left.
  [[nodiscard]] std::vector<member> take();

 private:
  struct block {
    std::size_t begin;
    std::vector<member> members;
    /// Made by the first search since the block was changed.
    mutable std::optional<name_order> names;
  };

  [[nodiscard]] std::size_t block_at(std::size_t position) const noexcept;
  void split(std::size_t index);
  void move_behind(std::size_t index, std::size_t by) noexcept;

  std::vector<block> blocks_;
  std::size_t size_ = 0;
};

/// A place in a document's overlay: bytes of some text as they came, or, once something below has
/// been edited, a container with its children one by one. Of those, only what has been stepped into
/// is a node in turn.
struct node {
  std::shared_ptr<const text> source;
  span at{};
  bool expanded = false;
  enum kind kind = kind::null;
  member_list members;

  explicit node(const json::value& verbatim);
  node(const node& other);
  node(node&&) noexcept = default;
  node& operator=(const node&) = delete;
  node& operator=(node&&) noexcept = default;
  ~node() = default;

  /// Lists the children of a container.
  void expand();
  /// Of an expanded container.
  [[nodiscard]] json::value child(std::size_t position) const noexcept;
  /// A child's node, made where it has none.
  [[nodiscard]] node& own(member_list::member& child) const;
};

}  // namespace ticketwire::json

#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "ticketwire/json/body.hpp"
#include "ticketwire/limits.hpp"
#include "ticketwire/result.hpp"

namespace ticketwire::json {

class name_order;

enum class kind : std::uint8_t { null, boolean, number, string, array, object };

/// Where one value lies in a text.
struct span {
  std::uint32_t begin;
  std::uint32_t end;
  /// Of an array or object: its index among the text's containers.
  std::uint32_t container;
};

/// An array or object of a text. They follow in document order, each before those that it holds.
struct container {
  std::uint32_t begin;
  std::uint32_t end;
  /// Index of the container after this one and all that it holds.
  std::uint32_t next;
  /// Members or elements.
  std::uint32_t count;
  /// Where its children lie is found out when it is first asked for, and then kept from here on.
  std::uint32_t first;
  /// What a reader of carriers has found it to be, in numbers of its own; 0 for JSON.
  std::uint16_t type;
};

struct skeleton;

/// An immutable, validated JSON text (RFC 8259) with a skeleton of its containers. The bytes stay
/// as they came; numbers and strings are decoded only when they are read.
///
/// The first look into a container that has children notes where they lie. A text, and with it
/// every value and document of it, is therefore for one thread at a time. Scalars and empty
/// containers may be read from several.
class text : public std::enable_shared_from_this<text> {
  struct key {};

 public:
  /// Errors: json_size, json_depth, json_too_many, json_utf8, json_syntax, each with the byte
  /// offset. A byte order mark, an unpaired surrogate escape and anything after the value are
  /// refused.
  /// An older version, `like`, makes a difference in time alone: a container that both have is
  /// taken over from it.
  [[nodiscard]] static result<std::shared_ptr<const text>> parse(std::string_view bytes,
                                                                 const limits& limits = {},
                                                                 const text* like = nullptr);
  /// The same once the size has been checked.
  [[nodiscard]] static result<std::shared_ptr<const text>> parse(json::body body,
                                                                 const limits& limits,
                                                                 const text* like = nullptr);
  /// json_size where a text of that many bytes would not be read.
  [[nodiscard]] static result<void> check_size(std::size_t bytes, const limits& limits);
  /// What a reader of its own has made of a body.
  [[nodiscard]] static std::shared_ptr<const text> make(json::body body, skeleton read);

  text(key, json::body body, skeleton read);
  text(const text&) = delete;
  text& operator=(const text&) = delete;
  ~text();

  /// Valid for the text's lifetime.
  [[nodiscard]] std::string_view bytes() const noexcept { return body_.bytes(); }
  [[nodiscard]] std::string_view raw(const span& at) const noexcept {
    return {body_.begin() + at.begin, at.end - at.begin};
  }
  [[nodiscard]] enum kind kind(const span& at) const noexcept;
  [[nodiscard]] const span& root() const noexcept { return root_; }
  /// Containers.
  [[nodiscard]] std::uint32_t size() const noexcept {
    return static_cast<std::uint32_t>(containers_.size());
  }
  /// Levels of containers, at least; 0 for a scalar.
  [[nodiscard]] std::size_t depth() const noexcept { return depth_; }
  [[nodiscard]] const container& at(std::uint32_t index) const noexcept {
    return containers_[index];
  }

  /// Where a container's children are noted, for child() and name(): the first of `count` places.
  [[nodiscard]] std::uint32_t children_of(std::uint32_t index) const;
  [[nodiscard]] span child(std::uint32_t place) const noexcept;
  /// The name of a member as it is spelled, with its quotes; empty for an element.
  [[nodiscard]] std::string_view name(std::uint32_t place) const noexcept;
  /// The names of an object in order, made when they are first asked for.
  [[nodiscard]] const name_order& order_of(std::uint32_t index) const;

 private:
  /// A child. Without a name that begins where it does itself; of a container `end` is its index.
  struct noted {
    std::uint32_t name;
    std::uint32_t begin;
    std::uint32_t end;
  };
  struct ordered;

  json::body body_;
  span root_{};
  std::size_t depth_;
  mutable std::vector<container> containers_;
  mutable std::vector<noted> noted_;
  /// Ascending by container.
  mutable std::vector<ordered> orders_;
};

}  // namespace ticketwire::json

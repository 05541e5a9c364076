#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ticketwire/http/message.hpp"

namespace ticketwire::server {

/// Lets foreign origins use the API (Fetch standard, CORS protocol): those that are named, none
/// else.
class cors {
 public:
  explicit cors(std::vector<std::string> origins) : origins_(std::move(origins)) {}

  /// The answer to a preflight from one of them; nothing for any other request.
  [[nodiscard]] std::optional<http::response> preflight(const http::request& request) const;
  /// Adds to an answer what lets a script of such an origin read it; to others
  /// only that it may differ for them.
  void mark(const http::request& request, http::response& answer) const;

 private:
  /// The request's origin, where it is one of them.
  [[nodiscard]] const std::string* allowed(const http::request& request) const;

  std::vector<std::string> origins_;
};

}  // namespace ticketwire::server

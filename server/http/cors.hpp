#pragma once

#include <optional>
#include <string>

#include "ticketwire/http/message.hpp"

namespace ticketwire::server {

/// Lets one foreign origin use the API (Fetch standard, CORS protocol), or none when it is empty.
class cors {
 public:
  explicit cors(std::string origin) : origin_(std::move(origin)) {}

  /// The answer to a preflight from that origin; nothing for any other request.
  [[nodiscard]] std::optional<http::response> preflight(const http::request& request) const;
  /// Adds to an answer what lets a script of that origin read it.
  void mark(const http::request& request, http::response& answer) const;

 private:
  [[nodiscard]] bool applies(const http::request& request) const;

  std::string origin_;
};

}  // namespace ticketwire::server

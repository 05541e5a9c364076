#pragma once

#include <functional>
#include <optional>
#include <string>

#include "store/store.hpp"
#include "ticketwire/http/message.hpp"

namespace ticketwire::service {

/// Who is calling, after authentication.
struct identity {
  std::int32_t associate_id = 0;
  std::string user;
};

struct settings {
  /// Scheme and authority for absolute links, for example "http://127.0.0.1:8080".
  std::string origin;
  /// IANA name of the zone in which dates without an offset are read and all dates are written.
  std::string time_zone = "Europe/Oslo";
  /// The current time; replaced in tests.
  std::function<store::ticks()> now;
  /// Whether dates are written with their offset where a request does not say.
  bool offsets = true;
  /// The program's version, for GET /api.
  std::string version = {};
};

/// Answers one WebAPI request (targets under /api/). Knows no sockets and no SQL; every failure is
/// an answer in the WebAPI's error shape. Safe to call from several threads.
[[nodiscard]] http::response handle(const http::request& request, const identity& caller,
                                    store::store& store, const settings& settings);

/// Says of an answer below /api in which zone and language it is, and which fields of its request
/// it depends on.
void describe(const http::fields& asked, const settings& settings, http::response& answer);

/// An answer in the WebAPI's error shape, {Error, ErrorType, ErrorMessage, ErrorSource}, or problem
/// details where `accept` (the request's Accept field) names them.
[[nodiscard]] http::response failure(const error& error,
                                     std::optional<std::string_view> accept = std::nullopt);

}  // namespace ticketwire::service

#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "service/answer/settings.hpp"
#include "ticketwire/exchange/request.hpp"

namespace ticketwire::server {

/// How a login by user name and password ended, where there was one.
enum class login_outcome : std::uint8_t { none, failed, throttled };

/// What the transport and the handler tell each other about a request besides the request itself.
struct visit {
  /// The client's numeric address; that which a trusted proxy names where it came through one.
  std::string address;
  /// Names the request in the log and, as X-Request-Id, in its answer.
  std::string id;
  /// From the handler: who was recognised, or empty.
  std::string user;
  /// From what looks at a request before its body is read: who may send it.
  std::optional<service::identity> caller;
  /// From the same: what a target of the WebAPI asks for.
  std::optional<result<exchange::call>> call;
  /// From the handler: the name of an endpoint, one of few, that lives as long as the program.
  std::string_view endpoint = "none";
  /// From the handler.
  login_outcome login = login_outcome::none;
};

/// One answer, as the log and the metrics see it. Valid during the call that receives it.
struct access {
  const server::visit& visit;
  /// "-" where no request line could be read.
  std::string_view method;
  /// Without the query, which may hold secrets; printable ASCII only.
  std::string_view path;
  int status;
  /// Bytes of the bodies.
  std::size_t received;
  std::size_t sent;
  /// From the first byte of the request until the answer was there to be sent.
  std::chrono::microseconds spent;
};

}  // namespace ticketwire::server

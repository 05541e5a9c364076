#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "auth/authenticator.hpp"
#include "auth/endpoints.hpp"
#include "http/cors.hpp"
#include "http/static_files.hpp"
#include "http/visit.hpp"
#include "service/service.hpp"
#include "store/store.hpp"
#include "ticketwire/http/message.hpp"

namespace ticketwire::server {

struct route_settings {
  service::settings service;
  auth::endpoint_settings auth;
  /// Folder of the page; empty for none.
  std::filesystem::path web;
  /// Makes the text of GET /metrics; empty for none.
  std::function<std::string()> metrics = {};
};

/// Decides who answers a request: /api and /metrics (after authentication; the latter for users
/// without an associate and those of level admin), /login, /logout,
/// /session, /health, or the files of the page. The store and the authenticator must outlive it.
/// Safe to call from several threads.
class router {
 public:
  router(store::store& store, auth::authenticator& authenticator, route_settings settings);

  /// Whether a request is about the server itself, which is told however busy it is.
  [[nodiscard]] static bool is_quick(const http::request& request);
  /// HEAD must have been made GET by the transport.
  [[nodiscard]] http::response route(const http::request& request, visit& visit) const;
  /// The answer to a request of the WebAPI, or for /metrics, whose caller is not known or may not
  /// do it, told from its header alone; nothing where the body is to be read. Leaves the caller in
  /// `visit`.
  [[nodiscard]] std::optional<http::response> turn_away(const http::request& request,
                                                        visit& visit) const;
  /// The answer to a request that the transport does not hand on, as route() would have failed it.
  /// Of a request that could not be read there is as much as was.
  [[nodiscard]] http::response refuse(const http::request& request, const error& error) const;

 private:
  [[nodiscard]] http::response dispatch(const http::request& request, std::string_view path,
                                        visit& visit) const;
  [[nodiscard]] http::response api(const http::request& request, visit& visit) const;
  [[nodiscard]] http::response login(const http::request& request, visit& visit) const;
  [[nodiscard]] http::response give_ticket(const http::request& request, visit& visit) const;
  [[nodiscard]] http::response metrics(const http::request& request, visit& visit) const;
  [[nodiscard]] http::response health(const http::request& request) const;
  /// Somebody who may see how the server fares. Errors: those of authenticate, and forbidden.
  [[nodiscard]] result<service::identity> authenticate_monitor(const http::request& request,
                                                               visit& visit) const;
  [[nodiscard]] result<service::identity> authenticate(const http::request& request,
                                                       visit& visit) const;

  store::store& store_;
  auth::authenticator& authenticator_;
  route_settings settings_;
  static_files files_;
  cors cors_;
};

}  // namespace ticketwire::server

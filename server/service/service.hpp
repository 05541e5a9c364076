#pragma once

#include <optional>
#include <string>

#include "service/answer/settings.hpp"
#include "ticketwire/exchange/request.hpp"
#include "ticketwire/http/message.hpp"

namespace ticketwire::service {

/// Whether somebody may call an endpoint at all. Errors: forbidden, with a pointer to the entity
/// that was to be saved.
[[nodiscard]] result<void> check_right(const exchange::endpoint& endpoint, const identity& caller);

/// What a target under /api asks for, of endpoints that are answered; `authenticate`, which is
/// before there is a caller, among them. Errors: those of exchange::read_target.
[[nodiscard]] result<exchange::call> read_call(const http::request& request);

/// Answers one WebAPI request, whose target read_call() has read. Knows no sockets and no SQL;
/// every failure is an answer in the WebAPI's error shape. Safe to call from several threads.
[[nodiscard]] http::response handle(const http::request& request, result<exchange::call> called,
                                    const identity& caller, store::store& store,
                                    const settings& settings);
/// The same for a target that nobody has read.
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

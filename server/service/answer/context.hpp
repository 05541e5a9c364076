#pragma once

#include "service/answer/settings.hpp"
#include "service/locale/locale.hpp"
#include "ticketwire/exchange/response.hpp"

namespace ticketwire::service {

/// Everything that a handler knows about the request that it answers.
struct context {
  const http::request& request;
  const exchange::call& call;
  const identity& caller;
  store::store& store;
  const service::settings& settings;
  service::locale locale;
  /// The time of the request.
  store::ticks now;
  /// Which rows of the table have a handler.
  exchange::served is_served = nullptr;
};

using answer = result<exchange::reply>;

}  // namespace ticketwire::service

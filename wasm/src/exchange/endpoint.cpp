#include "ticketwire/exchange/endpoint.hpp"

namespace ticketwire::exchange {
namespace {

using schema::carrier_type;
using schema::no_target;
using schema::property;
using schema::shape;
using schema::value_type;

#include "exchange/generated/endpoints.inc"

const carrier_type* carrier_of(const typed& type) noexcept {
  return type.type == value_type::carrier ? &schema::carriers()[type.target] : nullptr;
}

}  // namespace

std::span<const endpoint> endpoints() noexcept {
  return endpoint_table;
}

const endpoint& get(endpoint_id id) noexcept {
  return endpoint_table[static_cast<std::size_t>(id)];
}

const endpoint* find_endpoint(std::string_view name) noexcept {
  for (const endpoint& each : endpoint_table) {
    if (each.name == name) return &each;
  }
  return nullptr;
}

const carrier_type* request_type(const endpoint& endpoint) noexcept {
  return endpoint.arguments != nullptr ? endpoint.arguments : carrier_of(endpoint.request);
}

const carrier_type* response_type(const endpoint& endpoint) noexcept {
  return carrier_of(endpoint.result);
}

property as_property(const typed& type) noexcept {
  property row{};
  row.type = type.type;
  row.shape = type.shape;
  row.target = type.target;
  return row;
}

}  // namespace ticketwire::exchange

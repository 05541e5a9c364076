#include "ticketwire/carrier/bind.hpp"
#include "ticketwire/carrier/read.hpp"
#include "ticketwire/exchange/response.hpp"
#include "ticketwire/json/pointer.hpp"

namespace ticketwire::exchange {
namespace {

answered_failure as_failure(error failure) {
  answered_failure out;
  out.message = describe(failure);
  out.failure = std::move(failure);
  return out;
}

answered_failure unexpected(std::size_t offset, std::string detail) {
  return as_failure(
      {.code = error_code::response_unexpected, .offset = offset, .detail = std::move(detail)});
}

result<void> check_carrier(const json::value& value, const schema::carrier_type& type,
                           const std::string& pointer) {
  std::vector<error> faults = carrier::validate(value, type);
  if (faults.empty()) return {};
  faults.front().pointer.insert(0, pointer);
  return std::move(faults.front());
}

result<void> check(const json::value& value, const endpoint& endpoint) {
  const schema::carrier_type* type = response_type(endpoint);
  const schema::property row = as_property(endpoint.result);
  if (type == nullptr) {
    const result<std::string> bound = carrier::bind(value, row, carrier::part::whole, {});
    return bound ? result<void>() : bound.error();
  }
  if (row.shape == schema::shape::single) return check_carrier(value, *type, {});
  if (value.kind() != json::kind::array) {
    return error{
        .code = error_code::value_type, .offset = value.offset(), .detail = "an array is needed"};
  }
  std::size_t index = 0;
  for (const json::child& each : value.children()) {
    const std::string pointer = "/" + std::to_string(index++);
    result<void> checked = check_carrier(each.value, *type, pointer);
    if (!checked) return checked;
  }
  return {};
}

}  // namespace

boost::system::result<answered, answered_failure> read_response(const endpoint& endpoint,
                                                                const http::response& response,
                                                                const limits& limits) {
  return read_response(endpoint, response.status, json::body(response.body), limits);
}

boost::system::result<answered, answered_failure> read_response(const endpoint& endpoint,
                                                                int status, json::body body,
                                                                const limits& limits,
                                                                const json::text* like) {
  answered out;
  out.unmodified = status == 304;
  if (out.unmodified) return out;
  if (status < 200 || status > 299) return read_failure(status, body.bytes());
  if (endpoint.response == response_kind::none || endpoint.response == response_kind::bytes) {
    return out;
  }
  const bool one = endpoint.result.shape == schema::shape::single;
  result<json::document> document =
      carrier::parse(std::move(body), one ? response_type(endpoint) : nullptr, limits, like);
  if (!document)
    return unexpected(document.error().offset, std::string(name(document.error().code)));
  if (document->root().is_null()) {
    if (!endpoint.nullable) return unexpected(error::nowhere, "null");
  } else {
    result<void> checked = check(document->root(), endpoint);
    if (!checked) return as_failure(checked.error());
  }
  out.document = *std::move(document);
  return out;
}

}  // namespace ticketwire::exchange

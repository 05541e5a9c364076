#pragma once

#include <optional>
#include <vector>

#include "service/answer/context.hpp"

/// Requests and answers in the forms that clients ask for: what the exchange reads and writes as
/// JSON, and XML (docs/xml.md).
namespace ticketwire::service {

/// What a request's body may hold, be it JSON or a form. No save comes near so many values, and
/// what is held while they are read stays within five times the body.
inline constexpr limits body_limits{.max_values = 200'000};

/// The body of a request for its row. `every` is given all the faults of a body that does not bind,
/// with offsets into the bytes that were sent. Errors: as exchange::read_body and xml::read.
[[nodiscard]] result<std::optional<json::document>> read_wire_body(
    const exchange::endpoint& endpoint, const http::request& request, std::vector<error>& every);

/// The response to a call that could be read. $format of a list wins over the Accept field.
[[nodiscard]] http::response write_wire_answer(const exchange::call& call, const answer& given,
                                               const http::request& request);

/// The response to one that could not, or has failed otherwise. `every` as for
/// exchange::write_failure; `call` may lack its endpoint.
[[nodiscard]] http::response write_wire_failure(const exchange::call& call, const error& failure,
                                                std::optional<std::string_view> accept,
                                                const std::vector<error>& every = {});

}  // namespace ticketwire::service

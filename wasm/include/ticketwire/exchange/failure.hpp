#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ticketwire/http/media_type.hpp"
#include "ticketwire/result.hpp"

namespace ticketwire::exchange {

/// The body of an unsuccessful answer: the WebAPI's {Error, ErrorType, ErrorMessage, ErrorSource},
/// or, for media_type::problem, problem details (RFC 9457) that also carry the error's data as
/// `code`, `pointer`, `operation` and `offset`, and those of `every` in the array `errors`.
[[nodiscard]] std::string write_failure(const error& failure, http::media_type type,
                                        std::span<const error> every = {});

/// An unsuccessful answer as it was read.
struct answered_failure {
  /// Of the error table; response_unexpected where the answer names none and the status tells none.
  error failure;
  /// The server's own sentence, or one of ours.
  std::string message;
  /// The WebAPI's ErrorType; empty where the answer names none.
  std::string error_type;
};

/// Reads an error body in the WebAPI's shape, the agents' {Message, MessageDetail}, or problem
/// details; anything else is told from the status alone.
[[nodiscard]] answered_failure read_failure(int status, std::string_view body);

}  // namespace ticketwire::exchange

#pragma once

#include <functional>
#include <optional>
#include <string>

#include "service/answer/context.hpp"

namespace ticketwire::service {

/// A value of the row's response type, with Last-Modified.
[[nodiscard]] answer value_answer(std::string body,
                                  std::optional<store::ticks> last_changed = std::nullopt);
/// Answers with what `write` makes of one snapshot.
[[nodiscard]] answer read_answer(const context& context,
                                 const std::function<result<std::string>(store::reader&)>& write);
/// Answers with what `write` gives of one transaction; nothing has changed where it fails.
[[nodiscard]] answer write_answer(const context& context,
                                  const std::function<result<std::string>(store::writer&)>& write);
/// If-Modified-Since (RFC 9110 13.1.3) against whole seconds: true where 304 is the answer.
[[nodiscard]] bool is_unmodified(const context& context, store::ticks last_changed);
/// If-Unmodified-Since (RFC 9110 13.1.4) against whole seconds. Errors: precondition_failed.
[[nodiscard]] result<void> check_unmodified(const context& context, store::ticks last_changed);

}  // namespace ticketwire::service

#pragma once

#include <functional>
#include <optional>
#include <string>

#include "service/answer/context.hpp"

namespace ticketwire::service {

/// The strong entity-tag of what last changed then (RFC 9110 8.8.3).
[[nodiscard]] std::string entity_tag(store::ticks last_changed);
/// A value of the row's response type, with Last-Modified and ETag.
[[nodiscard]] answer value_answer(std::string body,
                                  std::optional<store::ticks> last_changed = std::nullopt);
/// Answers with what `write` makes of one snapshot.
[[nodiscard]] answer read_answer(const context& context,
                                 const std::function<result<std::string>(store::reader&)>& write);
/// Answers with what `write` gives of one transaction; nothing has changed where it fails.
[[nodiscard]] answer write_answer(const context& context,
                                  const std::function<result<std::string>(store::writer&)>& write);
/// If-None-Match (RFC 9110 13.1.2) or, without it, If-Modified-Since (13.1.3) against whole
/// seconds: true where 304 is the answer.
[[nodiscard]] bool is_unmodified(const context& context, store::ticks last_changed);
/// If-Match (RFC 9110 13.1.1). Errors: precondition_failed.
[[nodiscard]] result<void> check_match(const context& context, store::ticks last_changed);
/// What a change may ask for: If-Match, or without it If-Unmodified-Since (RFC 9110 13.1.4) against
/// whole seconds; and If-None-Match. Errors: precondition_failed.
[[nodiscard]] result<void> check_unmodified(const context& context, store::ticks last_changed);

}  // namespace ticketwire::service

#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "store/store.hpp"

namespace ticketwire::service {

/// How long an attachment may be without a message before it is removed: who has uploaded one takes
/// his time to write the message.
inline constexpr store::ticks unused_grace = store::ticks{24} * 3'600 * 10'000'000;

/// Notes that attachments belong to no message, or to one message less, since `now`: a record of
/// carrier `UnusedAttachment` with their number.
[[nodiscard]] result<void> note_unused(store::writer& writer, std::span<const std::int32_t> ids,
                                       store::ticks now);
/// Forgets it: a message refers to them. Errors: reference_not_found for one that has been removed
/// meanwhile.
[[nodiscard]] result<void> note_used(store::writer& writer, std::span<const std::int32_t> ids);

/// Removes what was noted before the grace and is in no message, with its bytes. Messages are
/// looked through only where something was, a page at a time; `stop` ends that early. Returns how
/// many were removed. Errors: store errors.
[[nodiscard]] result<std::size_t> remove_unused(store::store& store, store::ticks now,
                                                const std::function<bool()>& stop);

}  // namespace ticketwire::service

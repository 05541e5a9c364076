#pragma once

#include <optional>
#include <span>
#include <vector>

#include "service/record/members.hpp"
#include "service/record/presenter.hpp"
#include "store/store.hpp"

namespace ticketwire::service {

/// Attachments that one message may have.
inline constexpr std::size_t most_attachments = 500;

/// The attachments that a stored message refers to, in order. A reference is {"AttachmentId":n};
/// the AttachmentEntity is a record of its own, and its bytes are the store's content of that id.
[[nodiscard]] std::vector<std::int32_t> attachment_ids(const members& message);
void set_attachment_ids(members& message, std::span<const std::int32_t> ids);

/// The ids in an argument that is an array of int32.
[[nodiscard]] std::vector<std::int32_t> ids_of(const std::optional<json::value>& array);

/// The members of a stored attachment. Errors: `missing` with `pointer`.
[[nodiscard]] result<members> find_attachment(store::reader& reader, std::int32_t id,
                                              error_code missing, std::string pointer = {});

/// By InlineImage.
enum class attachment_choice { all, without_inline, inline_alone };
/// The AttachmentEntities as a JSON array; ids without a record are passed over.
[[nodiscard]] result<std::string> present_attachments(store::reader& reader, presenter& presenter,
                                                      std::span<const std::int32_t> ids,
                                                      attachment_choice choice);

}  // namespace ticketwire::service

#pragma once

#include <string>
#include <string_view>

#include "ticketwire/json/document.hpp"
#include "ticketwire/schema/schema.hpp"

namespace ticketwire::service {

/// What a patch body changes of an entity as it is answered: the members that then differ, whole.
/// Errors: those of patch::apply_body.
[[nodiscard]] result<json::document> patched_members(std::string_view presented,
                                                     const json::value& body,
                                                     const schema::carrier_type& type);

}  // namespace ticketwire::service

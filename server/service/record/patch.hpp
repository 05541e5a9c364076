#pragma once

#include <string>
#include <string_view>

#include "service/record/property_set.hpp"
#include "ticketwire/json/document.hpp"
#include "ticketwire/schema/schema.hpp"

namespace ticketwire::service {

/// The properties that a patch body can change or look at.
[[nodiscard]] property_set patched_properties(const json::value& body,
                                              const schema::carrier_type& type);

/// What a patch body changes of an entity as it is answered: the members that then differ, whole.
/// Errors: those of patch::apply_body.
[[nodiscard]] result<json::document> patched_members(std::string_view presented,
                                                     const json::value& body,
                                                     const schema::carrier_type& type);

}  // namespace ticketwire::service

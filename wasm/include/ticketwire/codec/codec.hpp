#pragma once

#include <string>
#include <string_view>

#include "ticketwire/http/media_type.hpp"
#include "ticketwire/json/document.hpp"
#include "ticketwire/limits.hpp"
#include "ticketwire/result.hpp"
#include "ticketwire/schema/schema.hpp"

/// Bodies of every media type as JSON documents, and back.
namespace ticketwire::codec {

/// The carrier in a body, not yet bound. Errors: those of json::text::parse or read_form.
[[nodiscard]] result<json::document> decode(std::string_view body, http::media_type media_type,
                                            const schema::carrier_type& type,
                                            const limits& limits = {});

/// A carrier as a body: JSON byte for byte as it is held, or a form. Errors: those of write_form.
[[nodiscard]] result<std::string> encode(const json::value& carrier, http::media_type media_type,
                                         const schema::carrier_type& type);

}  // namespace ticketwire::codec

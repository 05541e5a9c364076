#pragma once

#include <string>

#include "ticketwire/json/value.hpp"
#include "xml/form.hpp"

namespace ticketwire::xml {

/// A JSON value of the root's type as an XML document in UTF-8. Members that the table lacks are
/// written where their name is an XML name, and left out otherwise.
[[nodiscard]] std::string write(const json::value& value, const root& root);

}  // namespace ticketwire::xml

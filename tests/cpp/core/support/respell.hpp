#pragma once

#include <string>

#include "core/support/random.hpp"

namespace ticketwire::support {

/// The same carrier written another way: members in another order with space between the tokens,
/// numbers with a fraction of zero, texts with escapes, enumerations by number, dates in another
/// offset. `text` is as generator::carrier makes it.
[[nodiscard]] std::string respelled(const std::string& text, const schema::carrier_type& type,
                                    generator& random);

}  // namespace ticketwire::support

#pragma once

#include <boost/json/value.hpp>
#include <optional>
#include <string_view>

/// A second implementation of what the core does with plain JSON, as simple as the RFCs are, over
/// Boost.JSON. Names and numbers are compared as Boost.JSON does.
namespace ticketwire::naive {

/// RFC 8259, to a depth; nullopt where the text is no JSON.
[[nodiscard]] std::optional<boost::json::value> parse(std::string_view text, std::size_t depth);

/// RFC 6902 with add, replace, remove and test; nullopt where an operation fails.
[[nodiscard]] std::optional<boost::json::value> apply_patch(boost::json::value document,
                                                            const boost::json::array& patch);

/// RFC 7396 section 2.
[[nodiscard]] boost::json::value merge_patch(boost::json::value target,
                                             const boost::json::value& patch);

/// RFC 6902 section 4.6.
[[nodiscard]] bool equal(const boost::json::value& a, const boost::json::value& b);

}  // namespace ticketwire::naive

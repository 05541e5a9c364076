#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "ticketwire/error.hpp"
#include "ticketwire/json/document.hpp"

/// What the parts of a world must be, so that a slip of the pen is told and nothing is left out
/// unseen. Errors have a pointer from the value that was given.
namespace ticketwire::service {

/// An object that has no members but these; argument for another one, value_type where it is none.
[[nodiscard]] result<void> check_object(const json::value& value,
                                        std::initializer_list<std::string_view> names);
/// value_type where it is of another kind; `place` is where the pointer of the error leads.
[[nodiscard]] result<void> check_kind(const json::value& value, json::kind kind,
                                      std::string_view place = {});

// Members by their name; empty, 0 or false where they are absent, value_type where they are no
// text, no int32 or neither true nor false.
[[nodiscard]] result<std::string> text_in(const json::value& object, std::string_view name);
[[nodiscard]] result<std::int32_t> number_in(const json::value& object, std::string_view name);
[[nodiscard]] result<bool> truth_in(const json::value& object, std::string_view name);

}  // namespace ticketwire::service

#pragma once

#include <string>

#include "patch/compare/members.hpp"

namespace ticketwire::patch {

/// Appends a value as an operation carries it: without the space between its tokens, and of a
/// carrier without members that requests never carry or the table does not know, nor those that
/// occur twice. Scalars keep their bytes.
void append_value(std::string& out, const json::value& value, const site& where);

/// Appends what a `test` compares a value with: a carrier's key where it has one, otherwise those
/// of its members that are set; null for a carrier in which nothing is set.
void append_guard(std::string& out, const json::value& value, const site& where);

}  // namespace ticketwire::patch

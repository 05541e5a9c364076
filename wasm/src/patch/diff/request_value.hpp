#pragma once

#include "patch/compare/members.hpp"
#include "ticketwire/json/writer.hpp"

namespace ticketwire::patch {

/// Writes a value as an operation carries it: without the space between its tokens, and of a
/// carrier without members that requests never carry or the table does not know, nor those that
/// occur twice. Scalars keep their bytes.
void write_value(json::writer& out, const json::value& value, const site& where);

/// Writes what a `test` compares a value with: a carrier's key where it has one, otherwise those
/// of its members that are set; null for a carrier in which nothing is set.
void write_guard(json::writer& out, const json::value& value, const site& where);

}  // namespace ticketwire::patch

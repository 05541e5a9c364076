#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ticketwire/json/pointer.hpp"
#include "ticketwire/json/value.hpp"
#include "ticketwire/result.hpp"

namespace ticketwire::patch {

/// The operations of RFC 6902 that the WebAPI supports.
enum class op : std::uint8_t { add, replace, remove, test };

struct operation {
  enum op op = op::add;
  json::tokens path;
  /// The path as it was written, for errors.
  std::string pointer;
  /// Present for all but remove. A view: `source` keeps its bytes alive.
  std::optional<json::value> value;
  std::shared_ptr<const json::text> source;
};

/// A JSON Patch (RFC 6902 section 3): an array of objects with `op`, `path` and `value`; other
/// members are ignored. Errors, with the operation's index: patch_shape, patch_op_unknown,
/// patch_op_refused (move, copy), patch_member_missing, pointer_syntax, patch_too_many.
[[nodiscard]] result<std::vector<operation>> parse_json_patch(const json::value& array,
                                                              const limits& limits = {});

}  // namespace ticketwire::patch

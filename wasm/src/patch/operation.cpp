#include "ticketwire/patch/operation.hpp"

#include <utility>

#include "patch/duplicate.hpp"

namespace ticketwire::patch {
namespace {

error at(std::size_t index, error_code code, std::string detail = {}) {
  return {.code = code, .operation = index, .detail = std::move(detail)};
}

result<op> parse_op(const json::value& object, std::size_t index) {
  const std::optional<json::value> member = object.find("op");
  if (!member) return at(index, error_code::patch_member_missing, "op");
  const std::string text = member->string();
  if (text == "add") return op::add;
  if (text == "replace") return op::replace;
  if (text == "remove") return op::remove;
  if (text == "test") return op::test;
  const bool refused = text == "move" || text == "copy";
  return at(index, refused ? error_code::patch_op_refused : error_code::patch_op_unknown,
            text.substr(0, 40));
}

result<operation> parse_operation(const json::value& object, std::size_t index) {
  if (object.kind() != json::kind::object) return at(index, error_code::patch_shape);
  const result<op> op = parse_op(object, index);
  if (!op) return op.error();
  const std::optional<json::value> path = object.find("path");
  if (!path || path->kind() != json::kind::string) {
    return at(index, error_code::patch_member_missing, "path");
  }
  operation out;
  out.op = *op;
  out.pointer = path->string();
  result<json::tokens> tokens = json::parse_pointer(out.pointer);
  if (!tokens) {
    error failure = tokens.error();
    failure.operation = index;
    return failure;
  }
  out.path = *std::move(tokens);
  if (out.op == op::remove) return out;
  out.value = object.find("value");
  if (!out.value) return at(index, error_code::patch_member_missing, "value");
  out.source = out.value->source();
  return out;
}

}  // namespace

result<std::vector<operation>> parse_json_patch(const json::value& array, const limits& limits) {
  if (array.kind() != json::kind::array) {
    return error{.code = error_code::patch_shape};
  }
  std::vector<operation> out;
  std::optional<error> repeated = duplicate_in(array);
  if (repeated) return *std::move(repeated);
  for (const json::child& element : array.children()) {
    if (out.size() == limits.max_operations) {
      return at(out.size(), error_code::patch_too_many,
                "at most " + std::to_string(limits.max_operations));
    }
    result<operation> parsed = parse_operation(element.value, out.size());
    if (!parsed) return parsed.error();
    out.push_back(*std::move(parsed));
  }
  return out;
}

}  // namespace ticketwire::patch

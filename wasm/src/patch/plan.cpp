#include "ticketwire/patch/plan.hpp"

#include "patch/site.hpp"
#include "ticketwire/carrier/bind.hpp"
#include "ticketwire/json/writer.hpp"
#include "ticketwire/patch/apply.hpp"
#include "ticketwire/patch/diff.hpp"

namespace ticketwire::patch {
namespace {

/// `[` and the test of the carrier's stamp.
result<std::string> stamp_guard(const json::value& base, const schema::carrier_type* type) {
  const auto missing = [&](std::string pointer) {
    return error{error_code::argument, std::move(pointer), error::nowhere, error::nowhere,
                 "there is no stamp to test"};
  };
  if (type == nullptr || type->stamp.empty()) return missing({});
  std::string pointer;
  json::append_token(pointer, type->stamp);
  const std::size_t position = find_position(base, type->stamp);
  const schema::property* row = schema::find_property(*type, type->stamp);
  if (position == error::nowhere || carrier::is_unset(base[position], *row)) {
    return missing(std::move(pointer));
  }
  std::string out;
  json::writer writer(out);
  writer.begin_array().begin_object();
  writer.name("op").string("test").name("path").string(pointer);
  writer.name("value").raw(json::write(base[position])).end_object();
  return out;
}

}  // namespace

result<save_plan> plan(const json::document& base, const json::value& edits,
                       const schema::carrier_type* type, const plan_options& options,
                       const limits& limits) {
  json::document edited = base;
  const result<void> applied = apply_body(edited, edits, type, limits);
  if (!applied) return applied.error();
  save_plan out;
  out.body = diff(base.root(), edited.root(), type, {.guards = options.guards});
  if (options.stamp && out.body != "[]") {
    result<std::string> guard = stamp_guard(base.root(), type);
    if (!guard) return guard.error();
    out.body = *std::move(guard) + ',' + out.body.substr(1);
  }
  const auto text = json::text::parse(out.body, limits);
  if (!text) return text.error();
  auto operations = parse_json_patch({**text, 0}, limits);
  if (!operations) return operations.error();
  out.operations = *std::move(operations);
  json::document saved = base;
  const result<void> sent = apply(saved, out.operations, type);
  if (!sent) return sent.error();
  out.inverse = diff(saved.root(), base.root(), type);
  return out;
}

}  // namespace ticketwire::patch

#include "ticketwire/patch/plan.hpp"

#include "patch/plan/leaf_writer.hpp"
#include "ticketwire/carrier/bind.hpp"
#include "ticketwire/carrier/owner.hpp"
#include "ticketwire/json/writer.hpp"
#include "ticketwire/patch/apply.hpp"
#include "ticketwire/patch/diff.hpp"

namespace ticketwire::patch {
namespace {

/// A body of at least one operation behind the test of the carrier's stamp.
result<std::string> with_stamp(std::string_view body, const json::value& base,
                               const schema::carrier_type* type) {
  const auto missing = [&](std::string pointer) {
    return error{.code = error_code::argument,
                 .pointer = std::move(pointer),
                 .detail = "there is no stamp to test"};
  };
  if (type == nullptr || type->stamp.empty()) return missing({});
  std::string pointer;
  json::append_token(pointer, type->stamp);
  const optional_value stamp = member(base, type->stamp);
  const schema::property* row = schema::find_property(*type, type->stamp);
  if (!stamp || carrier::is_unset(*stamp, *row)) return missing(std::move(pointer));
  std::string out;
  json::writer writer(out);
  writer.begin_array().begin_object();
  writer.name("op").string("test").name("path").string(pointer);
  writer.name("value").value(*stamp).end_object();
  // Without the body's own brackets.
  writer.raw(body.substr(1, body.size() - 2)).end_array();
  return out;
}

/// What a body would be refused for by whoever receives it.
result<std::vector<operation>> read_body(const std::string& body, const limits& limits) {
  const auto text = json::text::parse(body, limits);
  if (!text) return text.error();
  return parse_json_patch(json::value(**text), limits);
}

/// Beneath every bound, however it is counted.
bool is_small(const std::string& body, const limits& limits) noexcept {
  constexpr std::size_t depth_of_a_patch = 3;
  return body.size() <= limits.max_bytes && body.size() <= limits.max_values &&
         body.size() / sizeof(R"({"op":"add"})") <= limits.max_operations &&
         limits.max_depth >= depth_of_a_patch;
}

/// Takes back what the server chooses anew when it saves: nobody knows yet what is to be undone.
void forget_chosen(json::document& saved, const json::value& base, const schema::carrier_type& type,
                   std::vector<std::string>& not_undone) {
  for (const schema::property& row : type.properties) {
    if (!row.automatic) continue;
    const optional_value owner = member(saved.root(), row.name);
    const optional_value key = member(owner, schema::carrier_of(row)->key);
    const auto id = key ? key->int32() : result<std::int32_t>(0);
    if (!id || *id != carrier::automatic_owner) continue;
    const auto place = find_position(saved.root(), row.name);
    const optional_value before = member(base, row.name);
    if (before) {
      saved.edit().child(place).assign(*before);
    } else {
      saved.edit().erase(place);
    }
    not_undone.emplace_back();
    json::append_token(not_undone.back(), row.name);
  }
}

/// By a copy that the edits are applied to, and its difference.
result<save_plan> plan_by_copy(const json::document& base, const json::value& edits,
                               const schema::carrier_type* type, const plan_options& options,
                               const limits& limits) {
  json::document edited = base;
  TICKETWIRE_TRY(apply_body(edited, edits, type, limits));
  save_plan out;
  differ to_send(out.body, {.guards = options.guards,
                            .told_only = true,
                            .longest_guard = options.longest_guard,
                            .unguarded = &out.unguarded});
  to_send.compare(base.root(), edited.root(), root_site(type));
  to_send.finish();
  auto unbounded = any_text;
  unbounded.max_operations = SIZE_MAX;
  const auto operations = read_body(out.body, unbounded);
  if (!operations) return operations.error();
  json::document saved = base;
  TICKETWIRE_TRY(apply(saved, *operations, type));
  if (type != nullptr) forget_chosen(saved, base.root(), *type, out.not_undone);
  differ back(out.inverse,
              {.longest_guard = options.longest_guard, .unguarded = &out.inverse_unguarded});
  back.compare(saved.root(), base.root(), root_site(type));
  back.finish();
  return out;
}

save_plan as_plan(written_leaves leaves) {
  return {.body = std::move(leaves.body),
          .inverse = std::move(leaves.inverse),
          .unguarded = std::move(leaves.unguarded),
          .inverse_unguarded = std::move(leaves.inverse_unguarded),
          .not_undone = std::move(leaves.not_undone)};
}

std::optional<written_leaves> plan_by_leaves(const json::document& base, const json::value& edits,
                                             const schema::carrier_type* type,
                                             const plan_options& options, const limits& limits) {
  if (options.by_copy || type == nullptr || edits.kind() != json::kind::array) return std::nullopt;
  const auto operations = parse_json_patch(edits, limits);
  if (!operations) return std::nullopt;
  auto leaves = leaves_of(base.root(), *operations, *type);
  if (!leaves) return std::nullopt;
  return write_leaves(
      *std::move(leaves),
      {.guards = options.guards, .told_only = true, .longest_guard = options.longest_guard});
}

}  // namespace

result<save_plan> plan(const json::document& base, const json::value& edits,
                       const schema::carrier_type* type, const plan_options& options,
                       const limits& limits) {
  std::optional<written_leaves> leaves = plan_by_leaves(base, edits, type, options, limits);
  const bool flat = leaves && leaves->flat;
  result<save_plan> out =
      leaves ? as_plan(*std::move(leaves)) : plan_by_copy(base, edits, type, options, limits);
  if (!out) return out;
  const bool stamp = options.stamp || !out->unguarded.empty();
  if (stamp && out->body != "[]") {
    result<std::string> guarded = with_stamp(out->body, base.root(), type);
    if (!guarded && options.stamp) return guarded.error();
    if (guarded) out->body = *std::move(guarded);
  }
  if (!flat || !is_small(out->body, limits)) {
    const auto operations = read_body(out->body, limits);
    if (!operations) return operations.error();
  }
  return out;
}

}  // namespace ticketwire::patch

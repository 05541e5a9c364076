// A carrier's name or nothing, and two documents: the difference leads from the first to the
// second.
#include "support.hpp"
#include "ticketwire/carrier/bind.hpp"
#include "ticketwire/patch/apply.hpp"
#include "ticketwire/patch/diff.hpp"
#include "ticketwire/patch/plan.hpp"

namespace {

using namespace ticketwire;
using fuzz::require;

void check_plan(const json::document& base, const json::document& patch,
                const json::document& edited, const schema::carrier_type* type) {
  const auto plan = patch::plan(base, patch.root(), type, {}, fuzz::large);
  require(plan.has_value(), "a difference can be planned");
  json::document saved = base;
  const json::document body = fuzz::parse_made(plan->body);
  require(patch::apply_body(saved, body.root(), type, fuzz::large).has_value(), "and sent");
  require(fuzz::same(saved.root(), edited.root(), type), "and does what it says");
  const json::document inverse = fuzz::parse_made(plan->inverse);
  require(patch::apply_body(saved, inverse.root(), type, fuzz::large).has_value(), "and undone");
  require(fuzz::same(saved.root(), base.root(), type), "which leaves nothing behind");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::input input(data, size);
  const schema::carrier_type* type = input.carrier();
  const auto base = fuzz::parse_bound(input.line(), type);
  const auto edited = fuzz::parse_bound(input.rest(), type);
  if (!base || !edited) return 0;
  require(patch::diff(edited->root(), edited->root(), type) == "[]", "nothing is no difference");
  for (const bool guards : {true, false}) {
    const json::document patch =
        fuzz::parse_made(patch::diff(base->root(), edited->root(), type, {.guards = guards}));
    json::document made = *base;
    require(patch::apply_body(made, patch.root(), type, fuzz::large).has_value(), "it applies");
    require(fuzz::same(made.root(), edited->root(), type), "and leads there");
    if (guards) check_plan(*base, patch, made, type);
  }
  return 0;
}

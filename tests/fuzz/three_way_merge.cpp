// A carrier's name or nothing, and base, mine and theirs.
#include "ticketwire/patch/three_way_merge.hpp"
#include "support.hpp"
#include "ticketwire/carrier/bind.hpp"
#include "ticketwire/patch/apply.hpp"

namespace {

using namespace ticketwire;
using fuzz::require;

/// The merged patch leads from theirs to the merged document.
json::document check_patch(const patch::merged& merged, const json::document& theirs,
                           const schema::carrier_type* type) {
  const json::document document = fuzz::parse_made(merged.document);
  const json::document patch = fuzz::parse_made(merged.patch);
  json::document made = theirs;
  require(patch::apply_body(made, patch.root(), type, fuzz::large).has_value(),
          "its patch applies");
  require(fuzz::same(made.root(), document.root(), type), "and makes the merged document");
  if (type != nullptr) require(carrier::validate(document.root(), *type).empty(), "a carrier");
  return document;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::input input(data, size);
  const schema::carrier_type* type = input.carrier();
  const auto base = fuzz::parse_bound(input.line(), type);
  const auto mine = fuzz::parse_bound(input.line(), type);
  const auto theirs = fuzz::parse_bound(input.rest(), type);
  if (!base || !mine || !theirs) return 0;
  const auto both = patch::merge(*base, *mine, *theirs, type, fuzz::large);
  require(both.has_value(), "bound documents can be merged");
  check_patch(*both, *theirs, type);
  for (const auto& each : both->overlaps) {
    require(each.mine != each.theirs || !each.mine, "an overlap is no agreement");
  }
  const auto unchanged = patch::merge(*base, *base, *theirs, type, fuzz::large);
  require(unchanged && unchanged->overlaps.empty(), "an unchanged side overlaps nothing");
  require(unchanged->document == theirs->write() && unchanged->patch == "[]", "theirs stays");
  const auto alone = patch::merge(*base, *mine, *base, type, fuzz::large);
  require(alone && alone->overlaps.empty(), "nor does the other");
  check_patch(*alone, *base, type);
  const auto agreed = patch::merge(*base, *mine, *mine, type, fuzz::large);
  require(agreed && agreed->overlaps.empty(), "the same change is no overlap");
  require(fuzz::same(fuzz::parse_made(agreed->document).root(), mine->root(), type), "it stays");
  return 0;
}

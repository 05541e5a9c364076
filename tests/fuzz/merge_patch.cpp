// A carrier's name or nothing, a document and a merge patch (RFC 7396).
#include "support.hpp"
#include "ticketwire/carrier/bind.hpp"
#include "ticketwire/patch/apply.hpp"

namespace {

using namespace ticketwire;
using fuzz::require;

/// What MergePatch of RFC 7396 section 2 says of the members that a patch names.
void check_plain(const json::value& patch, const json::value& made) {
  if (patch.kind() != json::kind::object) {
    require(json::equal(patch, made), "a value that is no object replaces");
    return;
  }
  require(made.kind() == json::kind::object, "an object makes an object");
  for (const json::child& each : patch.children()) {
    const auto member = made.find(each.name.decode());
    if (each.value.is_null()) {
      require(!member, "null removes");
    } else {
      require(member.has_value(), "a member is there");
      check_plain(each.value, *member);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::input input(data, size);
  const schema::carrier_type* type = input.carrier();
  auto document = fuzz::parse_bound(input.line(), type);
  const auto patch = fuzz::parse(input.rest());
  if (!document || !patch) return 0;
  const json::document before = *document;
  const auto applied = patch::apply_merge_patch(*document, patch->root(), type);
  if (!applied) {
    require(document->write() == before.write(), "a failure changes nothing");
    require(applied.error().operation == error::nowhere, "a merge patch has no operations");
    const bool twice = applied.error().code == error_code::json_duplicate;
    require(type != nullptr || twice, "any merge patch fits any JSON");
    require(!twice || type != nullptr || !fuzz::plain_names(patch->root()), "only what is twice");
    return 0;
  }
  const json::document made = fuzz::parse_made(document->write());
  if (type != nullptr) {
    require(carrier::validate(made.root(), *type).empty(), "what is made is a carrier");
    return 0;
  }
  if (!fuzz::plain_names(patch->root())) return 0;
  check_plain(patch->root(), made.root());
  require(patch::apply_merge_patch(*document, patch->root(), type).has_value(), "twice");
  require(json::equal(document->root(), made.root()), "does no more than once");
  return 0;
}

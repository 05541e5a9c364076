// A carrier's name or nothing, a document and a body. A failure changes nothing and names its
// place; what a patch makes is a carrier again.
#include "support.hpp"
#include "ticketwire/carrier/bind.hpp"
#include "ticketwire/patch/apply.hpp"
#include "ticketwire/patch/operation.hpp"

namespace {

using namespace ticketwire;
using fuzz::require;

bool only_tests(const json::value& body) {
  const auto operations = patch::parse_json_patch(body, fuzz::small);
  if (!operations) return false;
  for (const auto& each : *operations) {
    if (each.op != patch::op::test) return false;
  }
  return true;
}

void check_failure(const error& failure, const json::value& body) {
  if (failure.operation != error::nowhere) {
    require(body.kind() == json::kind::array, "a merge patch has no operations");
    require(failure.operation < body.size(), "the operation is one of the patch's");
  }
  require(status(failure.code) == 400 || status(failure.code) == 409, "400, or 409 for a test");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::input input(data, size);
  const schema::carrier_type* type = input.carrier();
  auto document = fuzz::parse(input.line());
  const auto body = fuzz::parse(input.rest());
  if (!document || !body) return 0;
  if (type != nullptr && !carrier::validate(document->root(), *type).empty()) return 0;
  json::document twin = *document;
  const std::string text = document->write();
  const auto applied = patch::apply_body(*document, body->root(), type, fuzz::small);
  require(twin.write() == text, "a copy is not touched");
  if (!applied) {
    require(document->write() == text, "a failure changes nothing");
    check_failure(applied.error(), body->root());
    return 0;
  }
  if (only_tests(body->root())) require(document->write() == text, "a test changes nothing");
  const json::document again = fuzz::parse_made(document->write());
  require(json::equal(again.root(), document->root()), "what is written is what is held");
  if (type != nullptr) {
    require(carrier::validate(document->root(), *type).empty(), "and is a carrier");
  }
  require(patch::apply_body(twin, body->root(), type, fuzz::small).has_value(), "as it does again");
  require(twin.write() == document->write(), "a patch does the same each time");
  return 0;
}

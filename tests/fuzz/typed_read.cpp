// A carrier's name, an older version on a line of its own, and any bytes: read in one pass beside
// the rows, with the older version and without it, they come to what two passes say.
#include "support.hpp"
#include "ticketwire/carrier/bind.hpp"
#include "ticketwire/carrier/read.hpp"

namespace {

using namespace ticketwire;
using fuzz::require;

void require_same(const json::value& a, const json::value& b) {
  require(a.kind() == b.kind(), "the same kind");
  require(a.raw() == b.raw(), "the same bytes");
  require(a.size() == b.size(), "as many children");
  for (std::size_t i = 0; i < a.size(); ++i) require_same(a[i], b[i]);
}

void require_same(const result<json::document>& read, const result<json::document>& wanted) {
  require(read.has_value() == wanted.has_value(), "the same verdict");
  if (read) return require_same(read->root(), wanted->root());
  require(read.error().code == wanted.error().code, "the same code");
  require(read.error().pointer == wanted.error().pointer, "the same pointer");
  require(read.error().offset == wanted.error().offset, "the same offset");
  require(read.error().detail == wanted.error().detail, "the same detail");
}

result<json::document> in_two_steps(std::string_view bytes, const schema::carrier_type& type) {
  result<json::document> document = json::document::parse(bytes, fuzz::small);
  if (!document) return document;
  const carrier::faults found = carrier::validate(document->root(), type, fuzz::small);
  if (!found.empty()) return found.front();
  return document;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::input in(data, size);
  const schema::carrier_type* type = in.carrier();
  const std::string_view before = in.line();
  const std::string_view bytes = in.rest();
  if (type == nullptr) {
    const auto older = json::document::parse(before, fuzz::small);
    const auto like = older ? older->root().source() : nullptr;
    require_same(json::document::parse(bytes, fuzz::small, like.get()),
                 json::document::parse(bytes, fuzz::small));
    return 0;
  }
  const auto wanted = in_two_steps(bytes, *type);
  require_same(carrier::read(bytes, *type, fuzz::small), wanted);
  const auto older = carrier::read(before, *type, fuzz::small);
  const auto like = older ? older->root().source() : nullptr;
  require_same(carrier::read(bytes, *type, fuzz::small, like.get()), wanted);
  return 0;
}

// A carrier's name or nothing, a charset or nothing, and a document. What is read is JSON with
// places in the document, and comes back when it is written.
#include "xml/read.hpp"

#include "support.hpp"
#include "ticketwire/carrier/bind.hpp"
#include "ticketwire/json/value.hpp"
#include "xml/write.hpp"

namespace {

using namespace ticketwire;
using fuzz::require;

xml::root root_of(const schema::carrier_type* type) {
  xml::root root;
  root.row.type = type != nullptr ? schema::value_type::carrier : schema::value_type::any;
  root.row.shape = schema::shape::single;
  root.carrier = type;
  root.named = type != nullptr;
  return root;
}

void check_places(const xml::document& read, std::size_t size) {
  std::size_t last = 0;
  for (const auto& [in_json, in_xml] : read.places) {
    require(in_json >= last && in_json <= read.json.size(), "places ascend within the JSON");
    require(in_xml <= size, "and lie in the document");
    last = in_json;
  }
  require(read.offset(read.json.size()) <= size, "the last byte has a place too");
}

/// JSON that reading can make: written and read again it is the same.
void check_round_trip(const json::document& made, const xml::root& root) {
  const auto again = xml::read(xml::write(made.root(), root), root, {}, fuzz::large);
  require(again.has_value(), "what is written can be read");
  require(json::equal(fuzz::parse_made(again->json).root(), made.root()), "and is the same");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::input input(data, size);
  const schema::carrier_type* type = input.carrier();
  const std::string charset(input.line());
  const std::string_view body = input.rest();
  const xml::root root = root_of(type);
  const auto read = xml::read(body, root, charset, fuzz::small);
  if (!read) {
    const std::size_t offset = read.error().offset;
    require(offset == error::nowhere || offset <= body.size(), "the fault lies in the document");
    require(read.error().code != error_code::internal || !charset.empty(), "it is the document's");
    return 0;
  }
  // No entity of the document's own: what is read grows with what came.
  require(read->json.size() <= 8 * body.size() + 64, "nothing is made larger than names make it");
  check_places(*read, body.size());
  const json::document made = fuzz::parse_made(read->json);
  if (type == nullptr) {
    if (fuzz::plain_names(made.root())) check_round_trip(made, root);
    return 0;
  }
  if (made.root().is_null()) return 0;
  const auto bound = carrier::bind(made.root(), *type);
  if (bound) check_round_trip(fuzz::parse_made(*bound), root);
  return 0;
}

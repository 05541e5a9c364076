// Any bytes: refused with a place in them, or kept byte for byte and read without a fault.
#include "support.hpp"
#include "ticketwire/json/writer.hpp"

namespace {

using namespace ticketwire;
using fuzz::require;

void visit(const json::value& value, std::size_t depth) {
  require(depth <= fuzz::small.max_depth, "the depth is bounded");
  if (value.kind() == json::kind::string) {
    const std::string text = value.string();
    std::string literal;
    json::append_string(literal, text);
    require(fuzz::parse_made(literal).root().string() == text, "a decoded string comes back");
  }
  if (value.kind() == json::kind::number) {
    if (const auto number = value.int32()) {
      require(value.finite().has_value(), "an int32 is finite");
      require((*number == 0) == value.is_zero(), "zero is zero");
      const json::document again = fuzz::parse_made(std::to_string(*number));
      require(json::equal(again.root(), value), "an int32 equals its number");
    }
  }
  std::size_t count = 0;
  for (const json::child& each : value.children()) {
    visit(each.value, depth + 1);
    ++count;
  }
  require(count == value.size(), "size() counts the children");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  auto document = json::document::parse(bytes, fuzz::small);
  if (!document) {
    require(document.error().offset <= bytes.size(), "the fault lies in the text");
    return 0;
  }
  visit(document->root(), 0);
  require(json::equal(document->root(), document->root()), "a value equals itself");
  const std::string written = document->write();
  require(bytes.find(written) != std::string::npos, "the bytes are kept");
  const json::document before = fuzz::parse_made(written);
  require(before.write() == written, "and stay so");
  if (document->root().size() == 0) return 0;
  static_cast<void>(document->edit().child(0));
  require(json::equal(document->root(), before.root()), "expanding changes nothing");
  require(json::equal(fuzz::parse_made(document->write()).root(), before.root()), "written or not");
  return 0;
}

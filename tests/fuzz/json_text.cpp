// Any bytes: refused with a place in them, or kept byte for byte and read without a fault.
#include <cstdint>

#include "require.hpp"
#include "ticketwire/json/document.hpp"
#include "ticketwire/json/writer.hpp"

namespace {

using namespace ticketwire;

void visit(const json::value& value) {
  if (value.kind() == json::kind::string) {
    const std::string text = value.string();
    std::string literal;
    json::append_string(literal, text);
    const auto again = json::document::parse(literal);
    require(again.has_value(), "a decoded string can be written");
    require(again->root().string() == text, "and comes back");
  }
  if (value.kind() == json::kind::number) {
    if (const auto number = value.int32()) {
      require(value.finite().has_value(), "an int32 is finite");
      require((*number == 0) == value.is_zero(), "zero is zero");
    }
  }
  for (const json::child& each : value.children()) visit(each.value);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  auto document = json::document::parse(bytes, {.max_bytes = 1 << 16, .max_depth = 64});
  if (!document) {
    require(document.error().offset <= bytes.size(), "the fault lies in the text");
    return 0;
  }
  visit(document->root());
  require(json::equal(document->root(), document->root()), "a value equals itself");
  const std::string written = document->write();
  require(bytes.find(written) != std::string::npos, "the bytes are kept");
  if (document->root().size() == 0) return 0;
  const auto before = json::document::parse(written);
  require(before.has_value(), "what is written parses");
  static_cast<void>(document->edit().child(0));
  require(json::equal(document->root(), before->root()), "expanding changes nothing");
  return 0;
}

// Two lines: a ticket and a patch for it. A failure changes nothing; what a patch makes is a ticket
// again, and the difference leads there.
#include <cstdint>
#include <string_view>

#include "require.hpp"
#include "ticketwire/carrier/bind.hpp"
#include "ticketwire/patch/apply.hpp"
#include "ticketwire/patch/diff.hpp"

namespace {

using namespace ticketwire;

constexpr limits small{.max_bytes = 1 << 16, .max_depth = 32, .max_operations = 100};

void check_difference(const json::document& base, const json::document& edited,
                      const schema::carrier_type& type) {
  const std::string patch = patch::diff(base.root(), edited.root(), &type);
  const auto body = json::document::parse(patch);
  require(body.has_value(), "a difference is JSON");
  require(patch::diff(edited.root(), edited.root(), &type) == "[]", "equal is no difference");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t line = bytes.find('\n');
  if (line == std::string_view::npos) return 0;
  auto document = json::document::parse(std::string(bytes.substr(0, line)), small);
  const auto body = json::document::parse(std::string(bytes.substr(line + 1)), small);
  if (!document || !body) return 0;
  const auto& type = schema::get(schema::carrier_id::TicketEntity);
  if (!carrier::validate(document->root(), type).empty()) return 0;
  const json::document before = *document;
  const std::string text = document->write();
  const auto applied = patch::apply_body(*document, body->root(), &type, small);
  if (!applied) {
    require(document->write() == text, "a failure changes nothing");
    return 0;
  }
  const auto again = json::document::parse(document->write(), {.max_depth = 128});
  require(again.has_value(), "what is made parses");
  require(json::equal(again->root(), document->root()), "and is the same");
  require(carrier::validate(document->root(), type).empty(), "and is a ticket");
  check_difference(before, *document, type);
  return 0;
}

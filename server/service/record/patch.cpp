#include "service/record/patch.hpp"

#include "ticketwire/json/pointer.hpp"
#include "ticketwire/json/writer.hpp"
#include "ticketwire/patch/apply.hpp"

namespace ticketwire::service {
namespace {

/// Adds the property that a pointer leads through; false for the whole.
bool add_first(property_set& out, const json::value& pointer) {
  const result<json::tokens> tokens = json::parse_pointer(pointer.string());
  // What is no pointer is refused when the body is applied.
  if (!tokens) return true;
  if (tokens->empty()) return false;
  out.add(tokens->front());
  return true;
}

}  // namespace

property_set patched_properties(const json::value& body, const schema::carrier_type& type) {
  property_set out(type);
  if (body.kind() == json::kind::object) {
    for (const json::child& member : body.children()) out.add(member.name.decode());
    return out;
  }
  for (const json::child& operation : body.children()) {
    for (const json::child& member : operation.value.children()) {
      const bool place =
          member.name.equals_ignore_case("path") || member.name.equals_ignore_case("from");
      if (place && !add_first(out, member.value)) return {};
    }
  }
  return out;
}

result<json::document> patched_members(std::string_view presented, const json::value& body,
                                       const schema::carrier_type& type) {
  // It is longer than what is kept, and made of that.
  const result<json::document> before = json::document::parse(presented, any_size);
  if (!before) return before.error();
  json::document after = *before;
  TICKETWIRE_TRY(patch::apply_body(after, body, &type));
  std::string out;
  json::writer writer(out);
  writer.begin_object();
  for (const json::child& member : after.root().children()) {
    const std::string name = member.name.decode();
    const std::optional<json::value> old = before->root().find(name);
    if (old && json::equal(*old, member.value)) continue;
    writer.name(name).raw(json::write(member.value));
  }
  writer.end_object();
  return json::document::parse(std::move(out), any_size);
}

}  // namespace ticketwire::service

#include "service/record/patch.hpp"

#include "ticketwire/json/writer.hpp"
#include "ticketwire/patch/apply.hpp"

namespace ticketwire::service {

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

#include "service/attachment/references.hpp"
#include "service/record/make_error.hpp"

#include "service/answer/context.hpp"
#include "service/record/names.hpp"

namespace ticketwire::service {
namespace {

const schema::carrier_type& attachment_type() {
  return schema::get(schema::carrier_id::AttachmentEntity);
}

}  // namespace

std::vector<std::int32_t> attachment_ids(const members& message) {
  std::vector<std::int32_t> ids;
  const std::optional<json::value> list = message.value(names::AttachmentsInfo);
  if (!list) return ids;
  for (const json::child& each : list->children()) {
    const std::optional<std::int32_t> id = key_of(each.value, attachment_type());
    if (id) ids.push_back(*id);
  }
  return ids;
}

void set_attachment_ids(members& message, std::span<const std::int32_t> ids) {
  if (ids.empty()) return message.erase(names::AttachmentsInfo);
  std::string out;
  json::writer writer(out);
  writer.begin_array();
  for (const std::int32_t id : ids) {
    writer.begin_object().name(attachment_type().key).number(id).end_object();
  }
  writer.end_array();
  message.set_json(names::AttachmentsInfo, std::move(out));
}

std::vector<std::int32_t> ids_of(const std::optional<json::value>& array) {
  std::vector<std::int32_t> ids;
  if (!array) return ids;
  for (const json::child& each : array->children()) {
    const result<std::int32_t> id = each.value.int32();
    if (id) ids.push_back(*id);
  }
  return ids;
}

result<members> find_attachment(store::reader& reader, std::int32_t id, error_code missing,
                                std::string pointer) {
  const auto found = reader.find(attachment_type().name, id);
  if (!found) return found.error();
  if (!*found) {
    return make_error(missing, std::move(pointer), "Attachment " + std::to_string(id));
  }
  const result<json::document> body = json::document::parse((*found)->body);
  if (!body) return body.error();
  return members(body->root());
}

result<std::string> present_attachments(store::reader& reader, presenter& presenter,
                                        std::span<const std::int32_t> ids,
                                        attachment_choice choice) {
  std::string out;
  json::writer writer(out);
  writer.begin_array();
  for (const std::int32_t id : ids) {
    const result<members> found = find_attachment(reader, id, error_code::entity_not_found);
    if (!found && found.error().code == error_code::entity_not_found) continue;
    if (!found) return found.error();
    const bool wanted = found->truth(names::InlineImage)
                            ? choice != attachment_choice::without_inline
                            : choice != attachment_choice::inline_alone;
    if (!wanted) continue;
    const result<json::document> body = json::document::parse(found->write(attachment_type()));
    if (!body) return body.error();
    const result<std::string> text = presenter.root(body->root(), attachment_type());
    if (!text) return text.error();
    writer.raw(*text);
  }
  writer.end_array();
  return out;
}

}  // namespace ticketwire::service

#include <array>

#include "service/answer/answer.hpp"
#include "service/answer/arguments.hpp"
#include "service/attachment/file_type.hpp"
#include "service/attachment/references.hpp"
#include "service/attachment/routes.hpp"
#include "service/attachment/unused.hpp"
#include "service/record/change_reader.hpp"
#include "service/record/make_error.hpp"
#include "service/record/names.hpp"
#include "service/record/patch.hpp"

namespace ticketwire::service {
namespace {

using exchange::endpoint_id;

using schema::carrier_id;

const schema::carrier_type& attachment_type() {
  return schema::get(carrier_id::AttachmentEntity);
}

result<std::string> present_as(store::reader& reader, const locale& locale,
                               enum store::user::level level, const members& stored) {
  const result<json::document> body = json::document::parse(stored.write(attachment_type()));
  if (!body) return body.error();
  presenter presenter(reader, locale, level);
  return presenter.root(body->root(), attachment_type());
}

result<std::string> present(store::reader& reader, const context& context, const members& stored) {
  return present_as(reader, context.locale, context.caller.level, stored);
}

/// What goes into header fields of mails and answers is checked before it is kept.
result<void> check(const members& attachment) {
  if (!is_plain_name(attachment.text(names::Name))) {
    return make_error(error_code::argument, "/Name", "at most 255 bytes without controls");
  }
  const std::string type = attachment.text(names::ContentType);
  if (!type.empty() && !is_media_type(type)) {
    return make_error(error_code::argument, "/ContentType", "not a media type");
  }
  const std::string id = attachment.text(names::ContentId);
  if (!is_plain_name(id) || id.find_first_of(" <>\"") != std::string::npos) {
    return make_error(error_code::argument, "/ContentId", "not a Content-ID without its brackets");
  }
  return {};
}

/// Takes over what was sent and stores the attachment; an id of 0 asks for a new one.
result<members> save(store::writer& writer, const context& context, const json::value& sent,
                     dictionary_mode mode, members attachment) {
  presenter presenter(writer, context.locale);
  change_reader reader(presenter, context.locale.zone);
  TICKETWIRE_TRY(reader.apply(sent, attachment_type(), mode, attachment));
  TICKETWIRE_TRY(check(attachment));
  const bool safe = has_safe_extension(attachment.text(names::Name));
  attachment.set_json(names::IsSafeFileExtension, safe ? "true" : "false");
  const std::string carrier(attachment_type().name);
  const std::string_view key = attachment_type().key;
  const bool fresh = attachment.number(key) == 0;
  if (fresh) {
    const result<std::int32_t> id = writer.next_record_id(carrier);
    if (!id) return id.error();
    attachment.set_number(key, *id);
  }
  const result<std::int32_t> id =
      writer.put_record({carrier, attachment.number(key), attachment.write(attachment_type())});
  if (!id) return id.error();
  if (fresh) {
    TICKETWIRE_TRY(note_unused(writer, std::array{*id}, context.now));
  }
  return attachment;
}

/// Runs `work`, which gives the attachment's members, in one transaction; the entity is the answer.
template <class Work>
answer save_and_answer(const context& context, const Work& work) {
  return write_answer(context, [&](store::writer& writer) -> result<std::string> {
    const result<members> saved = work(writer);
    if (!saved) return saved.error();
    return present(writer, context, *saved);
  });
}

answer answer_attachment(const context& context, std::int32_t id) {
  return read_answer(context, [&](store::reader& reader) -> result<std::string> {
    const result<members> found = find_attachment(reader, id, error_code::entity_not_found);
    if (!found) return found.error();
    return present(reader, context, *found);
  });
}

std::int32_t addressed(const context& context) {
  return context.call.number("id").value_or(0);
}

/// One row of ValidateAttachments.
result<void> validate(store::reader& reader, std::int32_t id, json::writer& out) {
  std::string fault;
  const result<members> found = find_attachment(reader, id, error_code::entity_not_found);
  if (!found && found.error().code != error_code::entity_not_found) return found.error();
  if (!found) {
    fault = "The attachment does not exist";
  } else {
    const auto content = reader.content(id);
    if (!content) return content.error();
    if (!*content) fault = "The attachment has no content";
    if (!has_safe_extension(found->text(names::Name))) fault = "Files of this kind can do harm";
  }
  out.begin_object().name(names::AttachmentId).number(id);
  out.name("IsValid").boolean(fault.empty()).name(names::ErrorMessage).string(fault).end_object();
  return {};
}

answer get_default_attachment(const context& context) {
  return read_answer(context, [&](store::reader& reader) -> result<std::string> {
    return present(reader, context, members());
  });
}

answer get_attachment(const context& context) {
  return answer_attachment(context, addressed(context));
}

answer get_attachment_entity(const context& context) {
  return answer_attachment(context, context.call.number("attachmentEntityId").value_or(0));
}

answer post_attachment(const context& context) {
  const json::value sent = context.call.body->root();
  const std::int32_t id = key_of(sent, attachment_type()).value_or(0);
  return save_and_answer(context, [&](store::writer& writer) -> result<members> {
    members before;
    if (id != 0) {
      result<members> found =
          find_attachment(writer, id, error_code::save_not_found, "/AttachmentId");
      if (!found) return found.error();
      before = *std::move(found);
    }
    return save(writer, context, sent, dictionary_mode::merge, std::move(before));
  });
}

answer put_attachment(const context& context) {
  return save_and_answer(context, [&](store::writer& writer) -> result<members> {
    result<members> found =
        find_attachment(writer, addressed(context), error_code::entity_not_found);
    if (!found) return found.error();
    return save(writer, context, context.call.body->root(), dictionary_mode::merge,
                *std::move(found));
  });
}

answer patch_attachment(const context& context) {
  return save_and_answer(context, [&](store::writer& writer) -> result<members> {
    result<members> found =
        find_attachment(writer, addressed(context), error_code::entity_not_found);
    if (!found) return found.error();
    const result<std::string> before =
        present_as(writer, context.locale.raw(), context.caller.level, *found);
    if (!before) return before.error();
    const result<json::document> changes =
        patched_members(*before, context.call.body->root(), attachment_type());
    if (!changes) return changes.error();
    return save(writer, context, changes->root(), dictionary_mode::replace, *std::move(found));
  });
}

answer post_attachment_copy(const context& context) {
  return make_error(
      error_code::entity_not_found, {},
      "Document " + std::to_string(addressed(context)) + ": this server keeps no documents");
}

answer validate_attachments(const context& context) {
  const std::vector<std::int32_t> ids =
      ids_of(context.call.body->root().find(names::AttachmentIds));
  if (ids.size() > most_attachments) {
    return make_error(error_code::argument, "/AttachmentIds", "too many attachments");
  }
  return read_answer(context, [&](store::reader& reader) -> result<std::string> {
    std::string body;
    json::writer writer(body);
    writer.begin_array();
    for (const std::int32_t id : ids) {
      TICKETWIRE_TRY(validate(reader, id, writer));
    }
    writer.end_array();
    return body;
  });
}

constexpr std::array routes_here = {
    route{endpoint_id::getDefaultAttachment, &get_default_attachment},
    route{endpoint_id::postAttachment, &post_attachment, right::change},
    route{endpoint_id::getAttachment, &get_attachment},
    route{endpoint_id::putAttachment, &put_attachment, right::change},
    route{endpoint_id::patchAttachment, &patch_attachment, right::change},
    route{endpoint_id::postAttachmentCopy, &post_attachment_copy, right::change},
    route{endpoint_id::createDefaultAttachmentEntity, &get_default_attachment},
    route{endpoint_id::getAttachmentEntity, &get_attachment_entity},
    route{endpoint_id::saveAttachmentEntity, &post_attachment, right::change},
    route{endpoint_id::validateAttachments, &validate_attachments},
};

}  // namespace

namespace attachment {

std::span<const route> entity_routes() noexcept {
  return routes_here;
}

}  // namespace attachment
}  // namespace ticketwire::service

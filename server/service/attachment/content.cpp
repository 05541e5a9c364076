#include <array>

#include "encoding/base64.hpp"
#include "service/answer/arguments.hpp"
#include "service/attachment/file_type.hpp"
#include "service/attachment/multipart.hpp"
#include "service/attachment/references.hpp"
#include "service/attachment/routes.hpp"
#include "service/mail/mime.hpp"
#include "service/record/make_error.hpp"
#include "service/record/names.hpp"
#include "ticketwire/http/media_type.hpp"

namespace ticketwire::service {
namespace {

using exchange::endpoint_id;

const schema::carrier_type& attachment_type() {
  return schema::get(schema::carrier_id::AttachmentEntity);
}

/// A file as it was sent.
struct upload {
  std::string_view bytes;
  std::string_view file_name = {};
  std::string_view content_type = {};
};

/// A stored file.
struct file {
  std::string name;
  std::string type;
  std::string bytes;
};

/// A type that clients send where they know none says nothing about the file.
bool tells_type(std::string_view type) {
  return is_media_type(type) && !type.starts_with("application/octet-stream") &&
         !type.starts_with("application/x-www-form-urlencoded");
}

/// Keeps the bytes, and in the entity their size, their type and, where it has none, their name.
/// The row and the bytes change together or not at all.
result<void> keep(store::writer& writer, std::int32_t id, const upload& upload, error_code missing,
                  std::string pointer) {
  result<members> found = find_attachment(writer, id, missing, std::move(pointer));
  if (!found) return found.error();
  members attachment = *std::move(found);
  attachment.set_number(names::AttSize, static_cast<std::int64_t>(upload.bytes.size()));
  if (tells_type(upload.content_type)) {
    attachment.set_text(names::ContentType, upload.content_type);
  } else if (!attachment.has(names::ContentType)) {
    attachment.set_text(names::ContentType, "application/octet-stream");
  }
  if (!attachment.has(names::Name) && is_plain_name(upload.file_name)) {
    attachment.set_text(names::Name, upload.file_name);
    const bool safe = has_safe_extension(upload.file_name);
    attachment.set_json(names::IsSafeFileExtension, safe ? "true" : "false");
  }
  const result<std::int32_t> stored = writer.put_record(
      {std::string(attachment_type().name), id, attachment.write(attachment_type())});
  if (!stored) return stored.error();
  return writer.put_content(id, upload.bytes);
}

result<file> find_file(const context& context, std::int32_t id) {
  file out;
  const result<void> done = context.store.read([&](store::reader& reader) -> result<void> {
    const result<members> found = find_attachment(reader, id, error_code::entity_not_found);
    if (!found) return found.error();
    const auto content = reader.content(id);
    if (!content) return content.error();
    if (!*content) {
      return make_error(error_code::entity_not_found, {},
                        "Content of attachment " + std::to_string(id));
    }
    out = {found->text(names::Name), found->text(names::ContentType), **content};
    return {};
  });
  if (!done) return done.error();
  return out;
}

/// Mails bring files from strangers: whatever they hold, no browser runs it in our name.
answer serve(file file) {
  exchange::reply reply;
  reply.body = std::move(file.bytes);
  reply.content_type = served_type(file.type);
  reply.fields.set("Content-Disposition", save_as(file.name));
  reply.fields.set("Content-Security-Policy", "default-src 'none'; sandbox");
  return reply;
}

/// A file within the mail that an attachment is.
answer serve_mail_part(const context& context, std::int32_t id, std::int32_t position) {
  const result<file> mail = find_file(context, id);
  if (!mail) return mail.error();
  result<mail_file> found = mail_attachment(mail->bytes, position);
  if (!found) return found.error();
  return serve(
      {std::move(found->file_name), std::move(found->content_type), std::move(found->bytes)});
}

/// An agent's stream, which is a JSON string of base64 for a caller that takes JSON alone.
answer as_stream(const context& context, answer found) {
  const std::optional<std::string_view> accept = context.request.fields.find("Accept");
  const auto type = accept ? http::parse_content_type(*accept) : std::nullopt;
  const bool json = type == http::media_type::json || type == http::media_type::text_json;
  if (!found || !json) return found;
  exchange::reply reply;
  json::append_string(reply.body, encode_base64(found->body));
  reply.content_type = std::string(http::to_string(*type)) + "; charset=utf-8";
  return reply;
}

answer get_attachment_content(const context& context) {
  result<file> found = find_file(context, context.call.number("id").value_or(0));
  if (!found) return found.error();
  return serve(*std::move(found));
}

answer get_attachment_stream(const context& context) {
  result<file> found =
      find_file(context, number_argument(context.call.body->root(), "AttachmentId"));
  if (!found) return found.error();
  return as_stream(context, serve(*std::move(found)));
}

answer get_rfc_attachment(const context& context) {
  return serve_mail_part(context, context.call.number("id").value_or(0),
                         context.call.number("position").value_or(0));
}

answer get_rfc_attachment_stream(const context& context) {
  const json::value request = context.call.body->root();
  return as_stream(context, serve_mail_part(context, number_argument(request, "AttachmentId"),
                                            number_argument(request, "Position")));
}

answer post_attachment_content(const context& context) {
  const std::int32_t id = context.call.number("id").value_or(0);
  const std::string_view type = context.request.fields.find("Content-Type").value_or("");
  upload upload{context.request.body, {}, type};
  form_file form;
  if (is_multipart_form(type)) {
    result<form_file> found = read_form_file(type, context.request.body);
    if (!found) return found.error();
    form = *std::move(found);
    upload = {form.bytes, form.file_name, form.content_type};
  }
  const result<void> done = context.store.write([&](store::writer& writer) {
    return keep(writer, id, upload, error_code::entity_not_found, {});
  });
  if (!done) return done.error();
  return exchange::reply{};
}

answer upload_attachment(const context& context) {
  const json::value request = context.call.body->root();
  const std::optional<std::string> bytes = decode_base64(text_argument(request, "Content"));
  if (!bytes) return make_error(error_code::argument, "/Content", "not base64");
  const std::int32_t id = number_argument(request, "AttachmentId");
  const result<void> done = context.store.write([&](store::writer& writer) {
    return keep(writer, id, {*bytes}, error_code::save_not_found, "/AttachmentId");
  });
  if (!done) return done.error();
  return exchange::reply{};
}

constexpr std::array routes_here = {
    route{endpoint_id::getRfcAttachment, &get_rfc_attachment},
    route{endpoint_id::getAttachmentContent, &get_attachment_content},
    route{endpoint_id::postAttachmentContent, &post_attachment_content, right::change},
    route{endpoint_id::uploadAttachment, &upload_attachment, right::change},
    route{endpoint_id::getAttachmentStream, &get_attachment_stream},
    route{endpoint_id::getRfcAttachmentStream, &get_rfc_attachment_stream},
};

}  // namespace

namespace attachment {

std::span<const route> content_routes() noexcept {
  return routes_here;
}

}  // namespace attachment
}  // namespace ticketwire::service

#include "service/mail/mime.hpp"

#include <gmime/gmime.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace ticketwire::service {
namespace {

constexpr std::size_t most_lines = 50'000;

/// Begins the use of GMime, once for the process; it is never ended.
void use_gmime() {
  static const bool ready = [] {
    g_mime_init();
    return true;
  }();
  static_cast<void>(ready);
}

struct release_object {
  void operator()(void* object) const { g_object_unref(object); }
};

template <class Object>
using gmime_owned = std::unique_ptr<Object, release_object>;

using glib_text = std::unique_ptr<char, decltype(&g_free)>;

glib_text owned(char* text) noexcept {
  return {text, &g_free};
}

error failure(error_code code, std::string detail) {
  return {.code = code, .detail = std::move(detail)};
}

/// GMime keeps an object for each field and part: their number is bounded before it reads.
bool is_bounded(std::string_view mail) {
  std::size_t lines = 0;
  while (!mail.empty()) {
    const std::string_view line = mail.substr(0, mail.find('\n'));
    if (line.starts_with("--") || line.find(':') != std::string_view::npos) ++lines;
    mail.remove_prefix(std::min(line.size() + 1, mail.size()));
  }
  return lines <= most_lines;
}

bool is_attachment(GMimeObject* part) {
  if (GMIME_IS_MULTIPART(part)) return false;
  if (GMIME_IS_MESSAGE_PART(part)) return true;
  const char* disposition = g_mime_object_get_disposition(part);
  if (disposition != nullptr && g_ascii_strcasecmp(disposition, "attachment") == 0) return true;
  return GMIME_IS_PART(part) && g_mime_part_get_filename(GMIME_PART(part)) != nullptr;
}

std::string bytes_of(GMimeObject* part) {
  const gmime_owned<GMimeStream> stream(g_mime_stream_mem_new());
  if (GMIME_IS_MESSAGE_PART(part)) {
    GMimeMessage* message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part));
    if (message != nullptr) {
      g_mime_object_write_to_stream(GMIME_OBJECT(message), nullptr, stream.get());
    }
  } else if (GMIME_IS_PART(part)) {
    GMimeDataWrapper* content = g_mime_part_get_content(GMIME_PART(part));
    if (content != nullptr) g_mime_data_wrapper_write_to_stream(content, stream.get());
  }
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

struct search {
  std::int32_t left;
  std::optional<mail_file> found;
};

void visit(GMimeObject* /*parent*/, GMimeObject* part, void* data) {
  auto& search = *static_cast<struct search*>(data);
  if (search.found || !is_attachment(part) || search.left-- > 0) return;
  mail_file file;
  file.bytes = bytes_of(part);
  if (GMIME_IS_PART(part)) {
    const char* name = g_mime_part_get_filename(GMIME_PART(part));
    if (name != nullptr) file.file_name = name;
  }
  const glib_text type =
      owned(g_mime_content_type_get_mime_type(g_mime_object_get_content_type(part)));
  if (type) file.content_type = type.get();
  search.found = std::move(file);
}

}  // namespace

result<mail_file> mail_attachment(std::string_view mail, std::int32_t position) {
  if (!is_bounded(mail)) return failure(error_code::argument, "the mail has too many lines");
  use_gmime();
  const gmime_owned<GMimeStream> stream(
      g_mime_stream_mem_new_with_buffer(mail.data(), mail.size()));
  const gmime_owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  // Not as a message: GMime would read its addresses, and loses memory over hostile ones.
  const gmime_owned<GMimeObject> whole(g_mime_parser_construct_part(parser.get(), nullptr));
  search search{position, std::nullopt};
  if (whole) visit(nullptr, whole.get(), &search);
  if (whole && GMIME_IS_MULTIPART(whole.get())) {
    g_mime_multipart_foreach(GMIME_MULTIPART(whole.get()), &visit, &search);
  }
  if (!search.found) {
    return failure(error_code::entity_not_found,
                   "Attachment at position " + std::to_string(position) + " of the mail");
  }
  return *std::move(search.found);
}

std::string decode_encoded_words(const std::string& phrase) {
  use_gmime();
  return owned(g_mime_utils_header_decode_phrase(nullptr, phrase.c_str())).get();
}

std::string domain_to_ascii(const std::string& domain) {
  if (!g_utf8_validate(domain.c_str(), -1, nullptr)) return {};
  const glib_text lower = owned(g_utf8_strdown(domain.c_str(), -1));
  const glib_text ascii = owned(g_hostname_to_ascii(lower.get()));
  if (!ascii) return {};
  const glib_text back = owned(g_hostname_to_unicode(ascii.get()));
  return back && std::string_view(back.get()) == lower.get() ? ascii.get() : std::string();
}

}  // namespace ticketwire::service

#include "notify/compose.hpp"

#include <algorithm>

#include "notify/headers.hpp"

namespace ticketwire::notify {
namespace {

bool is_shown(const attachment& file) {
  return !plain_id(file.content_id).empty();
}

/// Adds parts; the first failure, which only want of memory can be, makes the others nothing.
class composer {
 public:
  explicit composer(CURL* handle) : handle_(handle) {}

  mime_pointer container() {
    mime_pointer made(curl_mime_init(handle_));
    if (made == nullptr) good_ = false;
    return made;
  }

  void text(curl_mime* into, const std::string& body, const char* type) {
    if (!good_) return;
    const auto lines = with_crlf(body);
    auto* part = curl_mime_addpart(into);
    take(curl_mime_data(part, lines.data(), lines.size()));
    take(curl_mime_type(part, type));
    take(curl_mime_encoder(part, "quoted-printable"));
    headers(part, {"Content-Disposition: inline"});
  }

  void file(curl_mime* into, const attachment& file, bool shown) {
    if (!good_) return;
    auto* part = curl_mime_addpart(into);
    take(curl_mime_data(part, file.bytes.data(), file.bytes.size()));
    take(curl_mime_type(part, plain_media_type(file.media_type).c_str()));
    take(curl_mime_encoder(part, "base64"));
    std::vector<std::string> fields{disposition(shown ? "inline" : "attachment", file.name)};
    if (shown) fields.push_back("Content-ID: <" + plain_id(file.content_id) + ">");
    headers(part, fields);
  }

  void nest(curl_mime* into, mime_pointer inner, const char* type) {
    if (!good_) return;
    auto* part = curl_mime_addpart(into);
    take(curl_mime_subparts(part, inner.get()));
    // The part owns it from here on.
    if (good_) static_cast<void>(inner.release());
    take(curl_mime_type(part, type));
    headers(part, {"Content-Disposition: inline"});
  }

  [[nodiscard]] bool good() const noexcept { return good_; }

 private:
  void take(CURLcode code) { good_ = good_ && code == CURLE_OK; }

  void headers(curl_mimepart* part, const std::vector<std::string>& fields) {
    curl_slist* list = nullptr;
    for (const auto& field : fields) {
      auto* longer = curl_slist_append(list, field.c_str());
      if (longer == nullptr) good_ = false;
      if (longer != nullptr) list = longer;
    }
    take(curl_mime_headers(part, list, 1));
  }

  CURL* handle_;
  bool good_ = true;
};

mime_pointer alternatives(composer& composer, const mail& mail) {
  auto both = composer.container();
  composer.text(both.get(), mail.text, "text/plain; charset=utf-8");
  if (std::ranges::none_of(mail.attachments, is_shown)) {
    composer.text(both.get(), mail.html, "text/html; charset=utf-8");
    return both;
  }
  auto related = composer.container();
  composer.text(related.get(), mail.html, "text/html; charset=utf-8");
  for (const auto& file : mail.attachments) {
    if (is_shown(file)) composer.file(related.get(), file, true);
  }
  composer.nest(both.get(), std::move(related), "multipart/related");
  return both;
}

}  // namespace

std::string with_crlf(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 32);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    if (text[i] == '\n' || text[i] == '\r')
      out.append("\r\n");
    else
      out += text[i];
  }
  return out;
}

mime_pointer compose(CURL* handle, const mail& mail) {
  composer composer(handle);
  auto whole = composer.container();
  const bool html = !mail.html.empty();
  if (html) {
    composer.nest(whole.get(), alternatives(composer, mail), "multipart/alternative");
  } else {
    composer.text(whole.get(), mail.text, "text/plain; charset=utf-8");
  }
  for (const auto& file : mail.attachments) {
    if (!html || !is_shown(file)) composer.file(whole.get(), file, false);
  }
  return composer.good() ? std::move(whole) : nullptr;
}

}  // namespace ticketwire::notify

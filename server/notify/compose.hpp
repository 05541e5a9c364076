#pragma once

#include <curl/curl.h>

#include <memory>
#include <string>
#include <string_view>

#include "notify/mail.hpp"

namespace ticketwire::notify {

struct free_mime {
  void operator()(curl_mime* mime) const { curl_mime_free(mime); }
};
using mime_pointer = std::unique_ptr<curl_mime, free_mime>;

/// A text whose lines end as a mail's do, with CRLF (RFC 5322 section 2.1), however they ended.
[[nodiscard]] std::string with_crlf(std::string_view text);

/// The content of a mail: its text, beside it the HTML with the files that it shows, then the other
/// files. Null when memory ran out. Keeps views of `mail`.
[[nodiscard]] mime_pointer compose(CURL* handle, const mail& mail);

}  // namespace ticketwire::notify

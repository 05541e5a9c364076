#include "notify/smtp.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <vector>

#include "notify/compose.hpp"
#include "notify/headers.hpp"

namespace ticketwire::notify {
namespace {

using clock = std::chrono::steady_clock;

constexpr std::size_t max_problem = 300;
constexpr std::chrono::seconds grace{3};

struct free_handle {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct free_list {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
struct free_url {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using list_pointer = std::unique_ptr<curl_slist, free_list>;

list_pointer list_of(const std::vector<std::string>& lines) {
  list_pointer list;
  for (const auto& line : lines) {
    auto* longer = curl_slist_append(list.get(), line.c_str());
    if (longer == nullptr) return nullptr;
    static_cast<void>(list.release());
    list.reset(longer);
  }
  return list;
}

void begin_curl() {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

/// A part of a URL; empty where it has none or is none.
class url_parts {
 public:
  explicit url_parts(const std::string& url) : url_(curl_url()) {
    good_ = url_ != nullptr && curl_url_set(url_.get(), CURLUPART_URL, url.c_str(), 0) == CURLUE_OK;
  }
  [[nodiscard]] bool good() const noexcept { return good_; }
  [[nodiscard]] std::string operator[](CURLUPart part) const {
    char* text = nullptr;
    const unsigned flags =
        part == CURLUPART_USER || part == CURLUPART_PASSWORD ? CURLU_URLDECODE : 0;
    if (curl_url_get(url_.get(), part, &text, flags) != CURLUE_OK) return {};
    std::string copy(text);
    curl_free(text);
    return copy;
  }

 private:
  std::unique_ptr<CURLU, free_url> url_;
  bool good_ = false;
};

bool is_this_machine(const std::string& host) {
  return host == "localhost" || host.starts_with("127.") || host == "[::1]";
}

enum tls effective(const smtp_settings& settings) {
  if (settings.tls != tls::standard) return settings.tls;
  return is_this_machine(url_parts(settings.url)[CURLUPART_HOST]) ? tls::none : tls::required;
}

/// How far a conversation with the mail server came.
struct progress {
  std::string verb;
  /// The last line that came.
  std::string reply;
  /// What is said from here on is about the connection.
  bool over = false;
  std::stop_token stop;
  bool stopping = false;
  clock::time_point given_up = clock::time_point::max();
};

// Commands are kept by their verb alone: what follows AUTH is secret. The lines of its exchange
// have none; after them comes MAIL.
int observe(CURL*, curl_infotype type, char* data, std::size_t size, void* user) {
  auto& seen = *static_cast<progress*>(user);
  const std::string_view line(data, size);
  const bool secret = seen.verb == "AUTH" && !line.starts_with("MAIL");
  if (type == CURLINFO_HEADER_OUT && line.starts_with("QUIT")) seen.over = true;
  if (seen.over) return 0;
  if (type == CURLINFO_HEADER_OUT && !secret) seen.verb = line.substr(0, 4);
  if (type == CURLINFO_HEADER_IN) seen.reply = line.substr(0, max_problem);
  return 0;
}

// Called at least once a second. libcurl's own time limit does not hold while it waits for the
// answer to a whole mail.
int watch(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  auto& seen = *static_cast<progress*>(user);
  if (seen.stop.stop_requested() && !seen.stopping) {
    seen.stopping = true;
    seen.given_up = std::min(seen.given_up, clock::now() + grace);
  }
  return clock::now() >= seen.given_up ? 1 : 0;
}

/// Printable ASCII, so that any store takes it.
std::string one_line(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) >= 0x7f) c = '?';
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  while (text.ends_with(' ')) text.pop_back();
  if (text.size() > max_problem) text.resize(max_problem);
  return text;
}

outcome judge(CURLcode code, const progress& seen) {
  if (code == CURLE_OK) return {outcome::kind::sent, {}, true};
  if (code == CURLE_ABORTED_BY_CALLBACK) {
    return seen.stopping ? outcome{outcome::kind::stopped, "stopped", false}
                         : outcome{outcome::kind::later, "the mail server took too long", false};
  }
  const bool later = seen.reply.starts_with('4');
  const bool never = seen.reply.starts_with('5');
  // An answer to a recipient or to the mail is about this mail; one to the greeting, the login or
  // the sender's address is about the configuration, which somebody may mend.
  const bool about_mail = (later || never) && (seen.verb == "RCPT" || seen.verb == "DATA");
  return {about_mail && never ? outcome::kind::never : outcome::kind::later,
          one_line(later || never ? seen.reply : curl_easy_strerror(code)), about_mail};
}

long use_ssl(enum tls tls) {
  switch (tls) {
    case tls::none:
      return CURLUSESSL_NONE;
    case tls::offered:
      return CURLUSESSL_TRY;
    default:
      return CURLUSESSL_ALL;
  }
}

using handle_pointer = std::unique_ptr<CURL, free_handle>;

template <class Value>
void set(const handle_pointer& handle, CURLoption option, Value value) {
  curl_easy_setopt(handle.get(), option, value);
}

void configure(const handle_pointer& handle, const smtp_settings& settings, progress& seen) {
  set(handle, CURLOPT_URL, settings.url.c_str());
  set(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  set(handle, CURLOPT_PROXY, "");
  set(handle, CURLOPT_NOSIGNAL, 1L);
  // A connection that is kept is closed with QUIT, whose answer nothing would bound.
  set(handle, CURLOPT_FORBID_REUSE, 1L);
  set(handle, CURLOPT_USE_SSL, use_ssl(effective(settings)));
  set(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!settings.authorities.empty()) set(handle, CURLOPT_CAINFO, settings.authorities.c_str());
  const std::chrono::milliseconds time_limit = settings.time_limit;
  set(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(time_limit.count()));
  set(handle, CURLOPT_VERBOSE, 1L);
  set(handle, CURLOPT_DEBUGFUNCTION, &observe);
  set(handle, CURLOPT_DEBUGDATA, &seen);
  set(handle, CURLOPT_NOPROGRESS, 0L);
  set(handle, CURLOPT_XFERINFOFUNCTION, &watch);
  set(handle, CURLOPT_XFERINFODATA, &seen);
}

std::vector<std::string> recipients_of(const mail& mail) {
  std::vector<std::string> out;
  for (const auto* boxes : {&mail.to, &mail.cc, &mail.bcc}) {
    for (const auto& box : *boxes) {
      if (std::ranges::find(out, box.address) == out.end()) out.push_back(box.address);
    }
  }
  return out;
}

}  // namespace

std::string check_smtp(const smtp_settings& settings) {
  begin_curl();
  const url_parts url(settings.url);
  if (!url.good()) return "is not a URL";
  const auto scheme = url[CURLUPART_SCHEME];
  if (scheme != "smtp" && scheme != "smtps") return "begins with neither smtp:// nor smtps://";
  const auto path = url[CURLUPART_PATH];
  if ((!path.empty() && path != "/") || !url[CURLUPART_QUERY].empty()) {
    return "has more than a user, a host and a port";
  }
  if (!url[CURLUPART_USER].empty() && scheme == "smtp" &&
      (settings.tls == tls::none || settings.tls == tls::offered) &&
      !is_this_machine(url[CURLUPART_HOST])) {
    return "has a password, which may only travel encrypted";
  }
  return {};
}

outcome send(const smtp_settings& settings, const mail& mail, const std::stop_token& stop) {
  begin_curl();
  const handle_pointer handle(curl_easy_init());
  outcome no_memory{outcome::kind::later, "not enough memory", false};
  if (handle == nullptr) return no_memory;
  const auto content = compose(handle.get(), mail);
  const auto fields = list_of(header_fields(mail));
  const auto recipients = list_of(recipients_of(mail));
  if (content == nullptr || fields == nullptr || recipients == nullptr) return no_memory;
  progress seen;
  seen.stop = stop;
  seen.given_up = clock::now() + settings.time_limit;
  configure(handle, settings, seen);
  set(handle, CURLOPT_MAIL_FROM, mail.from.address.c_str());
  set(handle, CURLOPT_MAIL_RCPT, recipients.get());
  set(handle, CURLOPT_HTTPHEADER, fields.get());
  set(handle, CURLOPT_MIMEPOST, content.get());
  return judge(curl_easy_perform(handle.get()), seen);
}

}  // namespace ticketwire::notify

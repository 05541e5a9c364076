#include "http/message_io.hpp"

#include <algorithm>
#include <array>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/status.hpp>
#include <ctime>

namespace ticketwire::server {

namespace beast = boost::beast;

namespace {

error failure(error_code code, std::string detail = {}) {
  return {code, {}, error::nowhere, error::nowhere, std::move(detail)};
}

std::string_view view(beast::string_view text) {
  return {text.data(), text.size()};
}

std::size_t count(const request_head& head, beast::http::field name) {
  const auto range = head.equal_range(name);
  return static_cast<std::size_t>(std::distance(range.first, range.second));
}

bool target_is_usable(const request_head& head) {
  const auto target = head.target();
  if (target.empty()) return false;
  if (target.front() == '/') return true;
  if (target == "*") return head.method() == beast::http::verb::options;
  return beast::iequals(target.substr(0, 7), "http://") ||
         beast::iequals(target.substr(0, 8), "https://");
}

// IMF-fixdate (RFC 9110 section 5.6.7), made once a second by each thread.
const std::string& date_now() {
  thread_local std::time_t made = -1;
  thread_local std::string text;
  const auto now = std::time(nullptr);
  if (now != made) {
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 40> buffer{};
    const auto size =
        std::strftime(buffer.data(), buffer.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
    text.assign(buffer.data(), size);
    made = now;
  }
  return text;
}

bool is_safe(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return c == '\t' || (byte >= 0x20 && byte != 0x7f);
  });
}

bool is_ours(std::string_view name) {
  constexpr std::array<std::string_view, 5> ours{"Connection", "Content-Length", "Date",
                                                 "Transfer-Encoding", "Server"};
  return std::any_of(ours.begin(), ours.end(), [&](std::string_view own) {
    return beast::iequals(beast::string_view(own.data(), own.size()),
                          beast::string_view(name.data(), name.size()));
  });
}

void append(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

std::optional<error> check_head(const request_head& head) {
  using beast::http::field;
  const auto codings = count(head, field::transfer_encoding);
  if (codings > 0) {
    const bool chunked = codings == 1 && beast::iequals(head[field::transfer_encoding], "chunked");
    if (!chunked || head.version() < 11 || count(head, field::content_length) > 0) {
      return failure(error_code::request_syntax, "Transfer-Encoding");
    }
  }
  if (count(head, field::content_length) > 1) {
    return failure(error_code::request_syntax, "Content-Length");
  }
  const auto hosts = count(head, field::host);
  const auto host = head[field::host];
  if (hosts > 1 || (hosts == 0 && head.version() >= 11) ||
      host.find_first_of(" \t,/") != beast::string_view::npos) {
    return failure(error_code::request_syntax, "Host");
  }
  if (!target_is_usable(head)) return failure(error_code::request_syntax, "target");
  const auto coding = head.find(field::content_encoding);
  if (coding != head.end() && !beast::iequals(coding->value(), "identity")) {
    return failure(error_code::media_type, "Content-Encoding");
  }
  return {};
}

std::optional<error> read_failure(boost::system::error_code failed) {
  using beast::http::error;
  if (failed == error::header_limit) return failure(error_code::header_size);
  if (failed == error::body_limit) return failure(error_code::json_size);
  if (failed == error::end_of_stream || failed == error::partial_message) return {};
  if (failed.category() == beast::http::make_error_code(error::bad_value).category()) {
    return failure(error_code::request_syntax);
  }
  return {};
}

http::request take_request(request_parser& parser) {
  auto message = parser.release();
  http::request request;
  request.method = http::to_method(view(message.method_string()));
  auto target = view(message.target());
  if (!target.starts_with('/') && target != "*") {
    const auto path = target.find_first_of("/?", target.find("//") + 2);
    const auto rest = path == std::string_view::npos ? std::string_view() : target.substr(path);
    request.target = rest.starts_with('/') ? std::string(rest) : "/" + std::string(rest);
  } else {
    request.target = target;
  }
  for (const auto& field : message) {
    request.fields.add(view(field.name_string()), view(field.value()));
  }
  request.body = std::move(message.body());
  return request;
}

std::string write_head(const http::response& answer, framing framing) {
  const auto reason = beast::http::obsolete_reason(static_cast<beast::http::status>(answer.status));
  std::string out = "HTTP/1.1 " + std::to_string(answer.status) + " ";
  out.append(reason.data(), reason.size()).append("\r\n");
  for (const auto& field : answer.fields) {
    if (is_ours(field.name) || !is_safe(field.name) || !is_safe(field.value)) continue;
    append(out, field.name, field.value);
  }
  append(out, "Date", date_now());
  append(out, "X-Content-Type-Options", "nosniff");
  append(out, "Referrer-Policy", "no-referrer");
  if (!answer.fields.find("Cache-Control")) append(out, "Cache-Control", "no-store");
  // RFC 9110 section 8.6: none with 204; 304 would have to repeat the length of the 200.
  if (answer.status != 204 && answer.status != 304) {
    append(out, "Content-Length", std::to_string(answer.body.size()));
  }
  if (!framing.keep_alive) {
    append(out, "Connection", "close");
  } else if (framing.old_version) {
    append(out, "Connection", "keep-alive");
  }
  return out += "\r\n";
}

}  // namespace ticketwire::server

#include "http/message_io.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/ip/address.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/status.hpp>
#include <ctime>

namespace ticketwire::server {

namespace beast = boost::beast;

namespace {

constexpr std::size_t longest_logged_path = 1'024;

error failure(error_code code, std::string detail = {}) {
  return {.code = code, .detail = std::move(detail)};
}

std::string_view view(beast::string_view text) {
  return {text.data(), text.size()};
}

std::size_t count(const request_head& head, beast::http::field name) {
  const auto range = head.equal_range(name);
  return static_cast<std::size_t>(std::distance(range.first, range.second));
}

struct absolute_form {
  std::string_view authority;
  /// Begins with / or ?, or is empty.
  std::string_view rest;
};

// RFC 9112 section 3.2.2.
std::optional<absolute_form> parse_absolute(std::string_view target) {
  const auto size = beast::iequals(target.substr(0, 7), "http://")    ? std::size_t{7}
                    : beast::iequals(target.substr(0, 8), "https://") ? std::size_t{8}
                                                                      : std::size_t{0};
  if (size == 0) return {};
  const auto end = std::min(target.find_first_of("/?", size), target.size());
  return absolute_form{target.substr(size, end - size), target.substr(end)};
}

// Two servers may take different ones of a target's authority and Host: they must be the same.
bool target_is_usable(const request_head& head, beast::string_view host) {
  const auto target = view(head.target());
  if (target.empty()) return false;
  if (target.front() == '/') return true;
  if (target == "*") return head.method() == beast::http::verb::options;
  const auto absolute = parse_absolute(target);
  return absolute && !absolute->authority.empty() &&
         absolute->authority.find('@') == std::string_view::npos &&
         (host.empty() || beast::iequals(absolute->authority, host));
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

head_scan scan_head(std::string_view bytes, std::size_t seen, std::size_t limit) {
  using state = enum head_scan::state;
  for (std::size_t i = seen; i < std::min(bytes.size(), limit); ++i) {
    const char c = bytes[i];
    const char previous = i > 0 ? bytes[i - 1] : '\n';
    if ((c == ' ' || c == '\t') && previous == '\n') return {state::broken};
    if (c != '\n') continue;
    if (previous != '\r') return {state::broken};
    if (bytes.substr(0, i + 1).ends_with("\r\n\r\n")) return {state::complete, i + 1};
  }
  return {bytes.size() < limit ? state::incomplete : state::too_long};
}

std::optional<error> check_head(const request_head& head) {
  using beast::http::field;
  const auto codings = count(head, field::transfer_encoding);
  if (codings > 0) {
    const bool chunked = codings == 1 && beast::iequals(head[field::transfer_encoding], "chunked");
    if (!chunked || head.version() < 11 || count(head, field::content_length) > 0) {
      return failure(error_code::request_syntax, "Transfer-Encoding");
    }
  }
  const auto length = head[field::content_length];
  if (count(head, field::content_length) > 1 ||
      length.find_first_not_of("0123456789") != beast::string_view::npos) {
    return failure(error_code::request_syntax, "Content-Length");
  }
  const auto hosts = count(head, field::host);
  const auto host = head[field::host];
  if (hosts > 1 || (hosts == 0 && head.version() >= 11) ||
      host.find_first_of(" \t,/@?#\\\"<>") != beast::string_view::npos) {
    return failure(error_code::request_syntax, "Host");
  }
  if (count(head, field::authorization) > 1 || count(head, field::content_type) > 1) {
    return failure(error_code::request_syntax, "a field is there twice");
  }
  if (!target_is_usable(head, host)) return failure(error_code::request_syntax, "target");
  const auto codings_of_content = head.equal_range(field::content_encoding);
  const bool coded =
      std::any_of(codings_of_content.first, codings_of_content.second,
                  [](const auto& row) { return !beast::iequals(row.value(), "identity"); });
  if (coded) return failure(error_code::media_type, "Content-Encoding");
  return {};
}

std::optional<error> read_failure(boost::system::error_code failed) {
  using beast::http::error;
  if (failed == error::body_limit) return failure(error_code::json_size);
  if (failed == error::end_of_stream || failed == error::partial_message) return {};
  if (failed.category() == beast::http::make_error_code(error::bad_value).category()) {
    return failure(error_code::request_syntax);
  }
  return {};
}

http::request take_head(const request_head& head) {
  http::request request;
  request.method = http::to_method(view(head.method_string()));
  const auto target = view(head.target());
  if (const auto absolute = parse_absolute(target)) {
    request.target = absolute->rest.starts_with('/') ? "" : "/";
    request.target += absolute->rest;
  } else {
    request.target = target;
  }
  for (const auto& field : head) {
    request.fields.add(view(field.name_string()), view(field.value()));
  }
  return request;
}

void check_chunk(std::uint64_t /*size*/, beast::string_view extensions,
                 boost::system::error_code& failed) {
  if (!is_safe(view(extensions))) failed = beast::http::error::bad_chunk_extension;
}

std::string loggable_path(std::string_view target) {
  if (const auto absolute = parse_absolute(target)) {
    target = absolute->rest.starts_with('/') ? absolute->rest : "/";
  }
  // What is no path may begin with somebody's name and password.
  if (!target.starts_with('/') && target != "*") return "-";
  std::string path;
  for (const char c : target.substr(0, longest_logged_path)) {
    if (c == '?' || c == '#') break;
    path += c > 0x20 && c < 0x7f ? c : '?';
  }
  return path;
}

std::optional<std::string> forwarded_for(const request_head& head) {
  const auto range = head.equal_range("X-Forwarded-For");
  if (range.first == range.second) return {};
  auto list = view(std::prev(range.second)->value());
  list = list.substr(list.rfind(',') + 1);
  list = list.substr(std::min(list.find_first_not_of(" \t"), list.size()));
  boost::system::error_code failed;
  const auto address = boost::asio::ip::make_address(list, failed);
  if (failed) return {};
  return address.to_string();
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

#include "http/static_files.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <system_error>
#include <utility>

#include "http/percent.hpp"
#include "service/service.hpp"

namespace ticketwire::server {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t max_bytes = std::uintmax_t{64} * 1024 * 1024;

constexpr std::string_view page_policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self' blob:; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

// The frame of a mail whose remote images somebody has asked for: images, and nothing that acts.
constexpr std::string_view mail_policy =
    "default-src 'none'; img-src data: https:; frame-ancestors 'self'; "
    "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox";

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> media_types{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".wasm", "application/wasm"},
    {".json", "application/json; charset=utf-8"},
    {".map", "application/json; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
}};

std::string_view media_type(const fs::path& file) {
  const auto extension = file.extension().string();
  const auto found = std::find_if(media_types.begin(), media_types.end(),
                                  [&](const auto& row) { return row.first == extension; });
  return found != media_types.end() ? found->second : "application/octet-stream";
}

constexpr std::uintmax_t least_compressed = 1'024;
constexpr std::uintmax_t most_compressed = std::uintmax_t{4} * 1024 * 1024;

bool is_compressible(std::string_view type) {
  return type.starts_with("text/") || type.starts_with("application/") || type == "image/svg+xml";
}

bool acceptable(std::string_view segment) {
  return !segment.starts_with('.') &&
         segment.find_first_of(std::string_view("/\\\0", 3)) == std::string_view::npos;
}

bool is_below(const fs::path& root, const fs::path& file) {
  const auto [end, _] = std::mismatch(root.begin(), root.end(), file.begin(), file.end());
  return end == root.end();
}

// RFC 9110 section 13.1.2: a list of entity tags, or * for any.
bool names_tag(std::string_view list, std::string_view tag) {
  return list == "*" || list.find(tag) != std::string_view::npos;
}

/// A page without settings of its own (docs/page.md) is told that this server begins sessions.
std::optional<http::response> own_settings(const http::request& request) {
  const auto path = std::string_view(request.target).substr(0, request.target.find('?'));
  if (path != "/ticketwire.json" || request.method != http::method::get) return {};
  http::response answer;
  answer.fields.set("Content-Type", "application/json; charset=utf-8");
  answer.fields.set("Cache-Control", "no-cache");
  answer.body = R"({"signIn":"server"})";
  return answer;
}

std::optional<std::string> read_file(const fs::path& file, std::uintmax_t size) {
  std::ifstream in(file, std::ios::binary);
  std::string content(size, '\0');
  in.read(content.data(), static_cast<std::streamsize>(size));
  if (!in) return {};
  return content;
}

}  // namespace

static_files::static_files(const fs::path& folder) {
  std::error_code failed;
  auto whole = fs::canonical(folder, failed);
  if (!failed && fs::is_directory(whole, failed)) root_ = std::move(whole);
}

std::optional<fs::path> static_files::find(std::string_view target) const {
  if (root_.empty() || !target.starts_with('/')) return {};
  auto rest = target.substr(1, target.find('?') - 1);
  auto file = root_;
  while (!rest.empty()) {
    const auto slash = rest.find('/');
    const auto segment = decode_percent(rest.substr(0, slash));
    if (!segment || segment->empty() || !acceptable(*segment)) return {};
    file /= *segment;
    if (slash == std::string_view::npos) break;
    rest.remove_prefix(slash + 1);
    if (rest.empty()) file /= "index.html";
  }
  if (file == root_) file /= "index.html";
  std::error_code failed;
  auto whole = fs::canonical(file, failed);
  if (failed || !is_below(root_, whole) || !fs::is_regular_file(whole, failed)) return {};
  return whole;
}

std::optional<http::response> static_files::answer(const http::request& request) const {
  const auto file = find(request.target);
  if (!file) return root_.empty() ? std::nullopt : own_settings(request);
  std::error_code failed;
  const auto size = fs::file_size(*file, failed);
  if (failed || size > max_bytes) return {};
  const auto changed = fs::last_write_time(*file, failed);
  if (failed) return {};
  if (request.method != http::method::get) {
    auto refused =
        service::failure({.code = error_code::method_not_allowed}, request.fields.find("Accept"));
    refused.fields.set("Allow", "GET, HEAD");
    return refused;
  }
  http::response answer;
  const auto type = media_type(*file);
  const bool shrinks = is_compressible(type) && size >= least_compressed && size <= most_compressed;
  const auto coding =
      shrinks ? negotiate_coding(request.fields.find("Accept-Encoding")) : coding::identity;
  if (shrinks) answer.fields.set("Vary", "Accept-Encoding");
  // RFC 9110 section 8.8.3.3: each coding has a tag of its own.
  auto tag = std::to_string(changed.time_since_epoch().count()) + "-" + std::to_string(size);
  if (coding != coding::identity) tag.append("-").append(to_string(coding));
  tag = "\"" + tag + "\"";
  answer.fields.set("ETag", tag);
  // The build names these files by their content, so a name never changes its meaning.
  const bool hashed = request.target.starts_with("/assets/");
  answer.fields.set("Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
  if (names_tag(request.fields.find("If-None-Match").value_or(""), tag)) {
    answer.status = 304;
    return answer;
  }
  answer.fields.set("Content-Type", type);
  // What the page is made of is for pages of this origin alone.
  answer.fields.set("Cross-Origin-Resource-Policy", "same-origin");
  if (type.starts_with("text/html")) {
    const bool mail = *file == root_ / "mail.html";
    answer.fields.set("Content-Security-Policy", mail ? mail_policy : page_policy);
    answer.fields.set("Cross-Origin-Opener-Policy", "same-origin");
  }
  if (coding != coding::identity) {
    if (const auto shorter = encoded(file->string() + tag, *file, size, coding)) {
      answer.fields.set("Content-Encoding", to_string(coding));
      answer.body = *shorter;
      return answer;
    }
  }
  auto content = read_file(*file, size);
  if (!content) return {};
  answer.body = std::move(*content);
  return answer;
}

std::shared_ptr<const std::string> static_files::encoded(const std::string& tag,
                                                         const fs::path& file, std::uintmax_t size,
                                                         enum coding coding) const {
  constexpr std::size_t most_kept = std::size_t{16} * 1024 * 1024;
  // Who comes while it is made waits for it, and no second one is made.
  const std::lock_guard guard(mutex_);
  const auto known = encoded_.find(tag);
  if (known != encoded_.end()) return known->second;
  const auto content = read_file(file, size);
  if (!content) return nullptr;
  auto made = encode(*content, coding, effort::thorough);
  std::shared_ptr<const std::string> kept;
  if (made && made->size() < content->size()) {
    kept = std::make_shared<const std::string>(*std::move(made));
  }
  const std::size_t bytes = kept != nullptr ? kept->size() : 0;
  // Files that change while the server runs leave their old versions here.
  if (encoded_bytes_ + bytes > most_kept) {
    encoded_.clear();
    encoded_bytes_ = 0;
  }
  encoded_bytes_ += bytes;
  encoded_.emplace(tag, kept);
  return kept;
}

}  // namespace ticketwire::server

#include "http/compression.hpp"

#include <brotli/encode.h>
#include <zlib.h>

#include <array>

#include "ticketwire/ascii.hpp"
#include "ticketwire/http/weighted_list.hpp"

namespace ticketwire::server {
namespace {

constexpr std::size_t least_bytes = 1'024;

constexpr std::array<std::string_view, 4> texts = {"application/json", "application/problem+json",
                                                   "application/xml", "text/"};

std::optional<std::string> gzip(std::string_view bytes, int level) {
  z_stream stream{};
  constexpr int gzip_header = 16;
  constexpr int memory = 8;
  if (deflateInit2(&stream, level, Z_DEFLATED, MAX_WBITS + gzip_header, memory,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    return std::nullopt;
  }
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int done = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return done == Z_STREAM_END ? std::optional(std::move(out)) : std::nullopt;
}

std::optional<std::string> brotli(std::string_view bytes, int quality) {
  std::string out(BrotliEncoderMaxCompressedSize(bytes.size()), '\0');
  std::size_t size = out.size();
  const auto done =
      BrotliEncoderCompress(quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_GENERIC, bytes.size(),
                            reinterpret_cast<const std::uint8_t*>(bytes.data()), &size,
                            reinterpret_cast<std::uint8_t*>(out.data()));
  if (done == BROTLI_FALSE) return std::nullopt;
  out.resize(size);
  return out;
}

/// The weight of a coding in thousandths; by `*` where the list does not name it, else 0.
int weight_of(const std::vector<http::weighted>& list, std::string_view name) {
  int any = 0;
  for (const http::weighted& each : list) {
    if (ascii::equal_ignore_case(each.name, name)) return each.weight;
    if (each.name == "*") any = each.weight;
  }
  return any;
}

bool is_text(std::string_view type) {
  for (const std::string_view each : texts) {
    if (type.starts_with(each)) return true;
  }
  return false;
}

}  // namespace

coding negotiate_coding(std::optional<std::string_view> accept_encoding) {
  if (!accept_encoding) return coding::identity;
  const std::vector<http::weighted> list = http::parse_weighted_list(*accept_encoding);
  const int by_brotli = weight_of(list, "br");
  const int by_gzip = weight_of(list, "gzip");
  if (by_brotli == 0 && by_gzip == 0) return coding::identity;
  return by_brotli >= by_gzip ? coding::brotli : coding::gzip;
}

std::string_view to_string(coding coding) noexcept {
  switch (coding) {
    case coding::gzip:
      return "gzip";
    case coding::brotli:
      return "br";
    default:
      return "";
  }
}

std::optional<std::string> encode(std::string_view bytes, coding coding, effort effort) {
  const bool quick = effort == effort::quick;
  switch (coding) {
    case coding::gzip:
      return gzip(bytes, quick ? 4 : 9);
    case coding::brotli:
      return brotli(bytes, quick ? 4 : 9);
    default:
      return std::nullopt;
  }
}

void compress(const http::request& request, http::response& answer) {
  const bool secret = request.target.find("/Authentication/") != std::string::npos;
  if (!request.target.starts_with("/api/") || secret) return;
  const std::string_view type = answer.fields.find("Content-Type").value_or("");
  if (!is_text(type) || answer.fields.find("Content-Encoding")) return;
  // Also of an answer that is too short: whether it is depends on nothing that a cache knows.
  answer.fields.add("Vary", "Accept-Encoding");
  if (answer.body.size() <= least_bytes) return;
  const coding coding = negotiate_coding(request.fields.find("Accept-Encoding"));
  std::optional<std::string> shorter = encode(answer.body, coding, effort::quick);
  if (!shorter || shorter->size() >= answer.body.size()) return;
  answer.body = *std::move(shorter);
  answer.fields.set("Content-Encoding", to_string(coding));
}

}  // namespace ticketwire::server

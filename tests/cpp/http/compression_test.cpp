#include "http/compression.hpp"

#include <brotli/decode.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <algorithm>

namespace ticketwire::server {
namespace {

std::string unzipped(std::string_view bytes) {
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, MAX_WBITS + 16), Z_OK);
  std::string out(1 << 20, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

std::string unbrotlied(std::string_view bytes) {
  std::string out(1 << 20, '\0');
  std::size_t size = out.size();
  EXPECT_EQ(
      BrotliDecoderDecompress(bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()),
                              &size, reinterpret_cast<std::uint8_t*>(out.data())),
      BROTLI_DECODER_RESULT_SUCCESS);
  out.resize(size);
  return out;
}

http::response answer_of(std::string body, std::string type = "application/json; charset=utf-8") {
  http::response answer;
  answer.fields.set("Content-Type", type);
  answer.fields.set("Vary", "Accept");
  answer.body = std::move(body);
  return answer;
}

bool varies(const http::response& answer) {
  return std::any_of(answer.fields.begin(), answer.fields.end(), [](const http::field& each) {
    return each.name == "Vary" && each.value == "Accept-Encoding";
  });
}

const std::string long_text(5'000, 'x');

http::response compressed(std::string target, std::string accepted, http::response answer) {
  const http::request request{
      http::method::get, std::move(target), {{"Accept-Encoding", std::move(accepted)}}, {}};
  compress(request, answer);
  return answer;
}

TEST(compression, the_coding_with_the_highest_weight_is_chosen) {
  const std::pair<const char*, coding> rows[] = {
      {"gzip, deflate, br", coding::brotli},
      {"gzip", coding::gzip},
      {"GZIP", coding::gzip},
      {"br;q=0.5, gzip", coding::gzip},
      {"br;q=0, gzip;q=0", coding::identity},
      {"*", coding::brotli},
      {"*;q=0", coding::identity},
      {"br;q=0, *", coding::gzip},
      {"identity", coding::identity},
      {"", coding::identity},
      {"deflate", coding::identity},
  };
  for (const auto& [field, expected] : rows) EXPECT_EQ(negotiate_coding(field), expected) << field;
  EXPECT_EQ(negotiate_coding(std::nullopt), coding::identity);
}

TEST(compression, what_is_read_back_is_what_was_written) {
  for (const std::size_t size : {0u, 1u, 1'000u, 300'000u}) {
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i) bytes.push_back(static_cast<char>(i * i % 251));
    for (const effort effort : {effort::quick, effort::thorough}) {
      EXPECT_EQ(unzipped(*encode(bytes, coding::gzip, effort)), bytes);
      EXPECT_EQ(unbrotlied(*encode(bytes, coding::brotli, effort)), bytes);
    }
  }
  EXPECT_FALSE(encode("x", coding::identity, effort::quick).has_value());
}

TEST(compression, an_answer_of_the_api_is_compressed_for_who_takes_it) {
  const auto zipped = compressed("/api/v1/Ticket/1", "gzip", answer_of(long_text));
  EXPECT_EQ(zipped.fields.find("Content-Encoding"), "gzip");
  EXPECT_TRUE(varies(zipped));
  EXPECT_EQ(zipped.fields.find("Vary"), "Accept") << "what is there stays";
  EXPECT_EQ(unzipped(zipped.body), long_text);
  const auto brotlied = compressed("/api/v1/Ticket/1", "gzip, br", answer_of(long_text));
  EXPECT_EQ(brotlied.fields.find("Content-Encoding"), "br");
  EXPECT_EQ(unbrotlied(brotlied.body), long_text);
  const auto plain = compressed("/api/v1/Ticket/1", "identity", answer_of(long_text));
  EXPECT_FALSE(plain.fields.find("Content-Encoding").has_value());
  EXPECT_TRUE(varies(plain));
  EXPECT_EQ(plain.body, long_text);
}

TEST(compression, what_is_short_or_secret_or_no_text_stays_as_it_is) {
  const std::string least(1'024, 'x');
  for (const auto& answer :
       {compressed("/api/v1/Ticket/1", "gzip", answer_of(least)),
        compressed("/session", "gzip", answer_of(long_text)),
        compressed("/api/v1/Agents/Authentication/Authenticate", "gzip", answer_of(long_text)),
        compressed("/api/v1/Attachment/1/Content", "gzip", answer_of(long_text, "image/png"))}) {
    EXPECT_FALSE(answer.fields.find("Content-Encoding").has_value());
    EXPECT_EQ(answer.body.find_first_not_of('x'), std::string::npos);
  }
  EXPECT_TRUE(compressed("/api/v1/Ticket/1", "gzip", answer_of(least + "x"))
                  .fields.find("Content-Encoding"));
}

}  // namespace
}  // namespace ticketwire::server

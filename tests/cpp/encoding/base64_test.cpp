#include "encoding/base64.hpp"

#include <gtest/gtest.h>

namespace ticketwire {
namespace {

TEST(base64, of_rfc_4648) {
  EXPECT_EQ(decode_base64(""), "");
  EXPECT_EQ(decode_base64("Zg=="), "f");
  EXPECT_EQ(decode_base64("Zm8="), "fo");
  EXPECT_EQ(decode_base64("Zm9v"), "foo");
  EXPECT_EQ(decode_base64("Zm9vYmFy"), "foobar");
  EXPECT_EQ(encode_base64(""), "");
  EXPECT_EQ(encode_base64("f"), "Zg==");
  EXPECT_EQ(encode_base64("fo"), "Zm8=");
  EXPECT_EQ(encode_base64("foo"), "Zm9v");
  EXPECT_EQ(encode_base64("foobar"), "Zm9vYmFy");
}

TEST(base64, anything_else_is_none) {
  for (const std::string_view text :
       {"Zm9vYg", "Zm9v\n", " Zm9v", "Zm-_", "====", "A===", "Z=g=", "Zg==Zg==", "Zm9\xc3"}) {
    EXPECT_EQ(decode_base64(text), std::nullopt) << text;
  }
}

TEST(base64, every_byte_comes_back_at_every_place) {
  std::string bytes;
  for (int i = 0; i < 3 * 256; ++i) {
    bytes.push_back(static_cast<char>(i));
    EXPECT_EQ(decode_base64(encode_base64(bytes)), bytes);
  }
}

}  // namespace
}  // namespace ticketwire

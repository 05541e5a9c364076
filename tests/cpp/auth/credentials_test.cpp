#include "auth/credentials.hpp"

#include <gtest/gtest.h>

#include "auth/attempts.hpp"
#include "encoding/base64.hpp"

namespace ticketwire::auth {
namespace {

TEST(credentials, basic) {
  const auto read = parse_authorization("Basic dGplMDpUamUw");
  EXPECT_EQ(read.scheme, credentials::scheme::basic);
  EXPECT_EQ(read.user, "tje0");
  EXPECT_EQ(read.secret, "Tje0");
  EXPECT_EQ(parse_authorization("bAsIc   dGplMDpUamUw ").user, "tje0");
  // Only the first colon separates.
  EXPECT_EQ(parse_authorization("Basic YTpiOmM=").secret, "b:c");
  EXPECT_EQ(parse_authorization("Basic Og==").scheme, credentials::scheme::basic);
}

TEST(credentials, basic_in_utf8_and_latin1) {
  // "bjørn:pæss"
  EXPECT_EQ(parse_authorization("Basic YmrDuHJuOnDDpnNz").user, "bj\xc3\xb8rn");
  EXPECT_EQ(parse_authorization("Basic YmrDuHJuOnDDpnNz").secret, "p\xc3\xa6ss");
  EXPECT_EQ(parse_authorization("Basic Ymr4cm46cOZzcw==").user, "bj\xc3\xb8rn");
  EXPECT_EQ(parse_authorization("Basic Ymr4cm46cOZzcw==").secret, "p\xc3\xa6ss");
}

// What is no UTF-8 (RFC 3629) is Latin-1, of which every byte is a character.
TEST(credentials, basic_is_latin1_where_it_is_no_utf8) {
  const auto user = [](std::string_view bytes) {
    return parse_authorization("Basic " + encode_base64(std::string(bytes) + ":")).user;
  };
  for (const char* text :
       {"\x7f", "\xc2\x80", "\xdf\xbf", "\xe0\xa0\x80", "\xe1\x80\x80", "\xec\xbf\xbf",
        "\xed\x9f\xbf", "\xee\x80\x80", "\xef\xbf\xbf", "\xf0\x90\x80\x80", "\xf1\x80\x80\x80",
        "\xf3\xbf\xbf\xbf", "\xf4\x8f\xbf\xbf", "\xc3\xa5\xe2\x82\xac\xf0\x9f\x8c\xb2"}) {
    EXPECT_EQ(user(text), text);
  }
  for (const std::string_view text : {"\x80",
                                      "\xbf",
                                      "\xc0\xaf",
                                      "\xc1\xbf",
                                      "\xc2",
                                      "\xc2z",
                                      "\xc2\xc0",
                                      "\xdf\x7f",
                                      "\xe0\x9f\xbf",
                                      "\xe1\x80",
                                      "\xe1\x80z",
                                      "\xed\xa0\x80",
                                      "\xef\xbf\xc0",
                                      "\xf0\x8f\xbf\xbf",
                                      "\xf1\x80\x80",
                                      "\xf1\x80\x80z",
                                      "\xf4\x90\x80\x80",
                                      "\xf5\x80\x80\x80",
                                      "\xff",
                                      "\xc3\xa5\xe5"}) {
    std::string expected;
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte >= 0x80) expected += byte < 0xc0 ? '\xc2' : '\xc3';
      expected += static_cast<char>(byte < 0xc0 ? byte : byte - 0x40);
    }
    EXPECT_EQ(user(text), expected);
    // Nothing follows, which a character that is cut off would have to.
    EXPECT_EQ(parse_authorization("Basic " + encode_base64(":" + std::string(text))).secret,
              expected);
  }
}

TEST(credentials, tokens_are_taken_as_they_are) {
  for (const char* scheme : {"SoTicket", "SOTicket", "SOTICKET", "soticket"}) {
    const auto read = parse_authorization(std::string(scheme) + " 7T:abc==");
    EXPECT_EQ(read.scheme, credentials::scheme::ticket);
    EXPECT_EQ(read.secret, "7T:abc==");
  }
  const auto read = parse_authorization("Bearer 8A:demo");
  EXPECT_EQ(read.scheme, credentials::scheme::bearer);
  EXPECT_EQ(read.secret, "8A:demo");
}

TEST(credentials, what_cannot_be_read_is_unknown) {
  for (const char* value : {"", " ", "Basic", "Basic !!!!", "Basic dGplMA==", "Basic dGplMDpUamU",
                            "Basic dGplMDpUamUw dGplMDpUamUw", "Negotiate abc", "Basi dGplMDpUamUw",
                            "Basic ====", "Basic a=aa"}) {
    EXPECT_EQ(parse_authorization(value).scheme, credentials::scheme::unknown) << value;
  }
}

TEST(credentials, cookies) {
  http::request request;
  request.fields.add("Cookie", "a=1;  b=2 ; ticketwire_session=x=y");
  request.fields.add("cookie", "c=3");
  EXPECT_EQ(find_cookie(request, "a"), "1");
  EXPECT_EQ(find_cookie(request, "b"), "2");
  EXPECT_EQ(find_cookie(request, "c"), "3");
  EXPECT_EQ(find_cookie(request, "ticketwire_session"), "x=y");
  EXPECT_EQ(find_cookie(request, "session"), std::nullopt);
  EXPECT_EQ(find_cookie(request, "A"), std::nullopt);
}

TEST(login_throttle, blocks_after_five_failures_until_the_minute_has_passed) {
  login_throttle throttle(5);
  for (int i = 0; i < 4; ++i) throttle.failed("tje0", i);
  EXPECT_FALSE(throttle.blocked("tje0", 4));
  throttle.failed("tje0", 4);
  EXPECT_TRUE(throttle.blocked("tje0", 5));
  EXPECT_FALSE(throttle.blocked("other", 5));
  EXPECT_TRUE(throttle.blocked("tje0", one_minute - 1));
  EXPECT_FALSE(throttle.blocked("tje0", one_minute));
  throttle.failed("tje0", one_minute);
  EXPECT_FALSE(throttle.blocked("tje0", one_minute));
}

TEST(login_throttle, a_success_forgets_the_failures) {
  login_throttle throttle(5);
  for (int i = 0; i < 4; ++i) throttle.failed("tje0", 0);
  throttle.succeeded("tje0");
  throttle.failed("tje0", 0);
  EXPECT_FALSE(throttle.blocked("tje0", 0));
}

TEST(login_throttle, many_names_push_out_the_oldest_only) {
  login_throttle throttle(5);
  for (int i = 0; i < 5; ++i) throttle.failed("first", 0);
  for (int i = 0; i < 5; ++i) throttle.failed("second", 1);
  for (int i = 0; i < 4'095; ++i) throttle.failed("name" + std::to_string(i), 2);
  EXPECT_FALSE(throttle.blocked("first", 3));
  EXPECT_TRUE(throttle.blocked("second", 3));
}

TEST(verified_credentials, last_ten_minutes_and_are_bounded) {
  verified_credentials verified;
  EXPECT_FALSE(verified.contains("key", 0));
  verified.add("key", 0);
  EXPECT_TRUE(verified.contains("key", 10 * one_minute - 1));
  EXPECT_FALSE(verified.contains("key", 10 * one_minute));
}

TEST(verified_credentials, are_1024_of_which_the_expired_go_first) {
  verified_credentials verified;
  for (int i = 0; i < 1'024; ++i) verified.add(std::to_string(i), i < 1'000 ? 0 : one_minute);
  EXPECT_TRUE(verified.contains("0", 1));
  EXPECT_TRUE(verified.contains("1023", 1));
  verified.add("next", 10 * one_minute);
  EXPECT_FALSE(verified.contains("0", 1)) << "it had expired";
  EXPECT_TRUE(verified.contains("1000", 10 * one_minute));
  EXPECT_TRUE(verified.contains("next", 10 * one_minute));
  for (int i = 0; i < 999; ++i) verified.add("more" + std::to_string(i), 10 * one_minute);
  EXPECT_TRUE(verified.contains("1000", 10 * one_minute));
  verified.add("one too many", 10 * one_minute);
  EXPECT_FALSE(verified.contains("1000", 10 * one_minute)) << "none has expired, so all go";
  EXPECT_FALSE(verified.contains("more0", 10 * one_minute));
  EXPECT_TRUE(verified.contains("one too many", 10 * one_minute));
}

}  // namespace
}  // namespace ticketwire::auth

#include "auth/secret.hpp"

#include <gtest/gtest.h>

#include <set>

#include "auth/password.hpp"

namespace ticketwire::auth {
namespace {

TEST(secret, sha256_of_the_standard_examples) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(secret, hmac_of_rfc_4231_case_2) {
  std::string hex;
  for (const char c : hmac_sha256("Jefe", "what do ya want for nothing?")) {
    constexpr std::string_view digits = "0123456789abcdef";
    hex += digits[static_cast<unsigned char>(c) >> 4];
    hex += digits[static_cast<unsigned char>(c) & 15];
  }
  EXPECT_EQ(hex, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST(secret, comparison) {
  EXPECT_TRUE(constant_time_equal("", ""));
  EXPECT_TRUE(constant_time_equal("abc", "abc"));
  EXPECT_FALSE(constant_time_equal("abc", "abd"));
  EXPECT_FALSE(constant_time_equal("abc", "ab"));
}

TEST(secret, tokens_are_long_distinct_and_safe_in_a_cookie) {
  std::set<std::string> seen;
  for (int i = 0; i < 100; ++i) {
    const auto token = random_token();
    ASSERT_TRUE(token.has_value());
    EXPECT_EQ(token->size(), 43u);
    EXPECT_EQ(token->find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                       "0123456789-_"),
              std::string::npos);
    seen.insert(*token);
  }
  EXPECT_EQ(seen.size(), 100u);
}

TEST(password, its_hash_names_the_algorithm_and_is_salted) {
  const auto first = hash_password("Tje0");
  const auto second = hash_password("Tje0");
  ASSERT_TRUE(first.has_value() && second.has_value());
  EXPECT_TRUE(first->starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << *first;
  EXPECT_NE(*first, *second);
  EXPECT_TRUE(verify_password(*first, "Tje0"));
  EXPECT_TRUE(verify_password(*second, "Tje0"));
  EXPECT_FALSE(verify_password(*first, "tje0"));
  EXPECT_FALSE(verify_password(*first, ""));
}

TEST(password, nothing_matches_an_empty_or_broken_hash) {
  EXPECT_FALSE(verify_password("", ""));
  EXPECT_FALSE(verify_password("", "Tje0"));
  EXPECT_FALSE(verify_password("Tje0", "Tje0"));
  EXPECT_FALSE(verify_password("$argon2id$v=19$m=19456,t=2,p=1$", "Tje0"));
}

TEST(password, its_length_is_bounded) {
  const std::string longest(max_password_bytes, 'x');
  const auto hash = hash_password(longest);
  ASSERT_TRUE(hash.has_value());
  EXPECT_TRUE(verify_password(*hash, longest));
  EXPECT_TRUE(hash_password(longest + "x").has_error());
  EXPECT_FALSE(verify_password(*hash, longest + "x"));
}

}  // namespace
}  // namespace ticketwire::auth

#include "auth/password.hpp"

#include <argon2.h>

#include <array>
#include <atomic>

#include "auth/secret.hpp"

namespace ticketwire::auth {
namespace {

constexpr std::uint32_t passes = 2;
constexpr std::uint32_t kibibytes = 19 * 1024;
constexpr std::uint32_t lanes = 1;
constexpr std::size_t salt_bytes = 16;
constexpr std::size_t hash_bytes = 32;

// Nobody's password: verifying against it costs what verifying against a real hash costs.
const std::string& decoy() {
  static const std::string encoded =
      "$argon2id$v=19$m=19456,t=2,p=1$dGlja2V0d2lyZS1kZWNveQ$" + std::string(43, 'A');
  return encoded;
}

std::atomic<std::uint64_t> computed = 0;

error failure(error_code code) {
  return {.code = code};
}

}  // namespace

result<std::string> hash_password(std::string_view password) {
  if (password.size() > max_password_bytes) return failure(error_code::argument);
  std::array<unsigned char, salt_bytes> salt{};
  if (!fill_random(salt)) return failure(error_code::internal);
  std::string encoded(
      argon2_encodedlen(passes, kibibytes, lanes, salt_bytes, hash_bytes, Argon2_id), '\0');
  const int code =
      argon2id_hash_encoded(passes, kibibytes, lanes, password.data(), password.size(), salt.data(),
                            salt.size(), hash_bytes, encoded.data(), encoded.size());
  if (code != ARGON2_OK) return failure(error_code::internal);
  ++computed;
  encoded.resize(encoded.find('\0'));
  return encoded;
}

bool verify_password(std::string_view encoded, std::string_view password) {
  if (password.size() > max_password_bytes) return false;
  const std::string against = encoded.empty() ? decoy() : std::string(encoded);
  const int code = argon2id_verify(against.c_str(), password.data(), password.size());
  // With any other code it has given up before it computed anything.
  if (code == ARGON2_OK || code == ARGON2_VERIFY_MISMATCH) ++computed;
  return code == ARGON2_OK && !encoded.empty();
}

std::uint64_t computed_hashes() noexcept {
  return computed;
}

}  // namespace ticketwire::auth

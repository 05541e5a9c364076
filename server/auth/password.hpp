#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ticketwire/result.hpp"

namespace ticketwire::auth {

/// Longer passwords are refused, which bounds the work that a stranger can ask for.
inline constexpr std::size_t max_password_bytes = 1024;

/// A salted Argon2id hash in its encoded form (19 MiB, 2 passes, 1 lane). Takes tens of
/// milliseconds. Errors: argument for a password that is too long, internal without memory or
/// randomness.
[[nodiscard]] result<std::string> hash_password(std::string_view password);

/// Whether `password` belongs to an encoded hash. Takes as long as hashing does, also for an empty
/// `encoded`, which no password matches.
[[nodiscard]] bool verify_password(std::string_view encoded, std::string_view password);

/// How many hashes this process has computed so far, to make one or to verify.
[[nodiscard]] std::uint64_t computed_hashes() noexcept;

}  // namespace ticketwire::auth

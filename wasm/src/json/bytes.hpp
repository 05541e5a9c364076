#pragma once

#include <bit>
#include <cstddef>
#include <cstring>

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

/// 16 bytes of a body at a time, where the target has 128-bit vectors; else byte by byte.
namespace ticketwire::json {

#if defined(__wasm_simd128__) || defined(__SSE2__)

inline constexpr std::size_t block_size = 16;

#if defined(__wasm_simd128__)
using block = v128_t;
inline block load(const char* at) noexcept {
  return wasm_v128_load(at);
}
inline block same(block a, block b) noexcept {
  return wasm_i8x16_eq(a, b);
}
inline block is(block bytes, char c) noexcept {
  return wasm_i8x16_eq(bytes, wasm_i8x16_splat(c));
}
inline block less(block bytes, char c) noexcept {
  return wasm_i8x16_lt(bytes, wasm_i8x16_splat(c));
}
inline block either(block a, block b) noexcept {
  return wasm_v128_or(a, b);
}
inline unsigned mask(block bytes) noexcept {
  return wasm_i8x16_bitmask(bytes);
}
#else
using block = __m128i;
inline block load(const char* at) noexcept {
  return _mm_loadu_si128(reinterpret_cast<const block*>(at));
}
inline block same(block a, block b) noexcept {
  return _mm_cmpeq_epi8(a, b);
}
inline block is(block bytes, char c) noexcept {
  return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c));
}
inline block less(block bytes, char c) noexcept {
  return _mm_cmplt_epi8(bytes, _mm_set1_epi8(c));
}
inline block either(block a, block b) noexcept {
  return _mm_or_si128(a, b);
}
inline unsigned mask(block bytes) noexcept {
  return static_cast<unsigned>(_mm_movemask_epi8(bytes));
}
#endif

/// The first byte that is more than plain ASCII text of a string: a quote, a backslash, a control
/// character or a byte of a longer UTF-8 sequence.
inline const char* skip_plain(const char* at) noexcept {
  // Bytes beyond ASCII are negative, and so below 0x20 as well.
  const auto stops = [](const char* from) {
    const block bytes = load(from);
    return mask(either(either(is(bytes, '"'), is(bytes, '\\')), less(bytes, 0x20)));
  };
  while (true) {
    // Two blocks at a time: how long a text is cannot be foretold.
    const unsigned found = stops(at) | stops(at + block_size) << block_size;
    if (found != 0) return at + std::countr_zero(found);
    at += 2 * block_size;
  }
}

/// The first byte that is no white space (RFC 8259 section 2).
inline const char* skip_space(const char* at) noexcept {
  while (true) {
    const block bytes = load(at);
    const unsigned space = mask(
        either(either(is(bytes, ' '), is(bytes, '\n')), either(is(bytes, '\r'), is(bytes, '\t'))));
    if (space != 0xffff) return at + std::countr_one(space);
    at += block_size;
  }
}

/// One bit for each of 16 bytes that is a digit.
inline unsigned digit_mask(const char* at) noexcept {
  const block bytes = load(at);
  return mask(less(bytes, '9' + 1)) & ~mask(less(bytes, '0'));
}

/// Whether two places hold the same `size` bytes. Up to 15 more are read of both.
inline bool same_bytes(const char* a, const char* b, std::size_t size) noexcept {
  for (; size > block_size; size -= block_size, a += block_size, b += block_size) {
    if (mask(same(load(a), load(b))) != 0xffff) return false;
  }
  return (~mask(same(load(a), load(b))) & ((1U << size) - 1)) == 0;
}

#else

inline unsigned digit_mask(const char* at) noexcept {
  unsigned digits = 0;
  for (unsigned i = 0; i < 16; ++i) digits |= (at[i] >= '0' && at[i] <= '9' ? 1U : 0U) << i;
  return digits;
}

inline bool same_bytes(const char* a, const char* b, std::size_t size) noexcept {
  return std::memcmp(a, b, size) == 0;
}

inline const char* skip_plain(const char* at) noexcept {
  while (*at != '"' && *at != '\\' && static_cast<signed char>(*at) >= 0x20) ++at;
  return at;
}

inline const char* skip_space(const char* at) noexcept {
  while (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t') ++at;
  return at;
}

#endif

}  // namespace ticketwire::json

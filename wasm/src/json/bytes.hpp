#pragma once

#include <bit>
#include <cstddef>

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

/// How the scanner skips what means nothing to it: byte by byte, or 16 bytes at a time where the
/// target has 128-bit vectors. Neither reads a byte at or beyond `end`.
namespace ticketwire::json {

struct scalar_bytes {
  /// The first byte that is more than plain ASCII text of a string: a quote, a backslash, a control
  /// character or a byte of a longer UTF-8 sequence. `end` where there is none.
  static const char* skip_plain(const char* at, const char* end) noexcept {
    while (at != end && *at != '"' && *at != '\\' && static_cast<signed char>(*at) >= 0x20) ++at;
    return at;
  }

  /// The first byte that is no white space (RFC 8259 section 2), or `end`.
  static const char* skip_space(const char* at, const char* end) noexcept {
    while (at != end && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t')) ++at;
    return at;
  }
};

#if defined(__wasm_simd128__) || defined(__SSE2__)

struct vector_bytes {
  static const char* skip_plain(const char* at, const char* end) noexcept {
    for (; end - at >= width; at += width) {
      const block bytes = load(at);
      // Bytes beyond ASCII are negative, and so below 0x20 as well.
      const unsigned stops =
          mask(either(either(equal(bytes, '"'), equal(bytes, '\\')), less(bytes, 0x20)));
      if (stops != 0) return at + std::countr_zero(stops);
    }
    return scalar_bytes::skip_plain(at, end);
  }

  static const char* skip_space(const char* at, const char* end) noexcept {
    for (; end - at >= width; at += width) {
      const block bytes = load(at);
      const unsigned space = mask(either(either(equal(bytes, ' '), equal(bytes, '\n')),
                                         either(equal(bytes, '\r'), equal(bytes, '\t'))));
      if (space != 0xffff) return at + std::countr_one(space);
    }
    return scalar_bytes::skip_space(at, end);
  }

 private:
  static constexpr std::ptrdiff_t width = 16;

#if defined(__wasm_simd128__)
  using block = v128_t;
  static block load(const char* at) noexcept {
    return wasm_v128_load(at);
  }
  static block equal(block bytes, char c) noexcept {
    return wasm_i8x16_eq(bytes, wasm_i8x16_splat(c));
  }
  static block less(block bytes, char c) noexcept {
    return wasm_i8x16_lt(bytes, wasm_i8x16_splat(c));
  }
  static block either(block a, block b) noexcept {
    return wasm_v128_or(a, b);
  }
  static unsigned mask(block bytes) noexcept {
    return wasm_i8x16_bitmask(bytes);
  }
#else
  using block = __m128i;
  static block load(const char* at) noexcept {
    return _mm_loadu_si128(reinterpret_cast<const block*>(at));
  }
  static block equal(block bytes, char c) noexcept {
    return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c));
  }
  static block less(block bytes, char c) noexcept {
    return _mm_cmplt_epi8(bytes, _mm_set1_epi8(c));
  }
  static block either(block a, block b) noexcept {
    return _mm_or_si128(a, b);
  }
  static unsigned mask(block bytes) noexcept {
    return static_cast<unsigned>(_mm_movemask_epi8(bytes));
  }
#endif
};

#else

using vector_bytes = scalar_bytes;

#endif

}  // namespace ticketwire::json

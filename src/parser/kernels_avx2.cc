// Kernels for AVX2. |a| * sign(a) b keeps pairs of products within 16 bits (127 * 127 * 2), so the
// sums are exact.
#include <immintrin.h>

#include <cmath>
#include <cstddef>
#include <cstdint>

#include "parser/kernels.h"

#pragma GCC push_options
#pragma GCC target("avx2")
#pragma GCC optimize("fp-contract=off")

namespace entente::parser {
namespace {

#define ENTENTE_AVX2
#include "parser/kernels_float.inc"

constexpr int at_once = 4;

struct Tile {
  const std::int8_t* in;
  const std::int8_t* block;
  int columns, words;
};

ENTENTE_INLINE __m256i spread_four(const std::int8_t* from) {
  std::int32_t four;
  __builtin_memcpy(&four, from, 4);
  return _mm256_set1_epi32(four);
}

ENTENTE_INLINE __m256i add_products(__m256i sum, __m256i a, __m256i b) {
  const __m256i pairs16 = _mm256_maddubs_epi16(_mm256_abs_epi8(a), _mm256_sign_epi8(b, a));
  return _mm256_add_epi32(sum, _mm256_madd_epi16(pairs16, _mm256_set1_epi16(1)));
}

void multiply_tile(const Tile& tile, std::int32_t* out, int stride) {
  __m256i sums[at_once][2] = {};
  for (int c = 0; c < tile.columns; c += 4) {
    const auto* block = reinterpret_cast<const __m256i*>(tile.block + c * 16);
    const __m256i low = _mm256_loadu_si256(block), high = _mm256_loadu_si256(block + 1);
    for (int w = 0; w < at_once; ++w) {
      const __m256i a = spread_four(tile.in + static_cast<long>(w) * tile.columns + c);
      sums[w][0] = add_products(sums[w][0], a, low);
      sums[w][1] = add_products(sums[w][1], a, high);
    }
  }
  for (int w = 0; w < at_once && w < tile.words; ++w) {
    auto* to = reinterpret_cast<__m256i*>(out + static_cast<long>(w) * stride);
    _mm256_storeu_si256(to, sums[w][0]);
    _mm256_storeu_si256(to + 1, sums[w][1]);
  }
}

void multiply_one(const std::int8_t* in, int words, const Matrix& weight, std::int32_t* out,
                  int stride) {
  for (int r = 0; r < weight.rows; r += 16) {
    for (int w = 0; w < words; w += at_once) {
      const Tile tile = {in + static_cast<long>(w) * weight.columns,
                         weight.packed + static_cast<long>(r) * weight.columns, weight.columns,
                         words - w};
      multiply_tile(tile, out + static_cast<long>(w) * stride + r, stride);
    }
  }
}

void multiply(const std::int8_t* in, int words, std::span<const Matrix> weights,
              std::int32_t* out) {
  each_weight(weights, out, [&](const Matrix& weight, std::int32_t* to, int stride) {
    multiply_one(in, words, weight, to, stride);
  });
}

}  // namespace

Kernels avx2_kernels() { return with_multiply(multiply); }

}  // namespace entente::parser

#pragma GCC pop_options

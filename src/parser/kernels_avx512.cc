// Kernels for AVX-512 with VNNI. The instruction wants one unsigned side: a + 128, made good by 128
// times the sum of b.
#include <immintrin.h>

#include <cmath>
#include <cstddef>
#include <cstdint>

#include "parser/kernels.h"

#pragma GCC push_options
#pragma GCC target("avx512f,avx512bw,avx512dq,avx512vl,avx512vnni,prefer-vector-width=512")
#pragma GCC optimize("fp-contract=off")

namespace entente::parser {
namespace {

#define ENTENTE_AVX512
#include "parser/kernels_float.inc"

constexpr int at_once = 6;

struct Tile {
  const std::int8_t* in;
  const std::int8_t* block;
  long block_size;
  int columns, words;
};

ENTENTE_INLINE __m512i spread_unsigned(const std::int8_t* from) {
  std::int32_t four;
  __builtin_memcpy(&four, from, 4);
  return _mm512_set1_epi32(four ^ static_cast<std::int32_t>(0x80808080));
}

ENTENTE_INLINE __m512i correction(const std::int32_t* sums) {
  return _mm512_mullo_epi32(_mm512_loadu_si512(sums), _mm512_set1_epi32(128));
}

template <int width>
void multiply_tile(const Tile& tile, const std::int32_t* sums, std::int32_t* out, int stride) {
  __m512i total[at_once][width] = {};
  for (int c = 0; c < tile.columns; c += 4) {
    __m512i b[width];
    for (int v = 0; v < width; ++v)
      b[v] = _mm512_loadu_si512(tile.block + v * tile.block_size + c * 16);
    for (int w = 0; w < at_once; ++w) {
      const __m512i a = spread_unsigned(tile.in + static_cast<long>(w) * tile.columns + c);
      for (int v = 0; v < width; ++v) total[w][v] = _mm512_dpbusd_epi32(total[w][v], a, b[v]);
    }
  }
  for (int w = 0; w < at_once && w < tile.words; ++w) {
    for (int v = 0; v < width; ++v) {
      _mm512_storeu_si512(out + static_cast<long>(w) * stride + v * 16,
                          _mm512_sub_epi32(total[w][v], correction(sums + v * 16)));
    }
  }
}

void multiply_one(const std::int8_t* in, int words, const Matrix& weight, std::int32_t* out,
                  int stride) {
  const long block_size = 16L * weight.columns;
  for (int r = 0; r < weight.rows;) {
    const int width = weight.rows - r >= 64 ? 4 : 1;
    for (int w = 0; w < words; w += at_once) {
      const Tile tile = {in + static_cast<long>(w) * weight.columns,
                         weight.packed + r / 16 * block_size, block_size, weight.columns,
                         words - w};
      std::int32_t* to = out + static_cast<long>(w) * stride + r;
      if (width == 4) {
        multiply_tile<4>(tile, weight.sums + r, to, stride);
      } else {
        multiply_tile<1>(tile, weight.sums + r, to, stride);
      }
    }
    r += 16 * width;
  }
}

void multiply(const std::int8_t* in, int words, std::span<const Matrix> weights,
              std::int32_t* out) {
  each_weight(weights, out, [&](const Matrix& weight, std::int32_t* to, int stride) {
    multiply_one(in, words, weight, to, stride);
  });
}

}  // namespace

Kernels avx512_kernels() { return with_multiply(multiply); }

}  // namespace entente::parser

#pragma GCC pop_options

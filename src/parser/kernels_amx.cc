// Kernels for AMX: 32 words by 32 outputs in four tiles of sums; all else as with AVX-512.
#include <immintrin.h>

#include <cstdint>

#include "parser/kernels.h"

#pragma GCC push_options
#pragma GCC target("avx512f,amx-tile,amx-int8")

namespace entente::parser {
namespace {

struct alignas(64) TileShapes {
  std::uint8_t palette = 1, start = 0, reserved[14] = {};
  std::uint16_t bytes_a_row[16] = {};
  std::uint8_t rows[16] = {};
};

TileShapes full_tiles() {
  TileShapes shapes;
  for (int i = 0; i < 8; ++i) {
    shapes.bytes_a_row[i] = 64;
    shapes.rows[i] = 16;
  }
  return shapes;
}

struct Block {
  const std::int8_t* in;
  const std::int8_t* weights;
  int columns;
  std::int32_t* out;
  int stride;
};

/// `down` times 16 words by `across` times 16 outputs.
template <int down, int across>
void multiply_block(const Block& b) {
  const std::int8_t *below = b.in + 16L * b.columns, *beside = b.weights + 16L * b.columns;
  _tile_zero(0);
  _tile_zero(1);
  _tile_zero(2);
  _tile_zero(3);
  for (int c = 0; c < b.columns; c += 64) {
    _tile_loadd(4, b.in + c, b.columns);
    _tile_loadd(6, b.weights + c * 16L, 64);
    _tile_dpbssd(0, 4, 6);
    if (across == 2) _tile_loadd(7, beside + c * 16L, 64);
    if (across == 2) _tile_dpbssd(1, 4, 7);
    if (down == 2) _tile_loadd(5, below + c, b.columns);
    if (down == 2) _tile_dpbssd(2, 5, 6);
    if (down == 2 && across == 2) _tile_dpbssd(3, 5, 7);
  }
  _tile_stored(0, b.out, 4L * b.stride);
  if (across == 2) _tile_stored(1, b.out + 16, 4L * b.stride);
  if (down == 2) _tile_stored(2, b.out + 16L * b.stride, 4L * b.stride);
  if (down == 2 && across == 2) _tile_stored(3, b.out + 16L * b.stride + 16, 4L * b.stride);
}

void multiply_block(const Block& block, bool two_down, bool two_across) {
  if (two_down) {
    two_across ? multiply_block<2, 2>(block) : multiply_block<2, 1>(block);
  } else {
    two_across ? multiply_block<1, 2>(block) : multiply_block<1, 1>(block);
  }
}

/// 32 words times all outputs: the words stay near the processor, the weights stream by in order.
void multiply_words(const std::int8_t* in, int words, const Matrix& weight, std::int32_t* out,
                    int stride) {
  for (int r = 0; r < weight.rows; r += 32) {
    const Block block = {in, weight.packed + static_cast<long>(r) * weight.columns, weight.columns,
                         out + r, stride};
    multiply_block(block, words > 16, weight.rows - r > 16);
  }
}

void multiply(const std::int8_t* in, int words, std::span<const Matrix> weights,
              std::int32_t* out) {
  const TileShapes shapes = full_tiles();
  _tile_loadconfig(&shapes);
  for (int w = 0; w < words; w += 32) {
    each_weight(weights, out, [&](const Matrix& weight, std::int32_t* to, int stride) {
      multiply_words(in + static_cast<long>(w) * weight.columns, words - w, weight,
                     to + static_cast<long>(w) * stride, stride);
    });
  }
  _tile_release();
}

}  // namespace

Kernels amx_kernels() {
  Kernels kernels = avx512_kernels();
  kernels.multiply = multiply;
  return kernels;
}

}  // namespace entente::parser

#pragma GCC pop_options

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

struct Square {
  const std::int8_t* in;
  const std::int8_t* block;
  long block_size;
  int columns;
};

void multiply_wide(const Square& s, std::int32_t* out, int rows) {
  const std::int8_t* below = s.in + 16L * s.columns;
  const long stride = 4L * rows;
  _tile_zero(0);
  _tile_zero(1);
  _tile_zero(2);
  _tile_zero(3);
  for (int c = 0; c < s.columns; c += 64) {
    _tile_loadd(4, s.in + c, s.columns);
    _tile_loadd(5, below + c, s.columns);
    _tile_loadd(6, s.block + c * 16L, 64);
    _tile_loadd(7, s.block + s.block_size + c * 16L, 64);
    _tile_dpbssd(0, 4, 6);
    _tile_dpbssd(1, 4, 7);
    _tile_dpbssd(2, 5, 6);
    _tile_dpbssd(3, 5, 7);
  }
  _tile_stored(0, out, stride);
  _tile_stored(1, out + 16, stride);
  _tile_stored(2, out + 16L * rows, stride);
  _tile_stored(3, out + 16L * rows + 16, stride);
}

void multiply_narrow(const Square& s, std::int32_t* out, int rows) {
  _tile_zero(0);
  _tile_zero(2);
  for (int c = 0; c < s.columns; c += 64) {
    _tile_loadd(4, s.in + c, s.columns);
    _tile_loadd(5, s.in + 16L * s.columns + c, s.columns);
    _tile_loadd(6, s.block + c * 16L, 64);
    _tile_dpbssd(0, 4, 6);
    _tile_dpbssd(2, 5, 6);
  }
  _tile_stored(0, out, 4L * rows);
  _tile_stored(2, out + 16L * rows, 4L * rows);
}

void multiply(const std::int8_t* in, int words, const Matrix& weight, std::int32_t* out) {
  const TileShapes shapes = full_tiles();
  _tile_loadconfig(&shapes);
  const long block_size = 16L * weight.columns;
  for (int w = 0; w < words; w += 32) {
    for (int r = 0; r < weight.rows; r += 32) {
      const Square square = {in + static_cast<long>(w) * weight.columns,
                             weight.packed + r / 16 * block_size, block_size, weight.columns};
      std::int32_t* to = out + static_cast<long>(w) * weight.rows + r;
      weight.rows - r > 16 ? multiply_wide(square, to, weight.rows)
                           : multiply_narrow(square, to, weight.rows);
    }
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

// The inner loops of the network. In: packed weights and plain arrays. Out: plain arrays. Promise:
// every set of kernels gives the same bits: integer products are exact, and float code does the
// same operations in the same order in 16 lanes, without fused multiply-add. Does not: allocate or
// check sizes.
#pragma once

#include <cstdint>
#include <span>

#include "parser/network.h"
#include "parser/weights.h"

namespace entente::parser {

/// One layer of the bidirectional recurrence. Vectors hold both directions, `half` each.
struct Recurrence {
  const float *scale, *forget_cell, *reset_cell, *forget_bias, *reset_bias;
  int half = 0;
};

/// Some cells of one direction (0 forward, 1 backward): 64 or 32 from `first` on.
struct Cells {
  int direction, first, count;
};

struct Kernels {
  /// out[w][r] = sum of in[w][c] * weight[r][c], r over the rows of all weights, one below the
  /// other. `in` and `out` have room for `words` rounded up to 32.
  void (*multiply)(const std::int8_t* in, int words, std::span<const Matrix> weights,
                   std::int32_t* out);

  /// out = base + the sum of the table's rows (times their scales) that are not negative. size: a
  /// multiple of 32; count: at most 32.
  void (*sum_rows)(const std::int8_t* table, const float* scales, const std::int32_t* rows,
                   int count, const float* base, int size, float* out);

  /// Layer norm of each row, then to int8; `scales` gets the scale of each.
  void (*normalise)(const float* in, const float* gain, const float* bias, int rows, int size,
                    std::int8_t* out, float* scales);

  /// Each row to int8; `scales` gets the scale of each. The rows of `in` are `stride` apart.
  void (*quantise)(const float* in, int stride, int rows, int size, std::int8_t* out,
                   float* scales);

  /// out = product * scale * scales + bias, and no less than `least`.
  void (*widen)(const std::int32_t* product, float scale, const float* scales, const float* bias,
                float least, int size, float* out);

  /// The index of the greatest product * scales + bias / scale.
  int (*best)(const std::int32_t* product, float scale, const float* scales, const float* bias,
              int size);

  /// Some cells over one sentence; product: words x [candidate, forget, reset][cells.count]; x:
  /// words x 2 half, rewritten in place.
  void (*recur)(const std::int32_t* product, const float* scales, const Recurrence& layer,
                int words, const Cells& cells, float* x);

  /// scores[i][j] = dot(left[i], right[j]); right is given transposed: [size][stride]. stride: a
  /// multiple of 16.
  void (*dots)(const float* left, const float* right, int words, int size, int stride,
               float* scores);

  /// out[r] = scale * sum over k of product[k][r] * scales[k][r] * head[k], r in 48 lanes.
  void (*pairs)(const std::int32_t* product, float scale, const float* scales, const float* head,
                int size, float* out);
};

inline constexpr int pair_lanes = 48;

/// Calls one(weight, out, stride) for each: `out` is where its rows begin, `stride` the rows of
/// all.
template <class One>
void each_weight(std::span<const Matrix> weights, std::int32_t* out, One one) {
  int stride = 0;
  for (const Matrix& weight : weights) stride += weight.rows;
  for (const Matrix& weight : weights) {
    one(weight, out, stride);
    out += weight.rows;
  }
}

Kernels portable_kernels();
Kernels avx2_kernels();
Kernels avx512_kernels();
Kernels amx_kernels();

}  // namespace entente::parser

// Kernels for any processor: the plain twin that the fast ones are tested against.
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "parser/kernels.h"

#pragma GCC optimize("fp-contract=off")

namespace entente::parser {
namespace {

#include "parser/kernels_float.inc"

std::int32_t product(const std::int8_t* in, const Matrix& weight, int row) {
  const std::int8_t* block =
      weight.packed + static_cast<long>(row / 16) * 16 * weight.columns + (row % 16) * 4;
  std::int32_t sum = 0;
  for (int c = 0; c < weight.columns; ++c) sum += in[c] * block[c / 4 * 64 + c % 4];
  return sum;
}

void multiply(const std::int8_t* in, int words, std::span<const Matrix> weights,
              std::int32_t* out) {
  for (int w = 0; w < words; ++w) {
    for (const Matrix& weight : weights) {
      for (int r = 0; r < weight.rows; ++r)
        *out++ = product(in + static_cast<long>(w) * weight.columns, weight, r);
    }
  }
}

}  // namespace

Kernels portable_kernels() { return with_multiply(multiply); }

}  // namespace entente::parser

// What the loops of training share: bf16, the exponential, random lanes. See ops.cc.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

inline float widen(std::uint16_t b) {
  const std::uint32_t bits = static_cast<std::uint32_t>(b) << 16;
  return __builtin_bit_cast(float, bits);
}

inline std::uint16_t narrow(float f) {
  const auto bits = __builtin_bit_cast(std::uint32_t, f);
  return static_cast<std::uint16_t>((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
}

// 1 + exp(-x): two sigmoids share one division.
inline float one_and_exp(float x) {
  x = std::min(30.0F, std::max(-30.0F, x)) * -1.44269504F;
  const float whole = std::floor(x + 0.5F), part = x - whole;
  float p = 1.3333558e-3F;
  p = p * part + 9.6181291e-3F;
  p = p * part + 5.5504109e-2F;
  p = p * part + 2.4022651e-1F;
  p = p * part + 6.9314718e-1F;
  p = p * part + 1.0F;
  const std::int32_t bits = (static_cast<std::int32_t>(whole) + 127) << 23;
  return 1.0F + p * __builtin_bit_cast(float, bits);
}

inline std::uint32_t next(std::uint32_t a) {
  a ^= a << 13;
  a ^= a >> 17;
  return a ^ (a << 5);
}

inline std::vector<std::uint32_t> random_lanes(std::uint64_t seed, int d) {
  std::vector<std::uint32_t> state(static_cast<std::size_t>(d));
  for (int i = 0; i < d; ++i) {
    std::uint64_t z = seed + 0x9E3779B97F4A7C15ULL * static_cast<std::uint64_t>(i + 1);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    state[i] = static_cast<std::uint32_t>(z ^ (z >> 31)) | 1U;
  }
  return state;
}

inline float dot(const float* __restrict a, const float* __restrict b, int d) {
  float s = 0;
  for (int i = 0; i < d; ++i) s += a[i] * b[i];
  return s;
}

inline void add_scaled(float* __restrict to, const float* __restrict from, float by, int d) {
  for (int i = 0; i < d; ++i) to[i] += by * from[i];
}

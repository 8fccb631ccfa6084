// The recurrence of a bidirectional SRU layer and its gradient. See ops.cc.
#include "ops_shared.h"

namespace {

struct Gates {
  const std::uint16_t* __restrict candidate, * __restrict forget, * __restrict reset;
};

inline Gates gates_of(const std::uint16_t* u, long n, int h, int direction) {
  const std::uint16_t* at = u + n * 6 * h + direction * 3 * h;
  return {at, at + h, at + 2 * h};
}

}  // namespace

extern "C" {

// u: words x [direction][candidate, forget, reset][h] in bf16; x, cell, out: words x 2h; v*, b*:
// 2h.
void scan_forward(const std::uint16_t* u, const float* x, const float* vf, const float* vr,
                  const float* bf, const float* br, const std::int32_t* start, long sentences,
                  int h, float* cell, float* out) {
  std::vector<float> zero(static_cast<std::size_t>(h), 0.0F);
  for (int direction = 0; direction < 2; ++direction) {
    const int off = direction * h;
    for (long s = 0; s < sentences; ++s) {
      const float* before = zero.data();
      const long length = start[s + 1] - start[s];
      for (long t = 0; t < length; ++t) {
        const long n = direction == 0 ? start[s] + t : start[s + 1] - 1 - t;
        const Gates g = gates_of(u, n, h, direction);
        const float* __restrict xn = x + n * 2 * h + off;
        float* __restrict c = cell + n * 2 * h + off;
        float* __restrict o = out + n * 2 * h + off;
#pragma GCC ivdep
        for (int i = 0; i < h; ++i) {
          const float fd = one_and_exp(widen(g.forget[i]) + vf[off + i] * before[i] + bf[off + i]);
          const float rd = one_and_exp(widen(g.reset[i]) + vr[off + i] * before[i] + br[off + i]);
          const float inverse = 1.0F / (fd * rd);
          const float f = rd * inverse, r = fd * inverse;
          const float z = widen(g.candidate[i]);
          const float now = z + f * (before[i] - z);
          c[i] = now;
          o[i] = xn[i] + r * (now - xn[i]);
        }
        before = c;
      }
    }
  }
}

void scan_backward(const std::uint16_t* u, const float* x, const float* vf, const float* vr,
                   const float* bf, const float* br, const std::int32_t* start, long sentences,
                   int h, const float* cell, const float* gout, std::uint16_t* gu, float* gx,
                   float* gvf, float* gvr, float* gbf, float* gbr) {
  std::vector<float> zero(static_cast<std::size_t>(h), 0.0F), carry(static_cast<std::size_t>(h));
  for (int direction = 0; direction < 2; ++direction) {
    const int off = direction * h;
    for (long s = 0; s < sentences; ++s) {
      std::fill(carry.begin(), carry.end(), 0.0F);
      const long length = start[s + 1] - start[s];
      for (long t = length - 1; t >= 0; --t) {
        const long n = direction == 0 ? start[s] + t : start[s + 1] - 1 - t;
        const long p = direction == 0 ? n - 1 : n + 1;
        const Gates g = gates_of(u, n, h, direction);
        std::uint16_t* gz = gu + n * 6 * h + direction * 3 * h;
        const float* before = t == 0 ? zero.data() : cell + p * 2 * h + off;
        const float *now = cell + n * 2 * h + off, *xn = x + n * 2 * h + off,
                    *go = gout + n * 2 * h + off;
        float* gxn = gx + n * 2 * h + off;
#pragma GCC ivdep
        for (int i = 0; i < h; ++i) {
          const float fd = one_and_exp(widen(g.forget[i]) + vf[off + i] * before[i] + bf[off + i]);
          const float rd = one_and_exp(widen(g.reset[i]) + vr[off + i] * before[i] + br[off + i]);
          const float inverse = 1.0F / (fd * rd);
          const float f = rd * inverse, r = fd * inverse;
          const float z = widen(g.candidate[i]);
          const float gc = carry[i] + go[i] * r;
          const float dr = go[i] * (now[i] - xn[i]) * r * (1 - r);
          const float df = gc * (before[i] - z) * f * (1 - f);
          gxn[i] = go[i] * (1 - r);
          gz[i] = narrow(gc * (1 - f));
          gz[h + i] = narrow(df);
          gz[2 * h + i] = narrow(dr);
          gvf[off + i] += df * before[i];
          gvr[off + i] += dr * before[i];
          gbf[off + i] += df;
          gbr[off + i] += dr;
          carry[i] = gc * f + df * vf[off + i] + dr * vr[off + i];
        }
      }
    }
  }
}

}  // extern "C"

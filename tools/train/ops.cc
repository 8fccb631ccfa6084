// The element-wise inner loops of training, called from ops.py through ctypes. In: packed float32 and bf16 arrays.
// Out: the same, filled. Promise: single-threaded, deterministic. Does not: multiply matrices (PyTorch does).
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <vector>

namespace {

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

std::vector<std::uint32_t> random_lanes(std::uint64_t seed, int d) {
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

struct Gates {
  const std::uint16_t *__restrict candidate, *__restrict forget, *__restrict reset;
};

inline Gates gates_of(const std::uint16_t* u, long n, int h, int direction) {
  const std::uint16_t* at = u + n * 6 * h + direction * 3 * h;
  return {at, at + h, at + 2 * h};
}

// p[0]: the root, p[1 + j]: head j, as exp(score - greatest score); gives back their sum. word: itself no head.
float arc_chances(const float* left, const float* right, const float* root, long n, long word, int d,
                  std::vector<float>& p) {
  p.resize(static_cast<std::size_t>(n) + 1);
  p[0] = dot(left, root, d);
  for (long j = 0; j < n; ++j) p[j + 1] = j == word ? -1e30F : dot(left, right + j * d, d);
  const float top = *std::max_element(p.begin(), p.end());
  float sum = 0;
  for (float& score : p) sum += score = std::exp(score - top);
  return sum;
}

}  // namespace

extern "C" {

void bag_forward(const float* table, const std::int32_t* rows, long words, int slots, int d, float* out) {
  for (long n = 0; n < words; ++n) {
    float* o = out + n * d;
    std::fill(o, o + d, 0.0F);
    for (int s = 0; s < slots; ++s) {
      const std::int32_t row = rows[n * slots + s];
      if (row < 0) continue;
      const float* t = table + static_cast<long>(row) * d;
      for (int i = 0; i < d; ++i) o[i] += t[i];
    }
  }
}

void bag_adam(float* table, float* m, float* v, std::int32_t* steps, long row_count, const std::int32_t* rows,
              const float* grad, long words, int slots, int d, float rate, float beta1, float beta2, float epsilon) {
  std::vector<std::int32_t> begin(static_cast<std::size_t>(row_count) + 1, 0);
  for (long k = 0; k < words * slots; ++k)
    if (rows[k] >= 0) ++begin[static_cast<std::size_t>(rows[k]) + 1];
  for (long r = 0; r < row_count; ++r) begin[r + 1] += begin[r];
  std::vector<std::int32_t> word(static_cast<std::size_t>(begin[row_count]));
  std::vector<std::int32_t> fill(begin.begin(), begin.end() - 1);
  for (long n = 0; n < words; ++n)
    for (int s = 0; s < slots; ++s)
      if (rows[n * slots + s] >= 0) word[fill[rows[n * slots + s]]++] = static_cast<std::int32_t>(n);
  std::vector<float> sum(static_cast<std::size_t>(d));
  for (long r = 0; r < row_count; ++r) {
    if (begin[r] == begin[r + 1]) continue;
    std::fill(sum.begin(), sum.end(), 0.0F);
    for (std::int32_t k = begin[r]; k < begin[r + 1]; ++k) {
      const float* g = grad + static_cast<long>(word[k]) * d;
      for (int i = 0; i < d; ++i) sum[i] += g[i];
    }
    const float step = static_cast<float>(++steps[r]);
    const float fix1 = 1.0F / (1.0F - std::pow(beta1, step));
    const float fix2 = 1.0F / (1.0F - std::pow(beta2, step));
    float *t = table + r * d, *mr = m + r * d, *vr = v + r * d;
    for (int i = 0; i < d; ++i) {
      mr[i] = beta1 * mr[i] + (1 - beta1) * sum[i];
      vr[i] = beta2 * vr[i] + (1 - beta2) * sum[i] * sum[i];
      t[i] -= rate * (mr[i] * fix1) / (std::sqrt(vr[i] * fix2) + epsilon);
    }
  }
}

// u: words x [direction][candidate, forget, reset][h] in bf16; x, cell, out: words x 2h; v*, b*: 2h.
void scan_forward(const std::uint16_t* u, const float* x, const float* vf, const float* vr, const float* bf,
                  const float* br, const std::int32_t* start, long sentences, int h, float* cell, float* out) {
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

void scan_backward(const std::uint16_t* u, const float* x, const float* vf, const float* vr, const float* bf,
                   const float* br, const std::int32_t* start, long sentences, int h, const float* cell,
                   const float* gout, std::uint16_t* gu, float* gx, float* gvf, float* gvr, float* gbf, float* gbr) {
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
        const float *now = cell + n * 2 * h + off, *xn = x + n * 2 * h + off, *go = gout + n * 2 * h + off;
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

// Layer norm of x (plus nothing), times a dropout mask made from `seed`, to bf16. keep = 1: no dropout.
void norm_forward(const float* x, const float* gain, const float* bias, long words, int d, float keep,
                  std::uint64_t seed, float* mean, float* inverse, std::uint8_t* mask, std::uint16_t* out) {
  std::vector<std::uint32_t> state = random_lanes(seed, d);
  const auto limit = static_cast<std::uint32_t>(keep * 16777216.0F);
  const float scale = 1.0F / keep;
  for (long n = 0; n < words; ++n) {
    const float* __restrict xn = x + n * d;
    std::uint8_t* __restrict on = mask + n * d;
    std::uint16_t* __restrict o = out + n * d;
    std::uint32_t* __restrict lane = state.data();
    const float* __restrict g = gain;
    const float* __restrict b = bias;
    float sum = 0, squares = 0;
    for (int i = 0; i < d; ++i) sum += xn[i];
    const float mu = sum / static_cast<float>(d);
    for (int i = 0; i < d; ++i) squares += (xn[i] - mu) * (xn[i] - mu);
    const float inv = 1.0F / std::sqrt(squares / static_cast<float>(d) + 1e-5F);
    mean[n] = mu;
    inverse[n] = inv;
#pragma GCC ivdep
    for (int i = 0; i < d; ++i) lane[i] = next(lane[i]);
#pragma GCC ivdep
    for (int i = 0; i < d; ++i) on[i] = (lane[i] >> 8) < limit ? 1 : 0;
#pragma GCC ivdep
    for (int i = 0; i < d; ++i) {
      const float y = scale * ((xn[i] - mu) * inv * g[i] + b[i]);
      o[i] = narrow((lane[i] >> 8) < limit ? y : 0.0F);
    }
  }
}

void norm_backward(const float* x, const float* gain, const float* mean, const float* inverse,
                   const std::uint8_t* mask, const std::uint16_t* gout, long words, int d, float keep, float* gx,
                   float* ggain, float* gbias) {
  const float scale = 1.0F / keep;
  std::vector<float> hat(static_cast<std::size_t>(d)), g(static_cast<std::size_t>(d));
  for (long n = 0; n < words; ++n) {
    float sum = 0, product = 0;
    const float mu = mean[n], inv = inverse[n];
    for (int i = 0; i < d; ++i) {
      const float go = widen(gout[n * d + i]) * static_cast<float>(mask[n * d + i]) * scale;
      hat[i] = (x[n * d + i] - mu) * inv;
      ggain[i] += go * hat[i];
      gbias[i] += go;
      g[i] = go * gain[i];
      sum += g[i];
      product += g[i] * hat[i];
    }
    sum /= static_cast<float>(d);
    product /= static_cast<float>(d);
    for (int i = 0; i < d; ++i) gx[n * d + i] = inv * (g[i] - sum - hat[i] * product);
  }
}

// out = relu(y + bias) with dropout; y in bf16.
void relu_forward(const std::uint16_t* y, const float* bias, long words, int d, float keep, std::uint64_t seed,
                  float* out) {
  std::vector<std::uint32_t> state = random_lanes(seed, d);
  const auto limit = static_cast<std::uint32_t>(keep * 16777216.0F);
  const float scale = 1.0F / keep;
  for (long n = 0; n < words; ++n) {
    const std::uint16_t* __restrict yn = y + n * d;
    float* __restrict o = out + n * d;
    for (int i = 0; i < d; ++i) {
      const std::uint32_t a = state[i] = next(state[i]);
      const float x = std::max(0.0F, widen(yn[i]) + bias[i]);
      o[i] = (a >> 8) < limit ? x * scale : 0.0F;
    }
  }
}

void relu_backward(const float* out, const float* gout, long words, int d, float keep, std::uint16_t* gy,
                   float* gbias) {
  const float scale = 1.0F / keep;
  for (long n = 0; n < words; ++n) {
    for (int i = 0; i < d; ++i) {
      const float g = out[n * d + i] > 0 ? gout[n * d + i] * scale : 0.0F;
      gbias[i] += g;
      gy[n * d + i] = narrow(g);
    }
  }
}

// Cross-entropy of the scores of every (dependent, head) pair against gold (1-based, 0 the root, -1 a word left out), times
// the word's weight, summed; and the gradients of that sum. Sentences whose first gold is -1 are skipped.
double arc_loss(const float* left, const float* right, const float* root, const std::int64_t* gold,
                const float* weight, const std::int32_t* start, long sentences, int d, float* gleft, float* gright,
                float* groot) {
  double loss = 0;
  std::vector<float> p;
  for (long s = 0; s < sentences; ++s) {
    const long b = start[s], n = start[s + 1] - b;
    if (n == 0 || gold[b] < 0) continue;
    for (long i = 0; i < n; ++i) {
      const long g = gold[b + i];
      const float* l = left + (b + i) * d;
      const float w = weight[b + i];
      if (g < 0 || w == 0.0F) continue;
      const float sum = arc_chances(l, right + b * d, root, n, i, d, p);
      loss -= w * std::log(std::max(1e-30F, p[g] / sum));
      for (long j = 0; j <= n; ++j) {
        const float q = w * (p[j] / sum - (j == g ? 1.0F : 0.0F));
        if (std::abs(q) < 1e-6F) continue;
        add_scaled(gleft + (b + i) * d, j == 0 ? root : right + (b + j - 1) * d, q, d);
        add_scaled(j == 0 ? groot : gright + (b + j - 1) * d, l, q, d);
      }
    }
  }
  return loss;
}

void arc_best(const float* left, const float* right, const float* root, const std::int32_t* start, long sentences,
              int d, std::int64_t* best, float* chance) {
  std::vector<float> p;
  for (long s = 0; s < sentences; ++s) {
    const long b = start[s], n = start[s + 1] - b;
    for (long i = 0; i < n; ++i) {
      const float sum = arc_chances(left + (b + i) * d, right + b * d, root, n, i, d, p);
      const long at = std::max_element(p.begin(), p.end()) - p.begin();
      best[b + i] = at;
      chance[b + i] = p[at] / sum;
    }
  }
}

// Softmax cross-entropy with label smoothing of bf16 scores plus bias; label -1 or weight 0: left out. Gives the sum of
// weight * loss; the gradients are those of scale * sum.
double soft_loss(const std::uint16_t* scores, const float* bias, const std::int64_t* label, const float* weight, long words,
                 int classes, float smooth, float scale, std::uint16_t* gscores, float* gbias) {
  double loss = 0;
  std::vector<float> held(static_cast<std::size_t>(classes));
  float* __restrict y = held.data();
  const float rest = smooth / static_cast<float>(classes);
  for (long n = 0; n < words; ++n) {
    const std::uint16_t* __restrict s = scores + n * classes;
    std::uint16_t* __restrict gs = gscores + n * classes;
    const float w = weight[n];
    if (label[n] < 0 || w == 0.0F) {
      std::fill(gs, gs + classes, std::uint16_t{0});
      continue;
    }
    float top = -1e30F, sum = 0, plain = 0;
    for (int i = 0; i < classes; ++i) {
      y[i] = widen(s[i]) + bias[i];
      top = std::max(top, y[i]);
      plain += y[i];
    }
    const float gold = y[label[n]];
    for (int i = 0; i < classes; ++i) {
      y[i] = one_and_exp(top - y[i]) - 1.0F;
      sum += y[i];
    }
    const float all = std::log(sum) + top;
    loss += w * (all - (1 - smooth) * gold - rest * plain);
    const float by = scale * w / sum, less = scale * w * rest;
    y[label[n]] -= (1 - smooth) * sum;
#pragma GCC ivdep
    for (int i = 0; i < classes; ++i) {
      const float g = by * y[i] - less;
      gs[i] = narrow(g);
      gbias[i] += g;
    }
  }
  return loss;
}

// AdamW; clip multiplies the gradient.
void adam_step(float* __restrict p, const float* __restrict g, float* __restrict m, float* __restrict v, long count, float rate,
               float beta1, float beta2, float epsilon, float decay, float fix1, float fix2, float clip) {
  for (long i = 0; i < count; ++i) {
    const float gi = g[i] * clip;
    m[i] = beta1 * m[i] + (1 - beta1) * gi;
    v[i] = beta2 * v[i] + (1 - beta2) * gi * gi;
    p[i] -= rate * (decay * p[i] + m[i] * fix1 / (std::sqrt(v[i] * fix2) + epsilon));
  }
}

double square_sum(const float* __restrict g, long count) {
  double total = 0;
  for (long i = 0; i < count;) {
    float part = 0;
    const long end = std::min(count, i + 4096);
    for (; i < end; ++i) part += g[i] * g[i];
    total += part;
  }
  return total;
}

// out[n][r] = sum over k of pair[n][r][k] * head[n][k]
void pair_forward(const std::uint16_t* pair, const float* head, long words, int rels, int k, float* out) {
  for (long n = 0; n < words * rels; ++n) {
    const std::uint16_t* __restrict p = pair + n * k;
    const float* __restrict h = head + n / rels * k;
    float s = 0;
    for (int i = 0; i < k; ++i) s += widen(p[i]) * h[i];
    out[n] = s;
  }
}

void pair_backward(const std::uint16_t* pair, const float* head, const float* gout, long words, int rels, int k,
                   std::uint16_t* gpair, float* ghead) {
  for (long n = 0; n < words; ++n) {
    const float* __restrict h = head + n * k;
    float* __restrict gh = ghead + n * k;
    for (int r = 0; r < rels; ++r) {
      const std::uint16_t* __restrict p = pair + (n * rels + r) * k;
      std::uint16_t* __restrict gp = gpair + (n * rels + r) * k;
      const float g = gout[n * rels + r];
#pragma GCC ivdep
      for (int i = 0; i < k; ++i) {
        gp[i] = narrow(g * h[i]);
        gh[i] += g * widen(p[i]);
      }
    }
  }
}

}  // extern "C"

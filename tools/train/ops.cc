// The element-wise inner loops of training, called from ops.py through ctypes. In: packed float32
// and bf16 arrays. Out: the same, filled. Promise: single-threaded, deterministic. Does not:
// multiply matrices (PyTorch does). Here: embedding sums, AdamW, layer norm and ReLU with dropout;
// the recurrence is in ops_scan.cc, losses in ops_loss.cc.
#include "ops_shared.h"

extern "C" {

void bag_forward(const float* table, const std::int32_t* rows, long words, int slots, int d,
                 float* out) {
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

void bag_adam(float* table, float* m, float* v, std::int32_t* steps, long row_count,
              const std::int32_t* rows, const float* grad, long words, int slots, int d, float rate,
              float beta1, float beta2, float epsilon) {
  std::vector<std::int32_t> begin(static_cast<std::size_t>(row_count) + 1, 0);
  for (long k = 0; k < words * slots; ++k)
    if (rows[k] >= 0) ++begin[static_cast<std::size_t>(rows[k]) + 1];
  for (long r = 0; r < row_count; ++r) begin[r + 1] += begin[r];
  std::vector<std::int32_t> word(static_cast<std::size_t>(begin[row_count]));
  std::vector<std::int32_t> fill(begin.begin(), begin.end() - 1);
  for (long n = 0; n < words; ++n)
    for (int s = 0; s < slots; ++s)
      if (rows[n * slots + s] >= 0)
        word[fill[rows[n * slots + s]]++] = static_cast<std::int32_t>(n);
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

// Layer norm of x (plus nothing), times a dropout mask made from `seed`, to bf16. keep = 1: no
// dropout.
void norm_forward(const float* x, const float* gain, const float* bias, long words, int d,
                  float keep, std::uint64_t seed, float* mean, float* inverse, std::uint8_t* mask,
                  std::uint16_t* out) {
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
                   const std::uint8_t* mask, const std::uint16_t* gout, long words, int d,
                   float keep, float* gx, float* ggain, float* gbias) {
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
void relu_forward(const std::uint16_t* y, const float* bias, long words, int d, float keep,
                  std::uint64_t seed, float* out) {
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

void relu_backward(const float* out, const float* gout, long words, int d, float keep,
                   std::uint16_t* gy, float* gbias) {
  const float scale = 1.0F / keep;
  for (long n = 0; n < words; ++n) {
    for (int i = 0; i < d; ++i) {
      const float g = out[n * d + i] > 0 ? gout[n * d + i] * scale : 0.0F;
      gbias[i] += g;
      gy[n * d + i] = narrow(g);
    }
  }
}

// AdamW; clip multiplies the gradient.
void adam_step(float* __restrict p, const float* __restrict g, float* __restrict m,
               float* __restrict v, long count, float rate, float beta1, float beta2, float epsilon,
               float decay, float fix1, float fix2, float clip) {
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

}  // extern "C"

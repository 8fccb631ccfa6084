// Arc, softmax and relation losses with their gradients. See ops.cc.
#include "ops_shared.h"

namespace {

// p[0]: the root, p[1 + j]: head j, as exp(score - greatest score); gives back their sum. word:
// itself no head.
float arc_chances(const float* left, const float* right, const float* root, long n, long word,
                  int d, std::vector<float>& p) {
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

// Cross-entropy of the scores of every (dependent, head) pair against gold (1-based, 0 the root, -1
// a word left out), times the word's weight, summed; and the gradients of that sum. Sentences whose
// first gold is -1 are skipped.
double arc_loss(const float* left, const float* right, const float* root, const std::int64_t* gold,
                const float* weight, const std::int32_t* start, long sentences, int d, float* gleft,
                float* gright, float* groot) {
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

void arc_best(const float* left, const float* right, const float* root, const std::int32_t* start,
              long sentences, int d, std::int64_t* best, float* chance) {
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

// Softmax cross-entropy with label smoothing of bf16 scores plus bias; label -1 or weight 0: left
// out. Gives the sum of weight * loss; the gradients are those of scale * sum.
double soft_loss(const std::uint16_t* scores, const float* bias, const std::int64_t* label,
                 const float* weight, long words, int classes, float smooth, float scale,
                 std::uint16_t* gscores, float* gbias) {
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

// out[n][r] = sum over k of pair[n][r][k] * head[n][k]
void pair_forward(const std::uint16_t* pair, const float* head, long words, int rels, int k,
                  float* out) {
  for (long n = 0; n < words * rels; ++n) {
    const std::uint16_t* __restrict p = pair + n * k;
    const float* __restrict h = head + n / rels * k;
    float s = 0;
    for (int i = 0; i < k; ++i) s += widen(p[i]) * h[i];
    out[n] = s;
  }
}

void pair_backward(const std::uint16_t* pair, const float* head, const float* gout, long words,
                   int rels, int k, std::uint16_t* gpair, float* ghead) {
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

// The network's arrays by name, checked once. In: a weights file. Out: everything the forward pass
// reads. Promise: all sizes agree with each other. Does not: compute.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "parser/features.h"
#include "parser/kernels.h"
#include "parser/weights.h"

namespace entente::parser {

struct Layer {
  const float *gain, *bias;
  Matrix gates;
  Recurrence recurrence;
};

/// What differs between languages: the vector added to every word, and the last matrix of tags,
/// features and lemma scripts.
struct Tongue {
  const float* base;
  Matrix tags;
  const float* tags_bias;
  std::vector<std::string_view> feats, scripts;
  Index known;               // lemma scripts of irregular words, by form and tag
  int feats_at, scripts_at;  // rows of `tags` where they begin
};

struct Sizes {
  int embedding, width, tag, name, arc, rel;
  int hidden() const { return tag + name + 2 * arc + 2 * rel; }
};

struct Layers {
  Weights weights;
  Sizes sizes;
  Index index;
  const std::int8_t* table;
  const float *table_scale, *enter_gain, *enter_norm_bias, *enter_bias, *leave_gain, *leave_bias,
      *hidden_bias, *names_bias;
  const float *arc_bias, *root_arc, *root_rel, *root_rel_scores, *pair_bias, *zeros;
  Matrix enter, hidden, names, arc, pair, rel_head;
  std::vector<Layer> recurrent;
  std::map<std::string, Tongue, std::less<>> tongues;

  static Result<Layers> open(const std::string& path);
};

}  // namespace entente::parser

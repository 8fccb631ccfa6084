// The forward pass. In: a pack of sentences of one language. Out: an Analysis a word. Promise: the
// scratch space grows to the largest pack and stays; one Forward serves one thread at a time. Does
// not: cut long sentences (Network does).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "parser/layers.h"
#include "parser/network.h"
#include "parser/recent_words.h"
#include "parser/scratch.h"

namespace entente::parser {

/// A sentence of the pack: its words and where their analyses go.
struct Piece {
  std::span<const std::string_view> words;
  Analysis* out;
};

class Forward {
 public:
  Forward(const Layers& layers, const Kernels& kernels)
      : layers_(layers), kernels_(kernels), recent_(layers.sizes.embedding) {}
  void run(std::string_view language, const Tongue& tongue, std::span<const Piece> pack);

 private:
  void look_up(std::string_view language, const Tongue& tongue, std::span<const Piece> pack);
  void recall(const Tongue& tongue, std::span<const Piece> pack);
  void look_up_new(std::string_view language);
  void sum_new(const Tongue& tongue);
  void keep_new();
  void enter();
  void recur(const Layer& layer, std::span<const Piece> pack);
  void leave();
  void tags(const Tongue& tongue);
  void names(std::span<const Piece> pack);
  void trees(std::span<const Piece> pack);
  void heads(const Piece& piece, int first);
  void relations(std::span<const Piece> pack);
  void relation(Analysis& word, long from, long to, const std::int32_t* product);
  void quantise(const float* in, int stride, int columns);
  template <class Use>
  void multiply(const Matrix& matrix, Use use);
  void widen(const Matrix& matrix, const float* bias, float least, float* out);
  void room(int words);

  const Layers& layers_;
  const Kernels& kernels_;
  int words_ = 0;
  std::vector<Analysis*> analyses_;  // where each word's goes
  RecentWords recent_;
  /// A word of the pack: how it is looked up among the recent ones, and where.
  struct Sought {
    RecentWords::Word word;
    std::string_view form;
    std::int32_t place;
  };
  std::vector<Sought> sought_;
  std::vector<int> new_;  // words of the pack that are not among the recent ones
  Scratch<std::uint64_t> form_keys_;
  Scratch<Keys> keys_;          // of the new words
  Scratch<std::int8_t> fresh_;  // rows of the new words
  Scratch<float> fresh_scale_;
  Scratch<std::int32_t> rows_, product_, heads_;
  Scratch<std::int8_t> narrow_;
  Scratch<float> scale_, x_, hidden_, left_, right_, scores_, rel_head_;
};

}  // namespace entente::parser

#include "parser/forward.h"

#include <algorithm>

#include "parser/tree.h"

namespace entente::parser {
namespace {

constexpr int name_classes = 9;  // O, then B and I of person, place, organisation, other

int round_up(int n, int to) { return (n + to - 1) / to * to; }

template <class T>
void at_least(std::vector<T>& list, long size) {
  if (list.size() < static_cast<std::size_t>(size)) list.resize(static_cast<std::size_t>(size));
}

template <class T>
T* at(std::vector<T>& list, long index) {
  return list.data() + index;
}

}  // namespace

void Forward::room(int words) {
  const Sizes& s = layers_.sizes;
  const long most = round_up(words, 32) + 32;
  words_ = words;
  at_least(keys_, words);
  at_least(rows_, static_cast<long>(words) * slots);
  at_least(scale_, most);
  at_least(x_, most * s.width);
  at_least(hidden_, most * s.hidden());
  at_least(left_, most * std::max(s.arc, s.embedding));
  at_least(rel_head_, most * pair_lanes);
}

void Forward::look_up(std::string_view language, const Tongue& tongue,
                      std::span<const Piece> pack) {
  const int size = layers_.sizes.embedding;
  std::size_t n = 0;
  for (const Piece& piece : pack) {
    const int start = first_proper(piece.words);
    for (std::size_t i = 0; i < piece.words.size(); ++i, ++n) {
      keys_[n] = word_keys(piece.words[i], language, static_cast<int>(i) == start);
      for (const std::uint64_t key : keys_[n]) layers_.index.prefetch(key);
    }
  }
  for (std::size_t i = 0; i < n * slots; ++i) {
    const std::uint64_t key = keys_[i / slots][i % slots];
    rows_[i] = key == 0 ? -1 : layers_.index.find(key);
    if (rows_[i] < 0) continue;
    const std::int8_t* row = layers_.table + static_cast<long>(rows_[i]) * size;
    for (int line = 0; line < size; line += 64) __builtin_prefetch(row + line);
  }
  for (std::size_t i = 0; i < n; ++i) {
    kernels_.sum_rows(layers_.table, layers_.table_scale, rows_.data() + i * slots, slots,
                      tongue.base, size, at(left_, static_cast<long>(i) * size));
  }
}

void Forward::multiply(const float* in, int stride, const Matrix& matrix) {
  const long most = round_up(words_, 32) + 32;
  at_least(narrow_, most * matrix.columns);
  at_least(product_, most * matrix.rows);
  for (int w = 0; w < words_; ++w) {
    scale_[static_cast<std::size_t>(w)] =
        kernels_.quantise(in + static_cast<long>(w) * stride, matrix.columns,
                          at(narrow_, static_cast<long>(w) * matrix.columns));
  }
  kernels_.multiply(narrow_.data(), words_, matrix, product_.data());
}

void Forward::enter() {
  const int from = layers_.sizes.embedding, to = layers_.sizes.width;
  const long most = round_up(words_, 32) + 32;
  at_least(narrow_, most * std::max(from, to));
  at_least(product_, most * to);
  for (int w = 0; w < words_; ++w) {
    scale_[static_cast<std::size_t>(w)] =
        kernels_.normalise(at(left_, static_cast<long>(w) * from), layers_.enter_gain,
                           layers_.enter_norm_bias, from, at(narrow_, static_cast<long>(w) * from));
  }
  kernels_.multiply(narrow_.data(), words_, layers_.enter, product_.data());
  for (int w = 0; w < words_; ++w) {
    kernels_.widen(at(product_, static_cast<long>(w) * to), scale_[static_cast<std::size_t>(w)],
                   layers_.enter.scale, layers_.enter_bias, 0.0F, to,
                   at(x_, static_cast<long>(w) * to));
  }
}

void Forward::recur(const Layer& layer, std::span<const Piece> pack) {
  const int width = layers_.sizes.width;
  at_least(product_, static_cast<long>(round_up(words_, 32) + 32) * layer.gates.rows);
  for (int w = 0; w < words_; ++w) {
    scale_[static_cast<std::size_t>(w)] =
        kernels_.normalise(at(x_, static_cast<long>(w) * width), layer.gain, layer.bias, width,
                           at(narrow_, static_cast<long>(w) * width));
  }
  kernels_.multiply(narrow_.data(), words_, layer.gates, product_.data());
  long first = 0;
  for (const Piece& piece : pack) {
    const int length = static_cast<int>(piece.words.size());
    for (int direction = 0; direction < 2; ++direction) {
      kernels_.recur(at(product_, first * layer.gates.rows), at(scale_, first), layer.recurrence,
                     length, direction, at(x_, first * width));
    }
    first += length;
  }
}

void Forward::leave() {
  const int width = layers_.sizes.width, to = layers_.sizes.hidden();
  at_least(product_, static_cast<long>(round_up(words_, 32) + 32) * to);
  for (int w = 0; w < words_; ++w) {
    scale_[static_cast<std::size_t>(w)] =
        kernels_.normalise(at(x_, static_cast<long>(w) * width), layers_.leave_gain,
                           layers_.leave_bias, width, at(narrow_, static_cast<long>(w) * width));
  }
  kernels_.multiply(narrow_.data(), words_, layers_.hidden, product_.data());
  for (int w = 0; w < words_; ++w) {
    kernels_.widen(at(product_, static_cast<long>(w) * to), scale_[static_cast<std::size_t>(w)],
                   layers_.hidden.scale, layers_.hidden_bias, 0.0F, to,
                   at(hidden_, static_cast<long>(w) * to));
  }
}

void Forward::tags(const Tongue& tongue, std::span<const Piece> pack) {
  multiply(hidden_.data(), layers_.sizes.hidden(), tongue.tags);
  long w = 0;
  for (const Piece& piece : pack) {
    for (std::size_t i = 0; i < piece.words.size(); ++i, ++w) {
      const float scale = scale_[static_cast<std::size_t>(w)];
      const auto best = [&](int from, std::size_t count) {
        const auto found = kernels_.best(at(product_, w * tongue.tags.rows + from), scale,
                                         tongue.tags.scale + from, tongue.tags_bias + from,
                                         round_up(static_cast<int>(count), 16));
        return std::min(static_cast<std::size_t>(found), count - 1);
      };
      Analysis& word = piece.out[i];
      word.upos = static_cast<Upos>(best(0, upos_count));
      word.feats = tongue.feats[best(tongue.feats_at, tongue.feats.size())];
      const std::int32_t known =
          tongue.known.find(with_tag(keys_[static_cast<std::size_t>(w)][1], word.upos));
      word.lemma_script =
          tongue.scripts[known >= 0 ? static_cast<std::size_t>(known)
                                    : best(tongue.scripts_at, tongue.scripts.size())];
    }
  }
}

void Forward::names(std::span<const Piece> pack) {
  const Sizes& s = layers_.sizes;
  multiply(at(hidden_, s.tag), s.hidden(), layers_.names);
  long w = 0;
  for (const Piece& piece : pack) {
    NameKind before = NameKind::none;
    for (std::size_t i = 0; i < piece.words.size(); ++i, ++w) {
      const int found = kernels_.best(at(product_, w * 16), scale_[static_cast<std::size_t>(w)],
                                      layers_.names.scale, layers_.names_bias, 16);
      const int tag = std::min(found, name_classes - 1);
      const auto kind = static_cast<NameKind>((tag + 1) / 2);
      piece.out[i].name = kind;
      piece.out[i].name_begins = kind != NameKind::none && (tag % 2 == 1 || kind != before);
      before = kind;
    }
  }
}

void Forward::heads(const Piece& piece, int first) {
  const Sizes& s = layers_.sizes;
  const int words = static_cast<int>(piece.words.size()), stride = round_up(words + 1, 16);
  at_least(right_, static_cast<long>(s.arc) * stride);
  at_least(scores_, static_cast<long>(words) * stride);
  at_least(heads_, words);
  std::fill_n(right_.begin(), static_cast<long>(s.arc) * stride, 0.0F);
  for (int k = 0; k < s.arc; ++k) *at(right_, static_cast<long>(k) * stride) = layers_.root_arc[k];
  for (int w = 0; w < words; ++w) {
    const float* head =
        at(hidden_, static_cast<long>(first + w) * s.hidden() + s.tag + s.name + s.arc);
    for (int k = 0; k < s.arc; ++k) *at(right_, static_cast<long>(k) * stride + w + 1) = head[k];
  }
  kernels_.dots(at(left_, static_cast<long>(first) * s.arc), right_.data(), words, s.arc, stride,
                scores_.data());
  choose_heads(scores_.data(), words, stride, heads_);
  for (int w = 0; w < words; ++w) piece.out[w].head = heads_[static_cast<std::size_t>(w)];
}

void Forward::relations(const Piece& piece, int first) {
  const Sizes& s = layers_.sizes;
  const int after = pair_lanes * s.rel;
  alignas(64) float scores[pair_lanes];
  for (int w = 0; w < static_cast<int>(piece.words.size()); ++w) {
    Analysis& word = piece.out[w];
    if (word.head < 0) {
      word.rel = Rel::root;
      continue;
    }
    const long from = first + w, to = first + word.head;
    const float scale = scale_[static_cast<std::size_t>(from)];
    const std::int32_t* product = at(product_, from * layers_.pair.rows);
    const float* head = at(hidden_, to * s.hidden() + s.hidden() - s.rel);
    kernels_.pairs(product, scale, layers_.pair.scale, head, s.rel, scores);
    int best = 0;
    for (int r = 0; r < rel_count; ++r) {
      scores[r] +=
          static_cast<float>(product[after + r]) * (layers_.pair.scale[after + r] * scale) +
          layers_.pair_bias[r] + *at(rel_head_, to * pair_lanes + r);
      if (r != static_cast<int>(Rel::root) && scores[r] > scores[best]) best = r;
    }
    word.rel = static_cast<Rel>(best);
  }
}

void Forward::trees(std::span<const Piece> pack) {
  const Sizes& s = layers_.sizes;
  multiply(at(hidden_, s.tag + s.name), s.hidden(), layers_.arc);
  for (int w = 0; w < words_; ++w) {
    kernels_.widen(at(product_, static_cast<long>(w) * s.arc), scale_[static_cast<std::size_t>(w)],
                   layers_.arc.scale, layers_.arc_bias, -3.0e38F, s.arc,
                   at(left_, static_cast<long>(w) * s.arc));
  }
  multiply(at(hidden_, s.hidden() - s.rel), s.hidden(), layers_.rel_head);
  for (int w = 0; w < words_; ++w) {
    kernels_.widen(at(product_, static_cast<long>(w) * pair_lanes),
                   scale_[static_cast<std::size_t>(w)], layers_.rel_head.scale, layers_.zeros,
                   -3.0e38F, pair_lanes, at(rel_head_, static_cast<long>(w) * pair_lanes));
  }
  multiply(at(hidden_, s.hidden() - 2 * s.rel), s.hidden(), layers_.pair);
  int first = 0;
  for (const Piece& piece : pack) {
    heads(piece, first);
    relations(piece, first);
    first += static_cast<int>(piece.words.size());
  }
}

void Forward::run(std::string_view language, const Tongue& tongue, std::span<const Piece> pack) {
  std::size_t words = 0;
  for (const Piece& piece : pack) words += piece.words.size();
  if (words == 0) return;
  room(static_cast<int>(words));
  look_up(language, tongue, pack);
  enter();
  for (const Layer& layer : layers_.recurrent) recur(layer, pack);
  leave();
  tags(tongue, pack);
  names(pack);
  trees(pack);
}

}  // namespace entente::parser

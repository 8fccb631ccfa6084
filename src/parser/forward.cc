#include "parser/forward.h"

#include <algorithm>
#include <array>

#include "parser/tree.h"

namespace entente::parser {
namespace {

constexpr int name_classes = 9;  // O, then B and I of person, place, organisation, other

int round_up(int n, int to) { return (n + to - 1) / to * to; }

/// Rows [first, first + count) of a matrix; both are multiples of 16.
Matrix rows_of(const Matrix& matrix, int first, int count) {
  return {matrix.packed + static_cast<long>(first) * matrix.columns, matrix.scale + first,
          matrix.sums + first, count, matrix.columns};
}

}  // namespace

void Forward::room(int words) {
  const Sizes& s = layers_.sizes;
  const long most = round_up(words, 32) + 32;
  words_ = words;
  at_least(keys_, words);
  at_least(form_keys_, words);
  at_least(fresh_, static_cast<long>(words) * s.embedding);
  at_least(fresh_scale_, words);
  at_least(narrow_, most * std::max(s.embedding, s.width));
  at_least(rows_, static_cast<long>(words) * slots);
  at_least(scale_, most);
  at_least(x_, most * s.width);
  at_least(hidden_, most * s.hidden());
  at_least(left_, most * std::max(s.arc, s.embedding));
  at_least(rel_head_, most * pair_lanes);
}

/// Takes what is known of the recent words; the others become `new_`.
void Forward::recall(const Tongue& tongue, std::span<const Piece> pack) {
  sought_.clear();
  new_.clear();
  for (const Piece& piece : pack) {
    const int start = first_proper(piece.words);
    for (std::size_t i = 0; i < piece.words.size(); ++i) {
      const RecentWords::Word word =
          RecentWords::word(piece.words[i], tongue.base, static_cast<int>(i) == start);
      sought_.push_back({word, piece.words[i], recent_.place(word)});
    }
  }
  const long size = layers_.sizes.embedding;
  for (std::size_t w = 0; w < sought_.size(); ++w) {
    const RecentWords::Entry* entry = recent_.find(sought_[w].word, sought_[w].place);
    if (entry == nullptr) {
      new_.push_back(static_cast<int>(w));
      continue;
    }
    form_keys_[w] = entry->form_key;
    scale_[w] = entry->scale;
    std::copy_n(recent_.row(sought_[w].place), size, at(narrow_, static_cast<long>(w) * size));
  }
}

void Forward::look_up_new(std::string_view language) {
  const int size = layers_.sizes.embedding;
  const std::size_t count = new_.size();
  for (std::size_t n = 0; n < count; ++n) {
    const Sought& sought = sought_[static_cast<std::size_t>(new_[n])];
    keys_[n] = word_keys(sought.form, language, sought.word.first);
    for (const std::uint64_t key : keys_[n]) layers_.index.prefetch(key);
  }
  for (std::size_t i = 0; i < count * slots; ++i) {
    const std::uint64_t key = keys_[i / slots][i % slots];
    rows_[i] = key == 0 ? -1 : layers_.index.find(key);
    if (rows_[i] < 0) continue;
    const std::int8_t* row = layers_.table + static_cast<long>(rows_[i]) * size;
    for (int line = 0; line < size; line += 64) __builtin_prefetch(row + line);
  }
}

void Forward::sum_new(const Tongue& tongue) {
  const int size = layers_.sizes.embedding, count = static_cast<int>(new_.size());
  for (long n = 0; n < count; ++n) {
    kernels_.sum_rows(layers_.table, layers_.table_scale, at(rows_, n * slots), slots, tongue.base,
                      size, at(left_, n * size));
  }
  kernels_.normalise(left_.data(), layers_.enter_gain, layers_.enter_norm_bias, count, size,
                     fresh_.data(), fresh_scale_.data());
}

void Forward::keep_new() {
  const long size = layers_.sizes.embedding;
  for (std::size_t n = 0; n < new_.size(); ++n) {
    const auto w = static_cast<std::size_t>(new_[n]);
    const std::int8_t* row = at(fresh_, static_cast<long>(n) * size);
    form_keys_[w] = keys_[n][form_slot];
    scale_[w] = fresh_scale_[n];
    std::copy_n(row, size, at(narrow_, static_cast<long>(w) * size));
    recent_.keep({sought_[w].word, scale_[w], form_keys_[w]}, sought_[w].place, row);
  }
}

/// The quantised row of each word and the key of its form.
void Forward::look_up(std::string_view language, const Tongue& tongue,
                      std::span<const Piece> pack) {
  recall(tongue, pack);
  look_up_new(language);
  sum_new(tongue);
  keep_new();
}

void Forward::quantise(const float* in, int stride, int columns) {
  at_least(narrow_, static_cast<long>(round_up(words_, 32) + 32) * columns);
  kernels_.quantise(in, stride, words_, columns, narrow_.data(), scale_.data());
}

/// The products of the narrow rows, some words at a time, so that `use` finds them in the cache.
template <class Use>
void Forward::multiply(const Matrix& matrix, Use use) {
  constexpr int together = 96;  // a multiple of what each kernel takes at once
  at_least(product_, static_cast<long>(together) * matrix.rows);
  for (int first = 0; first < words_; first += together) {
    const int count = std::min(together, words_ - first);
    kernels_.multiply(at(narrow_, static_cast<long>(first) * matrix.columns), count, {&matrix, 1},
                      product_.data());
    for (int n = 0; n < count; ++n) {
      const long w = first + n;
      use(w, at(product_, static_cast<long>(n) * matrix.rows), *at(scale_, w));
    }
  }
}

void Forward::widen(const Matrix& matrix, const float* bias, float least, float* out) {
  multiply(matrix, [&](long w, const std::int32_t* product, float scale) {
    kernels_.widen(product, scale, matrix.scale, bias, least, matrix.rows, out + w * matrix.rows);
  });
}

void Forward::enter() { widen(layers_.enter, layers_.enter_bias, 0.0F, x_.data()); }

void Forward::recur(const Layer& layer, std::span<const Piece> pack) {
  const int width = layers_.sizes.width, half = width / 2;
  const int lanes = half % 64 == 0 ? 64 : 32;
  at_least(product_, static_cast<long>(round_up(words_, 32) + 32) * 3 * lanes);
  kernels_.normalise(x_.data(), layer.gain, layer.bias, words_, width, narrow_.data(),
                     scale_.data());
  for (int cell = 0; cell < width; cell += lanes) {
    const Cells cells = {cell / half, cell % half, lanes};
    const int row = cells.direction * 3 * half + cells.first;
    const std::array gates = {rows_of(layer.gates, row, lanes),
                              rows_of(layer.gates, row + half, lanes),
                              rows_of(layer.gates, row + 2 * half, lanes)};
    kernels_.multiply(narrow_.data(), words_, gates, product_.data());
    long first = 0;
    for (const Piece& piece : pack) {
      const int length = static_cast<int>(piece.words.size());
      kernels_.recur(at(product_, first * 3 * lanes), at(scale_, first), layer.recurrence, length,
                     cells, at(x_, first * width));
      first += length;
    }
  }
}

void Forward::leave() {
  kernels_.normalise(x_.data(), layers_.leave_gain, layers_.leave_bias, words_, layers_.sizes.width,
                     narrow_.data(), scale_.data());
  widen(layers_.hidden, layers_.hidden_bias, 0.0F, hidden_.data());
}

void Forward::tags(const Tongue& tongue) {
  const Matrix& matrix = tongue.tags;
  quantise(hidden_.data(), layers_.sizes.hidden(), matrix.columns);
  multiply(matrix, [&](long w, const std::int32_t* product, float scale) {
    const auto best = [&](int from, std::size_t count) {
      const auto found =
          kernels_.best(product + from, scale, matrix.scale + from, tongue.tags_bias + from,
                        round_up(static_cast<int>(count), 16));
      return std::min(static_cast<std::size_t>(found), count - 1);
    };
    Analysis& word = *analyses_[static_cast<std::size_t>(w)];
    word.upos = static_cast<Upos>(best(0, upos_count));
    word.feats = tongue.feats[best(tongue.feats_at, tongue.feats.size())];
    const std::int32_t known =
        tongue.known.find(with_tag(form_keys_[static_cast<std::size_t>(w)], word.upos));
    word.lemma_script = tongue.scripts[known >= 0 ? static_cast<std::size_t>(known)
                                                  : best(tongue.scripts_at, tongue.scripts.size())];
  });
}

void Forward::names(std::span<const Piece> pack) {
  const Sizes& s = layers_.sizes;
  const Matrix& matrix = layers_.names;
  quantise(at(hidden_, s.tag), s.hidden(), matrix.columns);
  multiply(matrix, [&](long w, const std::int32_t* product, float scale) {
    const int tag = std::min(kernels_.best(product, scale, matrix.scale, layers_.names_bias, 16),
                             name_classes - 1);
    Analysis& word = *analyses_[static_cast<std::size_t>(w)];
    word.name = static_cast<NameKind>((tag + 1) / 2);
    word.name_begins = tag % 2 == 1;
  });
  for (const Piece& piece : pack) {
    NameKind before = NameKind::none;
    for (Analysis& word : std::span(piece.out, piece.words.size())) {
      word.name_begins = word.name != NameKind::none && (word.name_begins || word.name != before);
      before = word.name;
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

void Forward::relation(Analysis& word, long from, long to, const std::int32_t* product) {
  const Sizes& s = layers_.sizes;
  const int after = pair_lanes * s.rel;
  const float scale = *at(scale_, from);
  const float* head = at(hidden_, to * s.hidden() + s.hidden() - s.rel);
  alignas(64) float scores[pair_lanes];
  kernels_.pairs(product, scale, layers_.pair.scale, head, s.rel, scores);
  const float* by_head = at(rel_head_, to * pair_lanes);
  for (int r = 0; r < pair_lanes; ++r) {
    scores[r] += static_cast<float>(product[after + r]) * (layers_.pair.scale[after + r] * scale) +
                 layers_.pair_bias[r] + by_head[r];
  }
  int best = 0;
  for (int r = 0; r < rel_count; ++r) {
    if (r != static_cast<int>(Rel::root) && scores[r] > scores[best]) best = r;
  }
  word.rel = static_cast<Rel>(best);
}

/// The products of a few words at a time: those of all would not stay in the cache.
void Forward::relations(std::span<const Piece> pack) {
  constexpr int few = 32;
  const Sizes& s = layers_.sizes;
  quantise(at(hidden_, s.hidden() - 2 * s.rel), s.hidden(), s.rel);
  at_least(product_, static_cast<long>(few) * layers_.pair.rows);
  long w = 0, first = 0;
  for (const Piece& piece : pack) {
    for (std::size_t i = 0; i < piece.words.size(); ++i, ++w) {
      if (w % few == 0) {
        kernels_.multiply(at(narrow_, w * s.rel), std::min(few, words_ - static_cast<int>(w)),
                          {&layers_.pair, 1}, product_.data());
      }
      Analysis& word = piece.out[i];
      if (word.head < 0) {
        word.rel = Rel::root;
      } else {
        relation(word, w, first + word.head, at(product_, w % few * layers_.pair.rows));
      }
    }
    first = w;
  }
}

void Forward::trees(std::span<const Piece> pack) {
  const Sizes& s = layers_.sizes;
  quantise(at(hidden_, s.tag + s.name), s.hidden(), s.arc);
  widen(layers_.arc, layers_.arc_bias, -3.0e38F, left_.data());
  quantise(at(hidden_, s.hidden() - s.rel), s.hidden(), s.rel);
  widen(layers_.rel_head, layers_.zeros, -3.0e38F, rel_head_.data());
  int first = 0;
  for (const Piece& piece : pack) {
    heads(piece, first);
    first += static_cast<int>(piece.words.size());
  }
  relations(pack);
}

void Forward::run(std::string_view language, const Tongue& tongue, std::span<const Piece> pack) {
  std::size_t words = 0;
  for (const Piece& piece : pack) words += piece.words.size();
  if (words == 0) return;
  room(static_cast<int>(words));
  analyses_.clear();
  for (const Piece& piece : pack) {
    for (Analysis& word : std::span(piece.out, piece.words.size())) analyses_.push_back(&word);
  }
  look_up(language, tongue, pack);
  enter();
  for (const Layer& layer : layers_.recurrent) recur(layer, pack);
  leave();
  tags(tongue);
  names(pack);
  trees(pack);
}

}  // namespace entente::parser

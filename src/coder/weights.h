// The judge's linear models. In: ontology/judge.tsv (table, feature, weight; written by
// tools/train/train_judge.py). Out: scores. Promise: an unknown feature weighs nothing; a missing
// table scores 0. Does not: make features or decide.
#pragma once

#include <bit>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "lexicon/flat_map.h"

namespace entente::coder {

/// A part of a feature's name. A part that holds "|" counts as the parts between. Make one once and
/// use it often: it is hashed when it is made, a literal when it is compiled.
class Piece {
 public:
  template <std::size_t size>
  consteval Piece(const char (&text)[size]) : Piece(std::string_view(text)) {}
  constexpr Piece(std::string_view text) : text_(text) {
    for (std::size_t at = 0;; ++at) {
      std::uint64_t part = 0xcbf29ce484222325u;
      for (; at < text.size() && text[at] != '|'; ++at)
        part = (part ^ static_cast<unsigned char>(text[at])) * 0x100000001b3u;
      hash_ = hash_ * factor + (part ^ part >> 29);
      power_ *= factor;
      if (at >= text.size()) break;
    }
  }
  constexpr Piece(const std::string& text) : Piece(std::string_view(text)) {}

  constexpr std::string_view text() const { return text_; }
  /// The hash of a name with this piece behind it, from the name's hash (0: no name yet).
  constexpr std::uint64_t after(std::uint64_t name) const { return name * power_ + hash_; }

 private:
  static constexpr std::uint64_t factor = 0x9E3779B97F4A7C15u;
  std::string_view text_;
  std::uint64_t hash_ = 0, power_ = 1;
};

constexpr Piece either(bool first, Piece a, Piece b) { return first ? a : b; }

/// A bag of named features, binary unless they have a value. Names are kept only where somebody
/// wants to read them; that of a feature with a value reads "name=value".
class Features {
 public:
  explicit Features(bool keep_names = false) : keep_names_(keep_names) {}
  /// A feature whose name is the pieces joined by "|".
  void add(std::initializer_list<Piece> pieces) {
    std::uint64_t key = 0;
    for (const Piece& piece : pieces) key = piece.after(key);
    keys_.push_back(key);
    if (!values_.empty()) values_.push_back(1);
    if (keep_names_) add_name(pieces);
  }
  void add(double value, std::initializer_list<Piece> pieces);
  void clear();
  const std::vector<std::uint64_t>& keys() const { return keys_; }
  double value(std::size_t i) const { return values_.empty() ? 1 : values_[i]; }
  const std::vector<std::string>& names() const { return names_; }

 private:
  void add_name(std::initializer_list<Piece> pieces);

  bool keep_names_ = false;
  std::vector<std::uint64_t> keys_;
  std::vector<double> values_;  // empty: all are 1
  std::vector<std::string> names_;
};

class Weights {
 public:
  /// A missing file gives empty weights. Errors: malformed (file, line, caret).
  static Result<Weights> open(const std::string& path);
  static Result<Weights> parse(std::string_view text, const std::string& path);

  /// Sum of the table's weights over the features, each times its value, with the table's bias.
  double score(std::string_view table, const Features& features) const;
  bool has(std::string_view table) const { return find(table) != nullptr; }

 private:
  struct Table {
    std::string name;
    double bias = 0;
    lexicon::FlatMap weights;  // by hash of the name; the bits of a float

    void add(std::uint64_t key, float weight);  // the first of a key counts
    float weight(std::uint64_t key) const { return std::bit_cast<float>(weights.find(key)); }
  };
  const Table* find(std::string_view name) const;
  Table& table(std::string_view name);
  std::vector<Table> tables_;
};

double probability(double score);  // logistic

}  // namespace entente::coder

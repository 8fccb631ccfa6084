// The judge's linear models. In: ontology/judge.tsv (table, feature, weight; written by
// tools/train/train_judge.py). Out: scores. Promise: an unknown feature weighs nothing; a missing
// table scores 0. Does not: make features or decide.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace entente::coder {

/// A bag of named features, binary unless they have a value. Names are kept only where somebody
/// wants to read them; that of a feature with a value reads "name=value".
class Features {
 public:
  explicit Features(bool keep_names = false) : keep_names_(keep_names) {}
  /// A feature whose name is the pieces joined by "|".
  void add(std::initializer_list<std::string_view> pieces);
  void add(double value, std::initializer_list<std::string_view> pieces);
  const std::vector<std::uint64_t>& keys() const { return keys_; }
  double value(std::size_t i) const { return values_.empty() ? 1 : values_[i]; }
  const std::vector<std::string>& names() const { return names_; }

 private:
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
  bool has(std::string_view table) const { return tables_.count(std::string(table)) != 0; }

 private:
  std::unordered_map<std::string, std::unordered_map<std::uint64_t, float>> tables_;
};

double probability(double score);  // logistic

}  // namespace entente::coder

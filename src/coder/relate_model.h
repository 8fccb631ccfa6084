// The model behind `relate`: multinomial logistic regression over named features. In:
// ontology/relate.tsv (written by tools/train/train_relate.py). Out: a probability for each of the
// 16 types. Promise: an unknown feature weighs nothing; without a file all types are equal. Does
// not: make features.
//
// The file: a row "types", the 16 names; then a row a feature, its 16 weights in thousandths. A
// feature that holds words of a language is "@" and the 64-bit FNV-1a of its name, in hexadecimal.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace entente::coder {

inline constexpr std::size_t relate_types = 16;

class RelateModel {
 public:
  /// A missing file gives an empty model. Errors: malformed (file, line, caret).
  static Result<RelateModel> open(const std::string& path);
  static Result<RelateModel> parse(std::string_view text, const std::string& path);

  struct Answer {
    std::string_view type;
    double probability = 0;
  };
  /// The likeliest type; "" if the model is empty. CONCEDE and RETREAT, which most of the training
  /// data do not tell apart (YIELD), stand as one against the others.
  Answer answer(const std::vector<std::string>& features) const;
  bool empty() const { return weights_.empty(); }

 private:
  std::array<double, relate_types> probabilities(const std::vector<std::string>& features) const;
  double yield(const std::array<double, relate_types>& chance) const;
  using Row = std::array<float, relate_types>;
  std::vector<std::string> types_;
  std::unordered_map<std::uint64_t, Row> weights_;
};

}  // namespace entente::coder

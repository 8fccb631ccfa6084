// A sentence's tree, ready for questions. In: a Sentence. Out: children, ancestors, paths. Promise:
// total for any heads, also where the parser is wrong; every walk is bounded by the sentence's
// length.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "model/sentence.h"

namespace entente::coder {

class Tree {
 public:
  explicit Tree(const Sentence& sentence);

  /// -1 for the root and for a head that is none of the sentence's words.
  std::int32_t head(std::uint32_t word) const {
    const std::int32_t at = sentence_->words[word].head;
    return at < static_cast<std::int32_t>(sentence_->words.size()) ? at : -1;
  }
  Rel rel(std::uint32_t word) const { return sentence_->words[word].rel; }
  std::span<const std::uint32_t> children(std::uint32_t word) const {
    return {children_.data() + begin_[word], children_.data() + begin_[word + 1]};
  }
  int depth(std::uint32_t word) const { return depth_[word]; }
  bool is_under(std::uint32_t word, std::uint32_t ancestor) const;      // a word is under itself
  std::uint32_t meeting_point(std::uint32_t a, std::uint32_t b) const;  // lowest common ancestor

  /// The word of first..last that governs the others: least deep, the first of equals.
  std::uint32_t top_of(std::uint32_t first, std::uint32_t last) const;
  /// The child of `word` with this relation, -1 if none.
  std::int32_t child(std::uint32_t word, Rel rel) const;
  const Sentence& sentence() const { return *sentence_; }

 private:
  const Sentence* sentence_;
  std::vector<std::uint32_t> children_, begin_;
  std::vector<int> depth_;
};

/// Relations from `mention` up to the meeting point with `act` and down to it: "nsubj", "obl>nmod"
/// reads: the mention is nmod of an obl of the act. Coordination and apposition are transparent.
/// Steps of the act's own way up are written "^rel". At most four steps on either side, else "far".
std::string path_between(const Tree& tree, std::uint32_t mention, std::uint32_t act);

}  // namespace entente::coder

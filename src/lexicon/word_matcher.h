// Patterns over words. In: spelled-out patterns; readings of a language with spaces. Out: raw
// matches. Promise: a sentence costs little where no word begins a pattern. Does not: try words
// against items (reading.h), check parts of speech or drop shorter matches.
#pragma once

#include <string>
#include <vector>

#include "lexicon/lexicon.h"
#include "lexicon/pattern.h"
#include "lexicon/reading.h"
#include "lexicon/trie.h"

namespace entente::lexicon {

inline constexpr std::uint32_t most_gap_words = 8;

class WordMatcher {
 public:
  /// `names`: a lemma counts only if it resembles the form. In languages with proclitics (Arabic)
  /// this holds of every lemma.
  explicit WordMatcher(bool names) : names_(names) {}
  void add(const std::vector<Item>& items, std::uint32_t entry, Vocabulary& vocabulary);
  void find(const Reading& reading, std::vector<Match>& out) const;

 private:
  struct Walk;
  void walk(Walk& walk, std::uint32_t node, std::uint32_t at) const;
  void take(Walk& walk, std::uint32_t child, std::uint32_t at, std::uint32_t next) const;
  bool counts(const Reading::Step& step) const { return !names_ || !step.unlike; }
  bool begins(std::uint32_t item) const {
    return item / 64 < first_.size() && (first_[item / 64] >> (item % 64) & 1) != 0;
  }

  bool names_;
  Trie trie_;
  std::vector<std::uint64_t> first_;  // a bit an item: some pattern begins with it
};

}  // namespace entente::lexicon

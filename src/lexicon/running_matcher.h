// Patterns over running text. In: spelled-out patterns; readings of a language without spaces. Out:
// raw matches. Promise: white space does not count; a pattern that begins or ends with a Latin
// letter stops at Latin letters, and one of a name in katakana at katakana. Does not: check parts
// of speech or drop shorter matches.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "lexicon/pattern.h"
#include "lexicon/reading.h"
#include "lexicon/trie.h"

namespace entente::lexicon {

inline constexpr std::uint32_t most_gap_letters = 16;

class RunningMatcher {
 public:
  explicit RunningMatcher(bool names) : names_(names), first_(first_bits / 64) {}
  void add(const std::vector<Item>& items, std::uint32_t entry, const Vocabulary& vocabulary);
  void find(const Reading& reading, std::vector<Match>& out) const;

 private:
  using Letter = Reading::Letter;
  struct Spelled {
    std::uint32_t entry;
    std::uint64_t capitals;  // of its letters
  };
  struct Walk;

  void walk(Walk& walk, std::uint32_t node, std::uint32_t at) const;
  void emit(Walk& walk, const Spelled& spelled, std::uint32_t end) const;
  bool bounded(const std::vector<Letter>& letters, std::uint32_t first, std::uint32_t end) const;
  bool same_run(const Letter& left, const Letter& right) const;
  /// May a pattern begin with this letter?
  bool begins(char32_t code) const {
    const std::uint32_t bit = code % first_bits;
    return (first_[bit / 64] >> (bit % 64) & 1) != 0;
  }

  static constexpr std::uint32_t first_bits = 1u << 16;
  bool names_;
  std::vector<Spelled> spelled_;
  Trie trie_;
  std::vector<std::uint64_t> first_;  // of the first letters
};

}  // namespace entente::lexicon

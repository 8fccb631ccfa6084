// Patterns over running text. In: spelled-out patterns; sentences of a language without spaces.
// Out: raw matches. Promise: white space does not count; a pattern that begins or ends with a Latin
// letter stops at Latin letters, and one of a name in katakana at katakana. Does not: check parts
// of speech or drop shorter matches.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "lexicon/orthography.h"
#include "lexicon/pattern.h"
#include "lexicon/trie.h"

namespace entente::lexicon {

inline constexpr std::uint32_t most_gap_letters = 16;

class RunningMatcher {
 public:
  RunningMatcher(Orthography orthography, bool names)
      : orthography_(std::move(orthography)), names_(names) {}
  void add(const std::vector<Item>& items, std::uint32_t entry);
  void find(const Document& document, const Sentence& sentence, std::vector<Match>& out) const;

 private:
  struct Letter {
    char32_t code, printed;
    std::uint32_t begin, end;  // bytes of the document
    std::uint32_t word;        // the word it is part of, or the next one
  };
  struct Spelled {
    std::uint32_t entry;
    std::uint64_t capitals;  // of its letters
  };
  struct Walk;

  void read(const Document& document, const Sentence& sentence, std::vector<Letter>& out) const;
  void walk(Walk& walk, std::uint32_t node, std::uint32_t at) const;
  void emit(Walk& walk, const Spelled& spelled, std::uint32_t end) const;
  bool bounded(const std::vector<Letter>& letters, std::uint32_t first, std::uint32_t end) const;
  bool same_run(const Letter& left, const Letter& right) const;

  Orthography orthography_;
  bool names_;
  std::vector<Spelled> spelled_;
  Trie trie_;
};

}  // namespace entente::lexicon

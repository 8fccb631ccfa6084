// Patterns over words. In: spelled-out patterns; sentences of a language with spaces. Out: raw
// matches. Promise: an item is tried against form, lemma, surface token, up to five tokens written
// together, and, where the language has them, forms without proclitics or suffixes. Does not: check
// parts of speech or drop shorter matches.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lexicon/item_table.h"
#include "lexicon/lexicon.h"
#include "lexicon/orthography.h"
#include "lexicon/pattern.h"
#include "lexicon/trie.h"

namespace entente::lexicon {

inline constexpr std::uint32_t most_gap_words = 8;
inline constexpr std::uint32_t most_joined_tokens = 5;

class WordMatcher {
 public:
  /// `names`: a lemma counts only if it resembles the form, since lemmatisers invent lemmas for
  /// unknown names. In languages with proclitics (Arabic) this holds of every lemma.
  WordMatcher(Orthography orthography, std::vector<std::string> proclitics, bool names);
  void add(const std::vector<Item>& items, std::uint32_t entry);
  void find(const Document& document, const Sentence& sentence, std::vector<Match>& out) const;

 private:
  struct Step {
    std::uint32_t item, next;  // the item and the word after it
  };
  struct Steps {  // of all words: those of word w are steps[begins[w]..begins[w + 1])
    std::vector<Step> steps;
    std::vector<std::uint32_t> begins;
  };
  struct Walk;

  void collect(const Document& document, const Sentence& sentence, Steps& out) const;
  void collect_word(const Word& word, std::uint32_t at, bool shouting, Steps& out) const;
  void collect_joined(const Document& document, const Sentence& sentence, std::uint32_t at,
                      bool shouting, Steps& out) const;
  void collect_bare(const std::string& folded, std::string_view form, std::uint32_t next,
                    bool shouting, int depth, Steps& out) const;
  void try_form(const std::string& folded, std::string_view printed, std::size_t beyond,
                std::uint32_t next, bool shouting, Steps& out) const;
  void walk(Walk& walk, std::uint32_t node, std::uint32_t at) const;

  Orthography orthography_;
  std::vector<std::string> proclitics_;  // folded
  bool names_;
  ItemTable table_;
  Trie trie_;
};

}  // namespace entente::lexicon

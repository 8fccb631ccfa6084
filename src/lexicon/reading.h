// A sentence as the lexicons of its language compare it. In: a sentence, the language's vocabulary.
// Out: for languages with spaces, what items accept each word; for others, the folded letters.
// Promise: an item is tried against form, lemma, surface token, up to five tokens written together,
// and, where the language has them, forms without proclitics or suffixes. Lives as long as sentence
// and document do. Does not: match patterns.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "lexicon/lexicon.h"
#include "lexicon/vocabulary.h"

namespace entente::lexicon {

inline constexpr std::uint32_t most_joined_tokens = 5;

class Reading {
 public:
  /// An item that accepts the words from one up to `next`.
  struct Step {
    std::uint32_t item, next;
    /// Only by a lemma unlike the form: lemmatisers invent lemmas for unknown names.
    bool unlike;
  };
  struct Letter {
    char32_t code, printed;
    std::uint32_t begin, end;  // bytes of the document
    std::uint32_t word;        // the word it is part of, or the next one
  };

  Reading(const Document& document, const Sentence& sentence, const Vocabulary& vocabulary);

  const Document& document() const { return document_; }
  const Sentence& sentence() const { return sentence_; }
  const Vocabulary& vocabulary() const { return vocabulary_; }
  /// All in capitals: capitals say nothing.
  bool shouting() const { return shouting_; }
  std::span<const Step> steps(std::uint32_t word) const {
    return {steps_.data() + begins_[word], begins_[word + 1] - begins_[word]};
  }
  const std::vector<Letter>& letters() const { return letters_; }

 private:
  class Collector;
  void read_letters();

  const Document& document_;
  const Sentence& sentence_;
  const Vocabulary& vocabulary_;
  bool shouting_;
  std::vector<Step> steps_;  // those of word w are steps_[begins_[w]..begins_[w + 1])
  std::vector<std::uint32_t> begins_;
  std::vector<Letter> letters_;
};

}  // namespace entente::lexicon

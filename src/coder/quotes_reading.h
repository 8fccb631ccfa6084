// What the search for quotes reads of a document. In: document, trees, mentions, the speech of its
// language. Out: its quotations, and the cues and sources of each sentence outside of them.
// Does not: decide who speaks. Private to the search.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "coder/quotes_marks.h"
#include "coder/quotes_speech.h"
#include "coder/tree.h"
#include "model/document.h"
#include "model/sentence.h"
#include "resolver/mention.h"

namespace entente::coder {

struct Cue {
  std::uint32_t sentence = 0, first = 0, last = 0;
  std::uint32_t verb = 0;  // the word that governs the clause of the cue
  Span span;
  CueUse use = CueUse::both;
};

/// "according to", によると.
struct SourcePhrase {
  std::uint32_t sentence = 0, first = 0, last = 0;
  Span span;
  bool after = false;  // the phrase follows the name of the source
};

class SpeechReading {
 public:
  SpeechReading(const Document& document, const Parsed& parsed, const resolver::Mentions& mentions,
                const Speech& speech);

  const Document& document() const { return document_; }
  const Parsed& parsed() const { return parsed_; }
  const resolver::Mentions& mentions() const { return mentions_; }
  const Speech& speech() const { return speech_; }
  const std::vector<Quotation>& quotations() const { return quotations_; }
  const std::vector<Cue>& cues() const { return cues_; }
  /// The cues and the actors of sentences first..last.
  std::span<const Cue> cues_in(std::uint32_t first, std::uint32_t last) const;
  std::span<const resolver::ActorMention> actors_in(std::uint32_t first, std::uint32_t last) const;
  const std::vector<SourcePhrase>& sources() const { return sources_; }

  const Sentence& sentence(std::uint32_t index) const { return parsed_.sentences[index]; }
  const Tree& tree(std::uint32_t sentence) const;
  /// The sentence that holds the byte or, between two, the one before it; none before the first.
  std::optional<std::uint32_t> sentence_at(std::uint32_t byte) const;
  /// The first word of the sentence that ends after `byte` (its size if none).
  std::uint32_t word_at(std::uint32_t sentence, std::uint32_t byte) const;
  bool quoted(Span span) const;  // inside a quotation
  /// Words that are no punctuation and begin in [begin, end).
  std::uint32_t count_words(std::uint32_t begin, std::uint32_t end) const;

 private:
  void find_cues(std::uint32_t sentence);
  std::uint32_t verb_of(const Tree& tree, std::uint32_t first, std::uint32_t last) const;

  const Document& document_;
  const Parsed& parsed_;
  const resolver::Mentions& mentions_;
  const Speech& speech_;
  std::vector<Quotation> quotations_;
  std::vector<Cue> cues_;
  std::vector<SourcePhrase> sources_;
  mutable std::vector<std::optional<Tree>> trees_;
};

}  // namespace entente::coder

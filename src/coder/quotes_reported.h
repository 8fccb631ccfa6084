// Reported speech: "said that …", "…, officials said", "according to …". In: the reading of a
// document and its direct quotes. Out: quotes without marks, in the order of the cues. Promise: a
// clause that is for the greater part between marks is left to the direct quotes; a cue that is
// negated reports nothing. Does not: look into quotations. Private to the search for quotes.
#pragma once

#include <optional>
#include <vector>

#include "coder/quotes_speaker.h"
#include "model/quote.h"

namespace entente::coder {

class ReportedSpeech {
 public:
  explicit ReportedSpeech(const SpeechReading& reading) : reading_(reading), speakers_(reading) {}
  std::vector<Quote> find(const std::vector<Quote>& direct) const;

 private:
  /// Words first..last of a sentence.
  struct Clause {
    std::uint32_t first = 0, last = 0;
    double confidence = 0;
  };
  std::optional<Clause> clause_of(const Cue& cue) const;
  std::optional<Clause> complement(const Cue& cue) const;
  std::optional<Clause> main_clause(const Cue& cue) const;
  std::optional<Clause> by_order(const Cue& cue) const;
  std::optional<Clause> besides(const SourcePhrase& source, Span speaker) const;
  Clause extent(const Cue& cue, std::uint32_t head) const;
  Span trimmed(std::uint32_t sentence, Clause clause) const;
  bool is_complement(const Cue& cue, std::uint32_t child) const;
  bool negated(const Cue& cue) const;
  bool mostly_quoted(Span span) const;
  bool cut_away(std::uint32_t sentence, Span speaker, Span& words) const;
  bool who(const Cue& cue, const std::vector<Quote>& told, Quote& quote) const;

  const SpeechReading& reading_;
  SpeakerFinder speakers_;
};

}  // namespace entente::coder

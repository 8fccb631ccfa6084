// Which quotations are statements, and whose. In: the reading of a document. Out: direct quotes in
// the order of the text. Promise: one or two words without a cue are a name or an ironic term, no
// quote; a quotation that goes on without a cue keeps its speaker. Does not: look at speech without
// marks. Private to the search for quotes.
#pragma once

#include <vector>

#include "coder/quotes_speaker.h"
#include "model/quote.h"

namespace entente::coder {

class DirectSpeech {
 public:
  explicit DirectSpeech(const SpeechReading& reading) : reading_(reading), speakers_(reading) {}
  std::vector<Quote> find();

 private:
  /// Where the words about a quotation may stand.
  struct Frame {
    std::uint32_t lead_begin = 0, tail_end = 0;  // bytes; the quotation lies between
    std::uint32_t lead_sentence = 0, tail_sentence = 0;
    std::uint32_t words = 0, beside = 0;  // in the quotation; in the sentence outside of it
    std::uint32_t between = 0;            // since the quotation before
    bool colon = false;                   // right before the quotation
  };
  struct Choice {
    const Cue* cue = nullptr;
    double score = 0;
  };
  Frame frame_of(const Quotation& quotation) const;
  std::uint32_t tail_end(const Quotation& quotation, std::uint32_t sentence) const;
  Choice cue_for(const Quotation& quotation, const Frame& frame) const;
  double score(const Cue& cue, const Quotation& quotation, const Frame& frame) const;
  double lead_score(const Cue& cue, const Quotation& quotation, const Frame& frame) const;
  bool governs(const Cue& cue, const Quotation& quotation) const;
  bool is_name(const Quotation& quotation) const;
  bool continues(const Frame& frame) const;
  bool from_source(const Quotation& quotation, const Frame& frame, Quote& quote) const;
  void with_cue(const Choice& choice, const Frame& frame, Quote& quote) const;
  void keep(Quote quote, const Quotation& quotation);

  const SpeechReading& reading_;
  SpeakerFinder speakers_;
  std::vector<Quote> found_;
  std::uint32_t last_end_ = 0;
  bool dash_ = false;  // the last one found was opened by a dash
};

/// Copies name, role, code and words of the speaker into the quote.
void say_who(const Speaker& speaker, Quote& quote);
/// The speaker of another quote, without the words that name him there.
void say_who(const Quote& other, Quote& quote);

}  // namespace entente::coder

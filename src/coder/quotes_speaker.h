// Who speaks. In: a cue or a source phrase of a document. Out: the speaker's name, role and code
// with the words that say so. Promise: total for any tree; a speaker without name has an empty
// name. Does not: find cues. Private to the search for quotes.
#pragma once

#include <optional>
#include <string>

#include "coder/quotes_reading.h"

namespace entente::coder {

struct Speaker {
  std::string name, role, code;
  Span span;
  double confidence = 0;
  bool pronoun = false;  // named by a pronoun that the resolver could not resolve
};

class SpeakerFinder {
 public:
  explicit SpeakerFinder(const SpeechReading& reading) : reading_(reading) {}

  /// The subject of the cue, else the name beside it in `zone` outside of quotations and of the
  /// words said. After the words, the name that follows the cue speaks, whatever the tree says.
  std::optional<Speaker> of(const Cue& cue, Span zone, Span words) const;
  /// The name beside a source phrase.
  std::optional<Speaker> of(const SourcePhrase& source) const;

 private:
  std::int32_t subject(const Cue& cue) const;
  Speaker described(std::uint32_t sentence, std::uint32_t word) const;
  Speaker named(const resolver::ActorMention& mention) const;
  Speaker unlisted(std::uint32_t sentence, std::uint32_t word) const;
  const resolver::ActorMention* mention_of(std::uint32_t sentence, std::uint32_t word) const;
  const resolver::ActorMention* beside(const Cue& cue, Span zone, Span words) const;
  void name_in_full(Speaker& speaker) const;
  void name_beside(const resolver::ActorMention& mention, Speaker& speaker) const;
  const resolver::ActorMention* person_before(const resolver::ActorMention& pronoun) const;
  std::string role_of(const resolver::ActorMention& mention, const std::string& full) const;
  const SpeechReading& reading_;
};

}  // namespace entente::coder

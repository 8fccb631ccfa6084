// The resolver room: who, when and where. In: a document and its trees. Out: mentions of actors,
// dates and places. Promise: every span is a piece of the text and every mention says why;
// resolve() is thread-safe; the lexicons of a language are read on first use, and a fault in them
// is an error of that call, with file, line and caret. Does not: know events; resolve dropped
// subjects (last_subject helps); guess a person without role or lexicon.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "model/document.h"
#include "model/sentence.h"
#include "resolver/mention.h"

namespace entente::resolver {

class Resolver {
 public:
  /// Errors: not_found (no `languages` folder), malformed (a date file, the display names).
  static Result<Resolver> open(const std::string& data_folder);

  /// Empty for a language without names.tsv and roles.tsv. A malformed lexicon gives no actors; see
  /// check().
  Mentions resolve(const Document& document, const Parsed& parsed) const;

  /// The fault in the lexicons of a language, if any: what resolve() had to do without.
  Result<void> check(const std::string& language) const;

  struct State;

 private:
  std::shared_ptr<State> state_;
};

/// The subject that a clause without one may continue: the nearest subject before `word` in its
/// sentence, else the first subject of the sentence before; nullptr if neither is an actor.
const ActorMention* last_subject(const Parsed& parsed, const Mentions& mentions,
                                 std::uint32_t sentence, std::uint32_t word);

}  // namespace entente::resolver

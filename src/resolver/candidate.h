// A phrase on its way to a mention. In: drafts of a sentence. Out: candidates, named or still
// without actors, and the places that the names give. Promise: spans are contiguous pieces of the
// text. Does not: look beyond the sentence.
#pragma once

#include <string>
#include <vector>

#include "resolver/mention.h"
#include "resolver/phrases.h"

namespace entente::resolver {

/// What a candidate without actors waits for.
enum class Wait : std::uint8_t { nothing, state, two, nation, counterpart, one, many };

struct Candidate {
  ActorMention mention;
  Wait wait = Wait::nothing;
  std::string sector;         // of the role
  std::string role_key;       // the lower-cased head word of the role, "" if no role
  std::string inner_key;      // and of the role inside it
  std::uint32_t parties = 2;  // of those that wait for several
  bool person_role = false, domestic = false;
  bool subject = false;
  bool possessed = false;  // "his country", "its army"
  bool located = false;    // a name that is a place here
  bool local = false;      // "the local police": of the scene, not of the reader's state
  std::uint32_t clause = 0;
  /// A crowd or residents: often those to whom it is done.
  bool victim() const {
    return sector == "CVL" || sector == "REF" || sector == "LAB" || sector == "EDU" ||
           sector == "AGR";
  }
};

struct Found {
  std::vector<Candidate> candidates;
  std::vector<PlaceMention> places;
  std::vector<std::vector<lexicon::Match>> references;  // of each sentence, by reference.tsv
};

/// For each sentence, which words are part of a candidate.
std::vector<std::vector<bool>> taken_words(const Parsed& parsed, const Found& found);

void add_candidates(const Document& document, const Sentence& sentence, std::uint32_t index,
                    const Phrases& phrases, const Knowledge& knowledge, Found& out);

}  // namespace entente::resolver

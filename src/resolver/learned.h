// What a document teaches about names. In: candidates with actors. Out: more candidates: persons
// introduced with a role ("Iwaya") or by a full name that a lexicon knows, acronyms introduced in
// brackets, wherever they stand alone. Promise: a learned name never covers words of another
// candidate. Does not: learn from one document for another.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "resolver/candidate.h"

namespace entente::resolver {

class Learned {
 public:
  /// Learns persons and acronyms from candidates that have actors.
  void learn(const Document& document, const Parsed& parsed, const Found& found);
  /// Gives waiting candidates with a person the actors learned for that person.
  void apply(Found& found) const;
  /// Adds candidates for learned names that stand alone; the result is in text order.
  void add_mentions(const Document& document, const Parsed& parsed, const Knowledge& knowledge,
                    Found& found) const;

 private:
  struct Known {
    std::vector<Actor> actors;
    std::string person, why;
    bool proper = false;  // counts only as a proper noun
  };
  void learn_person(const Candidate& candidate);
  void learn_acronym(const Document& document, const Sentence& sentence,
                     const Candidate& candidate);
  const Known* find(const Word& word) const;

  std::map<std::string, Known, std::less<>> names_;        // one word
  std::map<std::string, std::vector<std::string>> stems_;  // first letters -> names of persons
};

}  // namespace entente::resolver

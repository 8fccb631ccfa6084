// What the lexicons of a language find in one sentence. In: the sentence. Out: the matches of each
// lexicon. Promise: the sentence is read once for all of them. Does not: decide what they mean.
#pragma once

#include <vector>

#include "lexicon/reading.h"
#include "resolver/knowledge.h"

namespace entente::resolver {

struct Marks {
  std::vector<lexicon::Match> bearers, names, roles, traps, locatives, references;

  static Marks of(const lexicon::Reading& reading, const Knowledge& knowledge) {
    Marks marks;
    knowledge.bearers.find(reading, marks.bearers);
    knowledge.names.find(reading, marks.names);
    knowledge.roles.find(reading, marks.roles);
    knowledge.traps.find(reading, marks.traps);
    knowledge.locatives.find(reading, marks.locatives);
    knowledge.references.find(reading, marks.references);
    return marks;
  }
};

}  // namespace entente::resolver

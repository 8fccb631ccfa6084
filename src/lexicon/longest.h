// Longest match wins. In: raw matches of one lexicon in one sentence. Out: those not inside a
// longer one, in order. Promise: of matches of the same place and key the earlier row stays; of the
// same entry and first word the nearest end of a gap stays; matches without gaps cost n log n. Does
// not: choose between keys.
#pragma once

#include <vector>

#include "lexicon/lexicon.h"

namespace entente::lexicon {

void keep_longest(std::vector<Match>& matches, const std::vector<Entry>& entries);

}  // namespace entente::lexicon

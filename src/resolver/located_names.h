// Names that are places. In: the phrases of a sentence. Out: mentions of places, and where a
// dateline ends. Promise: regions are places always, states and capitals where an adposition,
// particle or ending says so or in a dateline. Does not: know towns (the gazetteer does).
#pragma once

#include <vector>

#include "resolver/mention.h"
#include "resolver/phrases.h"

namespace entente::resolver {

/// The word after which the sentence proper begins ("HANOI, Feb 27 -", "(서울=연합뉴스)"), 0 if
/// there is no dateline.
std::uint32_t dateline_end(const Document& document, const Sentence& sentence,
                           const Knowledge& knowledge,
                           const std::vector<lexicon::Match>& references);

/// A name in the dateline: a place, no actor.
bool in_dateline(const Phrases& phrases, const Term& term);

void add_places(const Document& document, std::uint32_t index, const Phrases& phrases,
                const Knowledge& knowledge, std::vector<PlaceMention>& out);

}  // namespace entente::resolver

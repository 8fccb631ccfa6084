// Who may be a party of an act. In: an act, the mentions of its sentence, the events told before.
// Out: candidates with all that the judge needs to know of them. Promise: every candidate is a
// mention of the text, or codes of one told of before, and says which. Does not: judge. Private to
// the coder.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "coder/party_features.h"
#include "model/event.h"

namespace entente::coder {

/// Everybody who may be a party of an act in this sentence. `adpositions`: around each of its
/// mentions.
std::vector<Candidate> candidates_of(const Act& act, const std::vector<Act>& acts,
                                     const Scene& scene, std::span<const Adpositions> adpositions,
                                     const resolver::Mentions& mentions, const Relators& relators,
                                     const std::vector<Event>& earlier, const Rules& rules);

/// Adds the parties whose codes `to` lacks.
void add_missing(std::vector<Party>& to, const std::vector<Party>& from, double confidence);

/// The parties as inferred: no words of the text are theirs.
std::vector<Party> without_words(const std::vector<Party>& parties, std::string_view why);

}  // namespace entente::coder

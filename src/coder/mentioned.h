// Whom the sentence of an act names. In: an act, the acts and the actor mentions of its sentence.
// Out: candidates with how each stands to the act, to other acts and to the other mentions. Private
// to the coder.
#pragma once

#include <span>
#include <vector>

#include "coder/party_features.h"
#include "model/event.h"

namespace entente::coder {

/// `adpositions`: around each mention of the sentence, in their order.
std::vector<Candidate> mentioned(const Act& act, const std::vector<Act>& acts, const Scene& scene,
                                 std::span<const Adpositions> adpositions,
                                 const resolver::Mentions& mentions, const Relators& relators);

Party party_of(const resolver::Actor& actor, const resolver::ActorMention& mention);

}  // namespace entente::coder

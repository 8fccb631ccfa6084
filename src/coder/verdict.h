// Keep or drop: the judge's last word on an act with its parties. In: the act, its parties, the
// acts around it. Out: features and the events's place in the codebook (what a future or denied act
// becomes). Promise: every drop has a reason in words.
#pragma once

#include <string>

#include "coder/acts.h"
#include "coder/parties.h"

namespace entente::coder {

/// Features of "this act is an event".
void add_verdict_features(const Act& act, const Assignment& parties, const Act* swallower,
                          const std::string& auxiliary, const Scene& scene, const Setting& setting,
                          const std::vector<Act>& acts, const Ontology& ontology, Features& out);

/// The codebook on acts to come: a future CONSULT, SUPPORT, COOPERATE or AID is AGREE, a future
/// RETREAT is CONCEDE. Changes type, mode and auxiliary; true if it did.
bool apply_future(std::string& type, std::string& mode, std::string& auxiliary);

/// True if all of `day` (a day, month or year) lies more than twelve months before `published`: the
/// scheme's historical. False where either is unknown.
bool long_ago(Date day, Date published);

}  // namespace entente::coder

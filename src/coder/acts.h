// Acts: triggers for which a rule holds. In: a scene and the rules. Out: acts with type, mode,
// voice, and what the words around them say of their reality. Does not: look for parties.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "coder/party_features.h"
#include "coder/rules.h"
#include "coder/scene.h"

namespace entente::coder {

/// A trigger without a rule, for explain.
struct NearMiss {
  const Hit* hit = nullptr;
  const Rule* nearest = nullptr;  // nullptr: no rule has this trigger
};

std::vector<Act> acts_of(const Scene& scene, const Rules& rules, const Ontology& ontology,
                         const Relators& relators, std::uint32_t sentence,
                         std::vector<NearMiss>* misses);

/// The act in whose complement this act stands and whose rule swallows it, or nullptr.
const Act* swallower(const Act& act, const std::vector<Act>& acts, const Scene& scene);

/// The innermost act in whose complement this act stands, or nullptr.
const Act* governor_of(const Act& act, const std::vector<Act>& acts, const Scene& scene);

/// The act whose complement says the same again ("confirmed their commitment": two words, one
/// promise), or nullptr.
const Act* doubled_by(const Act& act, const std::vector<Act>& acts, const Scene& scene);

/// "", historical, future, hypothetical or negation, by signs, tense and mood around the act.
/// `reason` says which.
std::string auxiliary_of(const Act& act, const Scene& scene, const Ontology& ontology,
                         std::string& reason);

/// By the verb's voice, by an auxiliary that the language lists as passive, or as a participle that
/// modifies its object.
bool is_passive(const Scene& scene, const Hit& hit, const Relators& relators);

}  // namespace entente::coder

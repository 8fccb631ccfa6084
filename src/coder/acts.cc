#include "coder/acts.h"

#include <algorithm>

namespace entente::coder {
namespace {

Act make_act(const Scene& scene, const Hit& hit, const Rule& rule, const Scope& scope,
             const Relators& relators, std::uint32_t sentence) {
  Act act;
  act.hit = &hit;
  act.rule = &rule;
  act.mode = std::string(mode_of(rule, scope));
  act.sentence = sentence;
  act.scope = scope;
  act.swap = hit.swap != rule.swapped;
  act.passive = !hit.swap && is_passive(scene, hit, relators);
  return act;
}

/// Of acts of one rule whose words overlap, the one with more words stays.
void add_longest(std::vector<Act>& acts, Act act) {
  for (Act& other : acts) {
    const bool overlap = other.hit->first <= act.hit->last && act.hit->first <= other.hit->last;
    if (other.rule != act.rule || !(overlap || other.hit->head == act.hit->head)) continue;
    if (act.hit->last - act.hit->first > other.hit->last - other.hit->first) other = std::move(act);
    return;
  }
  acts.push_back(std::move(act));
}

bool in_complement(Rel rel) {
  return rel == Rel::ccomp || rel == Rel::xcomp || rel == Rel::obj || rel == Rel::obl ||
         rel == Rel::iobj || rel == Rel::advcl || rel == Rel::acl || rel == Rel::nmod ||
         rel == Rel::compound || rel == Rel::amod || rel == Rel::csubj;
}

/// True if `inner` hangs under `outer` by complements only.
bool is_complement_of(const Tree& tree, std::uint32_t inner, std::uint32_t outer) {
  if (inner == outer || !tree.is_under(inner, outer)) return false;
  bool complement = false;
  for (std::uint32_t at = inner; at != outer; at = static_cast<std::uint32_t>(tree.head(at))) {
    if (tree.rel(at) == Rel::nsubj || tree.rel(at) == Rel::parataxis) return false;
    complement = complement || in_complement(tree.rel(at));
  }
  return complement;
}

struct Sign {
  std::string_view concept_name;
  std::string_view auxiliary;
};
constexpr Sign signs[] = {{"NEGATION", "negation"}, {"DENIED", "negation"},
                          {"ATTEMPT", "negation"},  {"HYPOTHETICAL", "hypothetical"},
                          {"FUTURE", "future"},     {"HISTORY", "historical"}};

/// A sign holds for the act if it stands in the act's verb group or governs it, but is no part of
/// its own words.
bool sign_holds(const Hit& sign, const Act& act, const Scene& scene) {
  if (sign.first >= act.hit->first && sign.last <= act.hit->last) return false;
  const Tree& tree = scene.tree();
  if (tree.is_under(act.hit->head, sign.head) && sign.head != act.hit->head) {
    return is_complement_of(tree, act.hit->head, sign.head);
  }
  for (const std::uint32_t word : scene.verb_group(*act.hit)) {
    if (sign.head == word || tree.head(sign.head) == static_cast<std::int32_t>(word)) return true;
  }
  return false;
}

/// "s'est entretenu": to be, a participle, and no passive.
bool is_reflexive(const Tree& tree, std::uint32_t verb) {
  const std::int32_t pronoun = tree.child(verb, Rel::expl);
  return pronoun >= 0 &&
         tree.sentence().words[static_cast<std::uint32_t>(pronoun)].has("Reflex=Yes");
}

}  // namespace

bool is_passive(const Scene& scene, const Hit& hit, const Relators& relators) {
  const std::vector<Word>& words = scene.sentence().words;
  const Word& head = words[hit.head];
  const bool participle = head.has("VerbForm=Part");
  const bool uninflected = head.upos == Upos::VERB && !head.has("VerbForm=");
  const bool may_be_passive = participle || uninflected;
  if (uninflected && relators.has_stem("passive", head) && !relators.has_stem("active", head))
    return true;
  if (head.has("Person=0") && !head.has("Voice=Act")) return true;
  if (is_reflexive(scene.tree(), hit.head)) return false;
  for (const std::uint32_t word : scene.verb_group(hit)) {
    if (words[word].has("Voice=Pass")) return true;
    if (may_be_passive && word != hit.head && relators.marks("passive", words[word])) return true;
  }
  return head.rel == Rel::acl && participle && !head.has("Tense=Pres") && !head.has("Voice=Act");
}

std::vector<Act> acts_of(const Scene& scene, const Rules& rules, const Ontology& ontology,
                         const Relators& relators, std::uint32_t sentence,
                         std::vector<NearMiss>* misses) {
  std::vector<Act> acts;
  for (const Hit& hit : scene.hits()) {
    if (ontology.at(hit.concept_id).kind != ConceptKind::act &&
        ontology.at(hit.concept_id).name != "ANNOUNCE")
      continue;
    const Scope scope = scene.scope(hit);
    const Rule* nearest = nullptr;
    const Rule* rule = rules.find(hit.concept_id, scope, &nearest);
    if (rule != nullptr && !rule->drop) {
      add_longest(acts, make_act(scene, hit, *rule, scope, relators, sentence));
    } else if (misses != nullptr) {
      misses->push_back({&hit, nearest});
    }
    for (const Rule* besides : rules.besides(hit.concept_id, scope)) {
      acts.push_back(make_act(scene, hit, *besides, scope, relators, sentence));
    }
  }
  return acts;
}

const Act* swallower(const Act& act, const std::vector<Act>& acts, const Scene& scene) {
  for (const Act& other : acts) {
    if (&other == &act || !other.rule->swallows) continue;
    if (is_complement_of(scene.tree(), act.hit->head, other.hit->head)) return &other;
  }
  return nullptr;
}

const Act* governor_of(const Act& act, const std::vector<Act>& acts, const Scene& scene) {
  const Act* nearest = nullptr;
  for (const Act& other : acts) {
    if (!is_complement_of(scene.tree(), act.hit->head, other.hit->head)) continue;
    if (nearest == nullptr || scene.tree().is_under(other.hit->head, nearest->hit->head))
      nearest = &other;
  }
  return nearest;
}

const Act* doubled_by(const Act& act, const std::vector<Act>& acts, const Scene& scene) {
  for (const Act& other : acts) {
    if (&other == &act || other.rule->type != act.rule->type || other.hit->head == act.hit->head)
      continue;
    if (is_complement_of(scene.tree(), act.hit->head, other.hit->head)) return &other;
  }
  return nullptr;
}

std::string auxiliary_of(const Act& act, const Scene& scene, const Ontology& ontology,
                         std::string& reason) {
  for (const Sign& sign : signs) {
    const ConceptId id = ontology.id(sign.concept_name);
    for (const Hit& hit : scene.hits()) {
      if (hit.concept_id != id || !sign_holds(hit, act, scene)) continue;
      reason = std::string(sign.concept_name) + " at word " + std::to_string(hit.head + 1);
      return std::string(sign.auxiliary);
    }
  }
  const std::vector<Word>& words = scene.sentence().words;
  for (const std::uint32_t word : scene.verb_group(*act.hit)) {
    if (words[word].has("Tense=Fut")) {
      reason = "future tense of word " + std::to_string(word + 1);
      return "future";
    }
    const bool verbal = words[word].upos == Upos::VERB || words[word].upos == Upos::AUX;
    if (verbal && words[word].has("Polarity=Neg")) {
      reason = "negative form of word " + std::to_string(word + 1);
      return "negation";
    }
    if (words[word].has("Mood=Cnd")) {
      reason = "conditional mood of word " + std::to_string(word + 1);
      return "hypothetical";
    }
  }
  return "";
}

}  // namespace entente::coder

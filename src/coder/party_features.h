// What the judge sees of a party and an act. In: an act, a candidate for a party, the scene. Out:
// named binary features. Promise: no word of any language is a feature, only relations, roles,
// order and classes, so that the weights hold for all.
#pragma once

#include <string>
#include <vector>

#include "coder/relators.h"
#include "coder/rules.h"
#include "coder/scene.h"
#include "coder/subject.h"
#include "coder/told.h"
#include "coder/weights.h"
#include "model/event.h"
#include "resolver/mention.h"

namespace entente::coder {

/// An act before its parties are known.
struct Act {
  const Hit* hit = nullptr;
  const Rule* rule = nullptr;
  std::string mode;
  std::uint32_t sentence = 0;
  Scope scope;
  bool passive = false;
  bool swap = false;  // the subject is the one to whom it is done
};

enum class Origin : std::uint8_t {
  mention,            // stands in the sentence
  carried_actor,      // actors of the event before
  carried_recipient,  // recipients of the event before
  referred,           // the doer of the act that a noun of this sentence refers to ("the attack")
  told,               // stands in the sentence before, is no party of an event told before
  place               // the country where the sentence happens
};

/// Somebody who may be a party of an act: a mention, or codes taken from the context.
struct Candidate {
  Origin origin = Origin::mention;
  const resolver::ActorMention* mention = nullptr;
  std::vector<Party> parties;
  std::vector<std::string_view> relators;  // roles of its adpositions
  std::vector<std::string_view> beyond;    // of its neighbours'
  std::string path;                        // of a mention to the act (tree.h)
  std::string manner;                      // how a mention stands to the act (manner_of)
  std::uint32_t ordinal = 0;               // among the mentions of the sentence
  std::uint32_t rank = 0;           // mentions between it and the act, on its side of the act
  std::uint32_t list = 0;           // mentions of one enumeration share a number
  bool rival = false;               // another act of the sentence is nearer to it in the tree
  std::string_view rival_type;      // the type of that act
  bool speaker = false;             // says something, in this sentence
  bool possessor = false;           // in the phrase of another act
  bool coordinated = false;         // with another candidate
  bool repeated = false;            // its code stands in the sentence a second time
  bool second = false;              // another, not beside it, stands before it in the same relation
  std::uint32_t acts_between = 0;   // acts of the sentence between it and the act
  std::uint32_t verbs_between = 0;  // verbs between it and the act
  std::string_view mark = "none";   // the strongest punctuation between it and the act
};

/// What is the same for all candidates of an act.
struct Setting {
  const Scene& scene;
  std::string_view language;
  std::string_view place;      // country where the sentence happens, "" if not said
  std::size_t mentions = 0;    // of actors in the sentence
  std::string_view earlier;    // type of the event before in the document, ""
  std::string_view governor;   // type of the act that this one is a complement of, ""
  std::string_view idea;       // the act's concept, by name
  std::vector<Told> told;      // the act before in the sentence, the event before
  Subject subject;             // of the act, by grammar
  bool subject_named = false;  // whether an actor of the sentence stands in it
};

/// Words between, as a class: "2", "5", "10", "20" or "more".
std::string_view distance_class(std::uint32_t distance);

/// How a mention stands to an act: the last relation of its path, and its side of the act.
std::string manner_of(const Act& act, const Candidate& candidate);

std::string_view to_text(Origin origin);
Piece to_text(Parties parties);

/// Features of "candidate is the actor (or recipient) of the act".
void add_party_features(const Act& act, const Candidate& candidate, const Setting& setting,
                        Features& out);

}  // namespace entente::coder

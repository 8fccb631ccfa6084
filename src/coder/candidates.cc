#include "coder/candidates.h"

#include <algorithm>

#include "coder/mentioned.h"
#include "coder/when_where.h"

namespace entente::coder {
namespace {

Candidate carried(Origin origin, const std::vector<Party>& parties, const std::string& why) {
  Candidate candidate;
  candidate.origin = origin;
  candidate.parties = without_words(parties, why);
  return candidate;
}

/// The latest earlier event that a noun in the scope of the act may refer to; `how` says by what.
const Event* referred_event(const Act& act, const Scene& scene, const std::vector<Event>& earlier,
                            const Rules& rules, std::string_view& how) {
  how = "by_act";
  for (const Hit& hit : scene.hits()) {
    if (&hit == act.hit || !act.scope[hit.concept_id]) continue;
    const Rule* rule = rules.find(hit.concept_id, scene.scope(hit));
    for (auto event = earlier.rbegin(); event != earlier.rend(); ++event) {
      if (rule != nullptr && event->type == rule->type) return &*event;
    }
  }
  const bool named = std::any_of(scene.hits().begin(), scene.hits().end(), [&](const Hit& hit) {
    return &hit != act.hit && act.scope[hit.concept_id];
  });
  how = named ? "by_thing" : "by_nothing";
  return earlier.empty() ? nullptr : &earlier.back();
}

std::vector<Party> all_parties(const Event& event) {
  std::vector<Party> all = event.actors;
  add_missing(all, event.recipients, 1);
  return all;
}

/// The latest event with several parties; where the sentence speaks of an agreement, the latest
/// that made one.
const Event* event_of_several(const std::vector<Event>& earlier, bool agreement) {
  const Event* found = nullptr;
  for (auto event = earlier.rbegin(); event != earlier.rend(); ++event) {
    if (event->actors.size() < 2) continue;
    if (found == nullptr) found = &*event;
    if (!agreement || event->type == "SUPPORT" || event->type == "AGREE") return &*event;
  }
  for (auto event = earlier.rbegin(); event != earlier.rend() && found == nullptr; ++event) {
    if (all_parties(*event).size() >= 2) found = &*event;
  }
  return found;
}

/// The parties told before: for an act of several, those of an event of several; else both sides of
/// the latest.
void add_carried(const Act& act, const Scene& scene, const std::vector<Event>& earlier,
                 std::vector<Candidate>& out) {
  const Event* event = &earlier.back();
  if (act.rule->parties == Parties::mutual || act.rule->parties == Parties::meeting) {
    const Event* several = event_of_several(earlier, scene.speaks_of_agreement(act.scope));
    if (several != nullptr) {
      const bool side = several->actors.size() >= 2;
      out.push_back(carried(Origin::carried_actor, side ? several->actors : all_parties(*several),
                            "parties of an event told before"));
      return;
    }
  }
  out.push_back(carried(Origin::carried_actor, event->actors, "actor of the event told before"));
  if (event->recipients.empty()) return;
  out.push_back(
      carried(Origin::carried_recipient, event->recipients, "recipient of the event told before"));
}

void add_told_events(const Act& act, const Scene& scene, const std::vector<Event>& earlier,
                     const Rules& rules, std::vector<Candidate>& out) {
  add_carried(act, scene, earlier, out);
  std::string_view how;
  if (const Event* event = referred_event(act, scene, earlier, rules, how)) {
    out.push_back(carried(Origin::referred, event->actors, "who did what the sentence refers to"));
    out.back().relators = {how};
  }
}

bool among(const std::vector<Candidate>& candidates, std::string_view code) {
  return std::any_of(candidates.begin(), candidates.end(),
                     [&](const Candidate& candidate) { return has_code(candidate.parties, code); });
}

/// Those of the sentence before, and the country where the act happens, if nobody else brings them.
void add_surroundings(const Act& act, const resolver::Mentions& mentions,
                      std::vector<Candidate>& out) {
  if (act.sentence > 0) {
    for (const auto& mention : resolver::in_sentence(mentions.actors, act.sentence - 1)) {
      const resolver::Actor& actor = mention.actors.front();
      if (mention.actors.size() != 1 || among(out, actor.code)) continue;
      out.push_back(carried(Origin::told, {party_of(actor, mention)}, "told of before"));
    }
  }
  const resolver::PlaceMention* place = nearest_place(act, mentions);
  if (place == nullptr || place->country.empty() || among(out, place->country)) return;
  Party party;
  party.code = party.name = place->country;
  out.push_back(carried(Origin::place, {party}, "where it happens"));
}

}  // namespace

void add_missing(std::vector<Party>& to, const std::vector<Party>& from, double confidence) {
  for (const Party& party : from) {
    if (has_code(to, party.code)) continue;
    to.push_back(party);
    to.back().confidence = confidence;
  }
}

std::vector<Party> without_words(const std::vector<Party>& parties, std::string_view why) {
  std::vector<Party> out = parties;
  for (Party& party : out) {
    party.span = {};
    party.why = why;
  }
  return out;
}

std::vector<Candidate> candidates_of(const Act& act, const std::vector<Act>& acts,
                                     const Scene& scene, std::span<const Adpositions> adpositions,
                                     const resolver::Mentions& mentions, const Relators& relators,
                                     const std::vector<Event>& earlier, const Rules& rules) {
  std::vector<Candidate> out = mentioned(act, acts, scene, adpositions, mentions, relators);
  if (!earlier.empty()) add_told_events(act, scene, earlier, rules, out);
  add_surroundings(act, mentions, out);
  return out;
}

}  // namespace entente::coder

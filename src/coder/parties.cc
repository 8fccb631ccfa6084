#include "coder/parties.h"

#include <algorithm>

namespace entente::coder {
namespace {

constexpr double chosen = 0.5;       // probability from which a candidate is a party
constexpr double last_resort = 0.2;  // least probability of the only actor

Party party_of(const resolver::Actor& actor, const resolver::ActorMention& mention) {
  return {actor.code,   actor.name,         actor.sector, mention.person,
          mention.span, mention.confidence, mention.why};
}

void add_missing(std::vector<Party>& to, const std::vector<Party>& from, double confidence) {
  for (const Party& party : from) {
    const bool known =
        std::any_of(to.begin(), to.end(), [&](const Party& p) { return p.code == party.code; });
    if (!known) {
      to.push_back(party);
      to.back().confidence = confidence;
    }
  }
}

std::vector<Party> without_words(const std::vector<Party>& parties, const std::string& why) {
  std::vector<Party> out = parties;
  for (Party& party : out) {
    party.span = {};
    party.why = why;
  }
  return out;
}

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
  const bool named = std::any_of(scene.hits().begin(), scene.hits().end(),
                                 [&](const Hit& hit) { return &hit != act.hit && act.scope[hit.concept_id]; });
  how = named ? "by_thing" : "by_nothing";
  return earlier.empty() ? nullptr : &earlier.back();
}

void judge(const Act& act, Judged& judged, const Setting& setting, const Weights& weights) {
  Features features;
  add_party_features(act, judged.candidate, setting, features);
  judged.actor = probability(weights.score("actor", features));
  judged.recipient = probability(weights.score("recipient", features));
}

void choose(Assignment& out) {
  out.confidence = 1;
  for (const Judged& judged : out.judged) {
    const double best = std::max(judged.actor, judged.recipient);
    if (best < chosen) continue;
    add_missing(judged.actor >= judged.recipient ? out.actors : out.recipients,
                judged.candidate.parties, best);
    out.confidence = std::min(out.confidence, best);
  }
  if (!out.actors.empty()) return;
  const auto best =
      std::max_element(out.judged.begin(), out.judged.end(),
                       [](const Judged& a, const Judged& b) { return a.actor < b.actor; });
  if (best == out.judged.end() || best->actor < last_resort) return;
  add_missing(out.actors, best->candidate.parties, best->actor);
  out.confidence = best->actor;
}

void drop_actors_from_recipients(Assignment& out, bool own_state_allowed) {
  if (own_state_allowed) return;
  std::erase_if(out.recipients, [&](const Party& recipient) {
    return std::any_of(out.actors.begin(), out.actors.end(),
                       [&](const Party& actor) { return actor.code == recipient.code; });
  });
}

}  // namespace

std::vector<Candidate> candidates_of(const Act& act, const Scene& scene, const Document& document,
                                     const resolver::Mentions& mentions, const Relators& relators,
                                     const std::vector<Event>& earlier, const Rules& rules) {
  std::vector<Candidate> out;
  for (const resolver::ActorMention& mention : mentions.actors) {
    if (mention.sentence != act.sentence) continue;
    Candidate candidate;
    candidate.mention = &mention;
    candidate.ordinal = static_cast<std::uint32_t>(out.size());
    for (const resolver::Actor& actor : mention.actors)
      candidate.parties.push_back(party_of(actor, mention));
    candidate.relators = relators.roles(document, scene.sentence(), mention.first, mention.last);
    out.push_back(std::move(candidate));
  }
  if (earlier.empty()) return out;
  out.push_back(
      carried(Origin::carried_actor, earlier.back().actors, "actor of the event told before"));
  if (!earlier.back().recipients.empty()) {
    out.push_back(carried(Origin::carried_recipient, earlier.back().recipients,
                          "recipient of the event told before"));
  }
  std::string_view how;
  if (const Event* event = referred_event(act, scene, earlier, rules, how)) {
    out.push_back(carried(Origin::referred, event->actors, "who did what the sentence refers to"));
    out.back().relators = {how};
  }
  return out;
}

Assignment assign(const Act& act, std::vector<Candidate> candidates, const Setting& setting,
                  const Weights& weights) {
  Assignment out;
  for (Candidate& candidate : candidates) {
    out.judged.push_back({std::move(candidate), 0, 0});
    judge(act, out.judged.back(), setting, weights);
  }
  choose(out);
  const bool alone = out.actors.size() == 1 && out.recipients.empty();
  if (alone) {
    Judged own{carried(Origin::own_state, out.actors, "the actor's own state"), 0, 0};
    judge(act, own, setting, weights);
    own.actor = 0;
    if (own.recipient >= chosen) out.recipients = own.candidate.parties;
    out.judged.push_back(std::move(own));
  }
  drop_actors_from_recipients(out, alone);
  return out;
}

bool make_visit(Assignment& assignment, std::string_view place) {
  std::vector<Party> all = assignment.actors;
  add_missing(all, assignment.recipients, assignment.confidence);
  const auto host =
      std::find_if(all.begin(), all.end(), [&](const Party& p) { return p.code == place; });
  if (host == all.end() || all.size() < 2) return false;
  assignment.recipients = {*host};
  all.erase(host);
  assignment.actors = std::move(all);
  return true;
}

}  // namespace entente::coder

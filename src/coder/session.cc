#include "coder/session.h"

#include <algorithm>

namespace entente::coder {
namespace {

constexpr double accepted = 0.5;

std::vector<std::string> codes_of(const std::vector<Party>& parties) {
  std::vector<std::string> out;
  for (const Party& party : parties) out.push_back(party.code);
  std::sort(out.begin(), out.end());
  return out;
}

std::string missing_conditions(const Rule& rule, const Scope& scope, const Ontology& ontology) {
  std::string out;
  for (const Condition& condition : rule.with) {
    if (holds(condition, scope)) continue;
    out += out.empty() ? "" : ", ";
    out += condition.negated ? "no " : "";
    for (std::size_t i = 0; i < condition.any.size(); ++i) {
      out += (i == 0 ? "" : "|") + ontology.at(condition.any[i]).name;
    }
  }
  return out;
}

}  // namespace

void Session::sentence(std::uint32_t index) {
  const Sentence& sentence = known_.parsed.sentences[index];
  if (sentence.words.empty()) return;
  const Scene scene(known_.document, sentence, known_.concepts, known_.ontology);
  std::vector<NearMiss> misses;
  const std::vector<Act> acts =
      acts_of(scene, known_.rules, known_.ontology, index, trace_ == nullptr ? nullptr : &misses);
  const std::vector<Event> earlier = events_;
  for (const Act& act : acts) this->act(act, acts, scene, earlier);
  for (const NearMiss& miss : misses) {
    TracedMiss traced{index, known_.ontology.at(miss.hit->concept_id).name,
                      known_.concepts.where(miss.hit->entry), "", ""};
    if (miss.nearest != nullptr) {
      traced.nearest = miss.nearest->where();
      traced.missing = missing_conditions(*miss.nearest, scene.scope(*miss.hit), known_.ontology);
    }
    trace_->misses.push_back(std::move(traced));
  }
}

void Session::act(const Act& act, const std::vector<Act>& acts, const Scene& scene,
                  const std::vector<Event>& earlier) {
  const auto* place = place_of(act, scene, acts, {known_.mentions, act.sentence});
  const auto mentions = static_cast<std::size_t>(
      std::count_if(known_.mentions.actors.begin(), known_.mentions.actors.end(),
                    [&](const resolver::ActorMention& m) { return m.sentence == act.sentence; }));
  const Setting setting{scene, known_.document.language,
                        place == nullptr ? "" : std::string_view(place->country), mentions,
                        earlier.empty() ? "" : std::string_view(earlier.back().type)};
  Assignment parties = assign(act,
                              candidates_of(act, scene, known_.document, known_.mentions,
                                            known_.relators, earlier, known_.rules),
                              setting, known_.weights);
  const Act* over = swallower(act, acts, scene);
  std::string why_auxiliary;
  const std::string auxiliary = auxiliary_of(act, scene, known_.ontology, why_auxiliary);
  Features features(trace_ != nullptr && trace_->features);
  add_verdict_features(act, parties, over, auxiliary, scene, setting, acts, known_.ontology,
                       features);
  const bool learned = known_.weights.has("accept");
  const double accept = learned           ? probability(known_.weights.score("accept", features))
                        : over == nullptr ? 0.6
                                          : 0.1;
  std::string reason = why_auxiliary;
  const bool kept = keep(act, parties, over, accept, reason);
  Event event = event_of(act, parties, acts, scene, auxiliary);
  event.confidence = accept;
  if (trace_ != nullptr) note(act, parties, features, event, accept, kept, reason, setting);
  if (kept) events_.push_back(std::move(event));
}

bool Session::keep(const Act&, const Assignment& parties, const Act* swallower, double accept,
                   std::string& reason) const {
  if (parties.actors.empty()) {
    reason = "no actor: " +
             std::string(parties.judged.empty() ? "the sentence names none" : "none fits");
    return false;
  }
  if (accept < accepted) {
    reason = swallower != nullptr ? "content of the act of " + swallower->rule->where()
                                  : "the judge holds it unlikely";
    return false;
  }
  return true;
}

Event Session::event_of(const Act& act, const Assignment& parties, const std::vector<Act>& acts,
                        const Scene& scene, const std::string& auxiliary) const {
  Event event;
  event.document = known_.document.id;
  event.language = known_.document.language;
  event.published = known_.document.published;
  event.type = act.rule->type;
  event.mode = act.mode;
  event.auxiliary = auxiliary;
  event.rule = act.rule->where();
  event.trigger = act.hit->span;
  event.sentence = scene.sentence().span;
  event.mentions = {act.hit->span};
  Assignment chosen = parties;
  const auto* place = place_of(act, scene, acts, {known_.mentions, act.sentence});
  if (place != nullptr) {
    event.place = {place->country,   place->name,     place->latitude,
                   place->longitude, place->geonames, place->span};
  }
  const bool meeting =
      act.rule->parties == Parties::meeting && event.mode.empty() && auxiliary.empty();
  if (meeting && make_visit(chosen, event.place.country)) event.mode = "visit";
  event.actors = std::move(chosen.actors);
  event.recipients = std::move(chosen.recipients);
  event.date = date_of(act, scene, acts, {known_.mentions, act.sentence}, auxiliary == "future");
  if (apply_future(event.type, event.mode, event.auxiliary)) event.date = {};
  const EventType* type = known_.ontology.type(event.type);
  event.quad = type == nullptr ? 0 : type->quad;
  event.score = known_.ontology.score(event.type, event.mode);
  return event;
}

void Session::note(const Act& act, const Assignment& parties, const Features& features,
                   const Event& event, double accept, bool kept, const std::string& reason,
                   const Setting& setting) {
  TracedAct traced;
  traced.concept_name = known_.ontology.at(act.hit->concept_id).name;
  traced.pattern_file = known_.concepts.where(act.hit->entry);
  traced.rule = act.rule->where();
  traced.why = act.rule->why;
  traced.type = event.type;
  traced.mode = event.mode;
  traced.auxiliary = event.auxiliary;
  traced.verdict = reason;
  traced.sentence = act.sentence;
  traced.word = act.hit->head;
  traced.trigger = act.hit->span;
  traced.actors = codes_of(event.actors);
  traced.recipients = codes_of(event.recipients);
  traced.features = features.names();
  traced.accept = accept;
  traced.kept = kept;
  for (const Judged& judged : parties.judged) {
    TracedAct::TracedParty party{
        codes_of(judged.candidate.parties),
        std::string(to_text(judged.candidate.origin)),
        judged.candidate.parties.empty() ? "" : judged.candidate.parties.front().why,
        judged.actor,
        judged.recipient,
        {}};
    if (trace_->features) {
      Features named(true);
      add_party_features(act, judged.candidate, setting, named);
      party.features = named.names();
    }
    traced.parties.push_back(std::move(party));
  }
  trace_->acts.push_back(std::move(traced));
}

}  // namespace entente::coder

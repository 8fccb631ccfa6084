#include "coder/session.h"

namespace entente::coder {
namespace {

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

TracedAct::TracedParty traced_party(const Act& act, const Judged& judged, const Setting& setting,
                                    bool names) {
  const std::vector<Party>& parties = judged.candidate.parties;
  TracedAct::TracedParty traced{sorted_codes(parties),
                                std::string(to_text(judged.candidate.origin)),
                                parties.empty() ? "" : parties.front().why,
                                probability(judged.actor),
                                probability(judged.recipient),
                                {},
                                parties.empty() ? Span{} : parties.front().span};
  if (!names) return traced;
  Features features(true);
  add_party_features(act, judged.candidate, setting, features);
  traced.features = features.names();
  return traced;
}

TracedAct::TracedCasting traced_casting(const Players& players, const Casting& casting,
                                        const Features& features) {
  TracedAct::TracedCasting traced;
  for (std::size_t i = 0; i < casting.parts.size(); ++i) {
    const std::vector<std::string>& codes = players.all[i].codes;
    const auto add = [&](std::vector<std::string>& side) {
      side.insert(side.end(), codes.begin(), codes.end());
    };
    if (casting.parts[i] == Part::actor) add(traced.actors);
    if (casting.parts[i] == Part::recipient) add(traced.recipients);
  }
  if (casting.own_state) traced.recipients = traced.actors;
  traced.features = features.names();
  return traced;
}

}  // namespace

void Session::note_misses(const std::vector<NearMiss>& misses, const Scene& scene,
                          std::uint32_t sentence) {
  for (const NearMiss& miss : misses) {
    TracedMiss traced{sentence, known_.ontology.at(miss.hit->concept_id).name,
                      known_.concepts.lexicon.where(miss.hit->entry), "", ""};
    if (miss.nearest != nullptr) {
      traced.nearest = miss.nearest->where();
      traced.missing = missing_conditions(*miss.nearest, scene.scope(*miss.hit), known_.ontology);
    }
    trace_->misses.push_back(std::move(traced));
  }
}

void Session::note(const Act& act, const Decision& decision, const Setting& setting) {
  TracedAct traced;
  const Event& event = decision.event;
  traced.concept_name = known_.ontology.at(act.hit->concept_id).name;
  traced.pattern_file = known_.concepts.lexicon.where(act.hit->entry);
  traced.rule = act.rule->where();
  traced.why = act.rule->why;
  traced.type = event.type;
  traced.mode = event.mode;
  traced.auxiliary = event.auxiliary;
  traced.verdict = decision.reason;
  traced.sentence = act.sentence;
  traced.word = act.hit->head;
  traced.trigger = act.hit->span;
  traced.actors = sorted_codes(event.actors);
  traced.recipients = sorted_codes(event.recipients);
  traced.features = decision.features.names();
  traced.accept = decision.accept;
  traced.kept = decision.kept;
  traced.swap = act.swap;
  for (const auto& answer : decision.dates) {
    traced.dates.push_back(
        {to_text(answer.value.value), answer.origin, answer.probability, answer.features.names()});
  }
  for (const auto& answer : decision.places) {
    traced.places.push_back(
        {answer.value.country, answer.origin, answer.probability, answer.features.names()});
  }
  for (const Judged& judged : decision.parties.judged) {
    traced.parties.push_back(traced_party(act, judged, setting, trace_->features));
  }
  const Assignment& assignment = decision.parties;
  for (std::size_t i = 0; i < assignment.casting_features.size(); ++i) {
    traced.castings.push_back(
        traced_casting(assignment.players, assignment.castings[i], assignment.casting_features[i]));
  }
  trace_->acts.push_back(std::move(traced));
}

}  // namespace entente::coder

#include "coder/session.h"

#include <algorithm>

namespace entente::coder {
namespace {

constexpr double accepted = 0.5;
constexpr double repeated = 0.3;  // of an act told before: it adds words, day and place, no event

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

/// True if some actor of the one is an actor of the other.
bool share_an_actor(const Event& a, const Event& b) {
  return std::any_of(a.actors.begin(), a.actors.end(),
                     [&](const Party& actor) { return has_code(b.actors, actor.code); });
}

}  // namespace

void Session::sentence(std::uint32_t index) {
  const Sentence& sentence = known_.parsed.sentences[index];
  if (sentence.words.empty()) return;
  const Scene scene(known_.document, sentence, known_.concepts, known_.ontology);
  std::vector<NearMiss> misses;
  const std::vector<Act> acts = acts_of(scene, known_.rules, known_.ontology, known_.relators,
                                        index, trace_ == nullptr ? nullptr : &misses);
  std::vector<Decision> decisions;
  for (const Act& act : acts) decisions.push_back(decide(act, acts, scene, decisions));
  drop_doubles(acts, decisions);
  drop_mirrored(acts, decisions);
  for (std::size_t i = 0; trace_ != nullptr && i < acts.size(); ++i) {
    Setting setting = setting_of(acts[i], acts, scene);
    setting.told = decisions[i].told;
    note(acts[i], decisions[i], setting);
  }
  for (Decision& decision : decisions) {
    if (!decision.kept) continue;
    presence_.add(decision.event, static_cast<std::uint32_t>(events_.size()));
    events_.push_back(std::move(decision.event));
  }
  if (trace_ != nullptr) note_misses(misses, scene, index);
}

void Session::drop_doubles(const std::vector<Act>& acts, std::vector<Decision>& decisions) {
  for (Decision& decision : decisions) {
    if (decision.doubled == nullptr || !decision.kept) continue;
    const auto other = static_cast<std::size_t>(decision.doubled - acts.data());
    if (!decisions[other].kept || !share_an_actor(decision.event, decisions[other].event)) continue;
    decision.kept = false;
    decision.reason = "says again what " + acts[other].rule->where() + " says";
  }
}

void Session::drop_mirrored(const std::vector<Act>& acts, std::vector<Decision>& decisions) {
  for (std::size_t i = 0; i < acts.size(); ++i) {
    for (std::size_t j = 0; j < acts.size() && decisions[i].kept; ++j) {
      const Event &one = decisions[i].event, &other = decisions[j].event;
      const bool same_words = i != j && acts[i].hit->head == acts[j].hit->head;
      if (!same_words || !decisions[j].kept || one.type != other.type) continue;
      if (decisions[i].accept > decisions[j].accept || one.recipients.empty()) continue;
      if (sorted_codes(one.actors) != sorted_codes(other.recipients)) continue;
      decisions[i].kept = false;
      decisions[i].reason = "turns round what " + acts[j].rule->where() + " says of the same word";
    }
  }
}

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

Setting Session::setting_of(const Act& act, const std::vector<Act>& acts,
                            const Scene& scene) const {
  const auto* near = nearest_place(act, known_.mentions);
  const std::size_t mentions = resolver::in_sentence(known_.mentions.actors, act.sentence).size();
  const Act* governor = governor_of(act, acts, scene);
  return {scene,
          known_.document.language,
          near == nullptr ? "" : std::string_view(near->country),
          mentions,
          events_.empty() ? "" : std::string_view(events_.back().type),
          governor == nullptr ? "" : std::string_view(governor->rule->type),
          {}};
}

std::vector<Told> Session::told_before(const Act& act, const std::vector<Act>& acts,
                                       const Scene& scene,
                                       const std::vector<Decision>& before) const {
  std::vector<Told> out;
  for (std::size_t i = before.size(); i-- > 0 && out.empty();) {
    if (!before[i].parties.actors.empty())
      out.push_back(
          told_of(before[i].event, stands(scene.tree(), act.hit->head, acts[i].hit->head)));
  }
  if (!events_.empty()) out.push_back(told_of(events_.back(), "before"));
  return out;
}

Session::Decision Session::decide(const Act& act, const std::vector<Act>& acts, const Scene& scene,
                                  const std::vector<Decision>& before) const {
  Setting setting = setting_of(act, acts, scene);
  setting.told = told_before(act, acts, scene, before);
  const bool names = trace_ != nullptr && trace_->features;
  Decision decision;
  decision.parties = assign(act,
                            candidates_of(act, acts, scene, known_.document, known_.mentions,
                                          known_.relators, events_, known_.rules),
                            setting, known_.weights, names);
  decision.told = setting.told;
  decision.swallower = swallower(act, acts, scene);
  decision.doubled = doubled_by(act, acts, scene);
  const std::string auxiliary = auxiliary_of(act, scene, known_.ontology, decision.reason);
  const Circumstance circumstance{act,     scene,     acts,    known_.mentions,
                                  events_, presence_, setting, auxiliary};
  decision.dates = dates_of(circumstance, decision.parties.actors, known_.weights, names);
  const Answer<EventDate>* day = best_of(decision.dates, told_day);
  decision.places = places_of(circumstance, decision.parties.actors, decision.parties.recipients,
                              day == nullptr ? "" : day->origin, known_.weights, names);
  fill(act, scene, auxiliary, decision);
  decision.features = Features(names);
  add_verdict_features(act, decision.parties, decision.swallower, auxiliary, scene, setting, acts,
                       known_.ontology, decision.features);
  judge(act, scene, decision);
  return decision;
}

void Session::fill(const Act& act, const Scene& scene, const std::string& auxiliary,
                   Decision& decision) const {
  Event& event = decision.event;
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
  const auto* day = best_of(decision.dates, told_day);
  if (day != nullptr) event.date = day->value;
  if (const auto* place = best_of(decision.places, told_place)) event.place = place->value;
  Assignment chosen;
  chosen.actors = decision.parties.actors;
  chosen.recipients = decision.parties.recipients;
  chosen.confidence = decision.parties.confidence;
  const bool meeting =
      act.rule->parties == Parties::meeting && event.mode.empty() && auxiliary.empty();
  if (meeting && make_visit(chosen, event.place.country)) event.mode = "visit";
  event.actors = std::move(chosen.actors);
  event.recipients = std::move(chosen.recipients);
  const bool surely = day != nullptr && day->probability >= surely_then;
  if (event.auxiliary.empty() && surely && long_ago(event.date.value, event.published))
    event.auxiliary = "historical";
  if (apply_future(event.type, event.mode, event.auxiliary)) {
    event.date = {};
    event.place = {};
  }
  const EventType* type = known_.ontology.type(event.type);
  event.quad = type == nullptr ? 0 : type->quad;
  event.score = known_.ontology.score(event.type, event.mode);
}

void Session::judge(const Act& act, const Scene& scene, Decision& decision) const {
  const double unlearned = decision.swallower == nullptr ? 0.6 : 0.1;
  decision.accept = known_.weights.has("accept")
                        ? probability(known_.weights.score("accept", decision.features))
                        : unlearned;
  decision.event.confidence = decision.accept * decision.parties.confidence;
  const bool again = decision.accept >= repeated && decision.accept < accepted &&
                     std::any_of(events_.begin(), events_.end(), [&](const Event& before) {
                       return same_act(before, decision.event);
                     });
  decision.kept = !decision.parties.actors.empty() && (again || decision.accept >= accepted);
  if (scene.quoted(*act.hit)) {
    decision.kept = false;
    decision.reason = "the words of a speaker, not of the report";
  } else if (decision.parties.actors.empty()) {
    decision.reason = decision.parties.judged.empty() ? "no actor: the sentence names none"
                                                      : "no actor: none fits";
  } else if (!decision.kept) {
    decision.reason = decision.swallower != nullptr
                          ? "content of the act of " + decision.swallower->rule->where()
                          : "the judge holds it unlikely";
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

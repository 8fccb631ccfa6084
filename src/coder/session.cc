#include "coder/session.h"

#include <algorithm>

namespace entente::coder {
namespace {

constexpr double repeated = 0.3;  // of an act told before: it adds words, day and place, no event

}  // namespace

void Session::sentence(std::uint32_t index) {
  const Sentence& sentence = known_.parsed.sentences[index];
  if (sentence.words.empty()) return;
  const Scene scene(known_.document, sentence, known_.concepts, known_.ontology);
  std::vector<NearMiss> misses;
  const std::vector<Act> acts = acts_of(scene, known_.rules, known_.ontology, known_.relators,
                                        index, trace_ == nullptr ? nullptr : &misses);
  std::vector<Adpositions> adpositions;
  if (!acts.empty()) adpositions = adpositions_of(scene, index);
  std::vector<Decision> decisions;
  for (const Act& act : acts) decisions.push_back(decide(act, acts, scene, adpositions, decisions));
  settle(acts, decisions);
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

std::vector<Adpositions> Session::adpositions_of(const Scene& scene, std::uint32_t sentence) const {
  std::vector<Adpositions> out;
  for (const auto& mention : resolver::in_sentence(known_.mentions.actors, sentence)) {
    out.push_back(known_.relators.around(known_.document, scene.sentence(), mention.first,
                                         mention.last, mention.head));
  }
  return out;
}

Setting Session::setting_of(const Act& act, const std::vector<Act>& acts,
                            const Scene& scene) const {
  const auto* near = nearest_place(act, known_.mentions);
  const auto in_sentence = resolver::in_sentence(known_.mentions.actors, act.sentence);
  const Act* governor = governor_of(act, acts, scene);
  const Subject subject = subject_of(scene.tree(), act.hit->head);
  const bool named = std::any_of(
      in_sentence.begin(), in_sentence.end(), [&](const resolver::ActorMention& mention) {
        return stands_to(scene.tree(), subject, act.hit->head, mention.first, mention.last,
                         mention.head) != "not";
      });
  return {scene,
          known_.document.language,
          near == nullptr ? "" : std::string_view(near->country),
          in_sentence.size(),
          events_.empty() ? "" : std::string_view(events_.back().type),
          governor == nullptr ? "" : std::string_view(governor->rule->type),
          known_.ontology.at(act.hit->concept_id).name,
          {},
          subject,
          named};
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

Decision Session::decide(const Act& act, const std::vector<Act>& acts, const Scene& scene,
                         std::span<const Adpositions> adpositions,
                         const std::vector<Decision>& before) const {
  Setting setting = setting_of(act, acts, scene);
  setting.told = told_before(act, acts, scene, before);
  const bool names = trace_ != nullptr && trace_->features;
  Decision decision;
  decision.parties = assign(act,
                            candidates_of(act, acts, scene, adpositions, known_.mentions,
                                          known_.relators, events_, known_.rules),
                            setting, known_.weights, names);
  decision.told = setting.told;
  decision.swallower = swallower(act, acts, scene);
  decision.doubled = doubled_by(act, acts, scene);
  const std::string auxiliary = auxiliary_of(act, scene, known_.ontology, decision.reason);
  const Circumstance circumstance{
      act, scene, acts, known_.mentions, events_, presence_, setting, known_.ontology, auxiliary};
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
    decision.doubted = true;
    decision.reason = decision.swallower != nullptr
                          ? "content of the act of " + decision.swallower->rule->where()
                          : "the judge holds it unlikely";
  }
}

}  // namespace entente::coder

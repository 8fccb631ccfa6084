#include <algorithm>
#include <cmath>
#include <tuple>

#include "resolver/gazetteer_text.h"
#include "resolver/towns.h"
#include "resolver/tree.h"

namespace entente::resolver {
namespace {

/// Inhabitants count by their logarithm, so these are factors of ten.
constexpr double in_own_language = 0.6, state_of_adjective = 6, state_in_sentence = 2.5,
                 state_in_document = 1.2, home_state = 0.6;
constexpr double region_population = 2e6, least_population = 2000;
constexpr std::uint32_t well_known = 100'000;
constexpr std::size_t shortest_name = 3;
constexpr double recipient_confidence = 0.6;

/// "We", "Of": as many letters as words of grammar have.
bool is_short(std::string_view key) {
  return key.size() <= shortest_name && static_cast<unsigned char>(key.front()) < 0x80;
}

std::uint32_t population_of(const Place& place) {
  return place.kind == PlaceKind::region ? static_cast<std::uint32_t>(region_population)
                                         : place.population;
}

/// Does an actor share words with the place? Actors are in the order of their sentences.
bool is_among(const std::vector<ActorMention>& actors, const PlaceMention& place) {
  const auto here = in_sentence(actors, place.sentence);
  return std::any_of(here.begin(), here.end(), [&](const ActorMention& actor) {
    return actor.first <= place.last && place.first <= actor.last;
  });
}

}  // namespace

void Towns::count_states(const Found& found) {
  const auto count = [&](std::uint32_t sentence, const std::string& code) {
    if (code.size() != 3) return;
    ++states_[code];
    ++states_of_sentence_[{sentence, code}];
  };
  for (const Candidate& candidate : found.candidates) {
    for (const Actor& actor : candidate.mention.actors)
      count(candidate.mention.sentence, actor.code);
  }
  for (const PlaceMention& place : found.places) count(place.sentence, place.country);
}

std::optional<Towns::Choice> Towns::choose(const Sighting& sighting) const {
  std::optional<Choice> best;
  double second = 0;
  for (const places::NameRecord& name : sighting.named.names) {
    if (!scanner_.speaks(name)) continue;
    Choice choice;
    choice.place = gazetteer_.place(name);
    if (choice.place.kind == PlaceKind::water) return std::nullopt;
    const std::string code(choice.place.country);
    choice.common = (name.common & (scanner_.own_bit() | Gazetteer::main_bit)) != 0 ||
                    is_short(gazetteer_.key(name));
    choice.in_document = states_.contains(code);
    choice.in_sentence = states_of_sentence_.contains({sighting.sentence, code});
    choice.score = std::log10(population_of(choice.place) + least_population) +
                   ((name.languages & scanner_.own_bit()) != 0 ? in_own_language : 0) +
                   (code == sighting.adjective ? state_of_adjective
                    : choice.in_sentence       ? state_in_sentence
                    : choice.in_document       ? state_in_document
                                               : 0) +
                   (code == knowledge_.home ? home_state : 0);
    if (!best || choice.score > best->score) {
      second = best && best->place.country != choice.place.country ? best->score : second;
      best = choice;
    } else if (best->place.country != choice.place.country) {
      second = std::max(second, choice.score);
    }
  }
  if (best) best->margin = best->score - second;
  if (!sighting.adjective.empty() && (!best || best->place.country != sighting.adjective)) {
    best = Choice();
    best->place.country = sighting.adjective;
    best->in_sentence = true;
    best->margin = home_state;
  }
  return best;
}

bool Towns::is_enough(const Sighting& sighting, const Choice& choice) const {
  if (!sighting.adjective.empty()) return !choice.place.name.empty() || sighting.strong();
  if (choice.common && sighting.doubtful) return false;
  if (choice.common)
    return sighting.dateline || sighting.inside_locative ||
           (sighting.locative != Locative::none && (sighting.proper || sighting.tagged));
  if (!sighting.proper && !sighting.strong()) return false;
  if (sighting.doubtful && population_of(choice.place) < well_known && !choice.in_sentence)
    return false;
  if (population_of(choice.place) >= well_known) return true;
  return sighting.strong() || choice.in_sentence;
}

PlaceMention Towns::mention_of(const Sighting& sighting, const Choice& choice) const {
  PlaceMention mention;
  mention.sentence = sighting.sentence;
  mention.first = sighting.named.first;
  mention.last = sighting.named.last;
  mention.head = sighting.head;
  mention.span = sighting.named.span;
  mention.country = choice.place.country;
  mention.name = document_.at(mention.span);
  mention.latitude = choice.place.latitude;
  mention.longitude = choice.place.longitude;
  mention.geonames = choice.place.geonames;
  const bool located = sighting.locative == Locative::in || sighting.locative == Locative::near ||
                       sighting.inside_locative || sighting.dateline;
  mention.confidence = (located ? 0.85 : 0.6) - (choice.margin < 1 ? 0.2 : 0);
  if (choice.place.name.empty()) {
    mention.why = "the adjective before it (" + mention.country + ")";
    return mention;
  }
  mention.why = "ontology/places " + std::string(choice.place.name) + " (" + mention.country +
                (choice.in_sentence   ? ", state of the sentence)"
                 : choice.in_document ? ", state of the document)"
                                      : ", largest of the name)");
  return mention;
}

void Towns::settle(Found& found) {
  count_states(found);
  std::vector<PlaceMention> settled;
  for (const Sighting& sighting : sightings_) {
    const auto choice = choose(sighting);
    if (!choice) continue;
    const std::string key = place_key(document_.at(sighting.named.span));
    const auto before = chosen_.find(key);
    const bool again = before != chosen_.end();
    if (!again && !is_enough(sighting, *choice)) continue;
    const Choice& taken = again ? before->second : chosen_.emplace(key, *choice).first->second;
    drop_within(sighting.sentence, sighting.named.span, found);
    drop_within(sighting.sentence, sighting.named.span, settled);
    settled_.emplace_back(mention_of(sighting, taken), sighting);
    settled.push_back(settled_.back().first);
  }
  std::move(settled.begin(), settled.end(), std::back_inserter(found.places));
  std::stable_sort(found.places.begin(), found.places.end(),
                   [](const PlaceMention& left, const PlaceMention& right) {
                     return std::tie(left.sentence, left.span.begin) <
                            std::tie(right.sentence, right.span.begin);
                   });
}

/// The object of a verb, the subject of a passive, or what an act noun before it governs.
bool Towns::is_object(const PlaceMention& place, const Sighting& sighting) const {
  if (sighting.locative != Locative::none || sighting.inside_locative || sighting.dateline)
    return false;
  const Sentence& sentence = parsed_.sentences[place.sentence];
  const Word& word = sentence.words[first_conjunct(sentence, place.head)];
  switch (word.rel) {
    case Rel::obj:
    case Rel::iobj:
      return true;
    case Rel::nmod:
      return !sighting.of_role && word.head < static_cast<std::int32_t>(place.head);
    case Rel::nsubj: {
      const std::int32_t verb = word.head;
      return verb >= 0 && sentence.words[static_cast<std::size_t>(verb)].has("Voice=Pass");
    }
    default:
      return false;
  }
}

void Towns::add_recipients(std::vector<ActorMention>& actors) const {
  std::vector<ActorMention> added;
  for (const auto& [place, sighting] : settled_) {
    if (is_among(actors, place) || is_among(added, place) || !is_object(place, sighting)) continue;
    ActorMention actor;
    actor.sentence = place.sentence;
    actor.first = place.first;
    actor.last = place.last;
    actor.head = place.head;
    actor.span = place.span;
    actor.actors = {{place.country, knowledge_.name_of(place.country), ""}};
    actor.confidence = recipient_confidence;
    actor.why = place.why + ", object of an act";
    added.push_back(std::move(actor));
  }
  std::move(added.begin(), added.end(), std::back_inserter(actors));
  std::stable_sort(actors.begin(), actors.end(),
                   [](const ActorMention& left, const ActorMention& right) {
                     return std::tie(left.sentence, left.span.begin) <
                            std::tie(right.sentence, right.span.begin);
                   });
}

}  // namespace entente::resolver

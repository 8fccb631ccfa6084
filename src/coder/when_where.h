// The day and the place of an act. In: the date and place mentions of its sentence, the event told
// before, its parties. Out: the candidate that the judge ties to the act, or none. Promise: nothing
// is invented; every value is a mention of the text or was taken over from an earlier event or from
// a party's own country, and only where the judge finds that likelier than not.
#pragma once

#include <string>
#include <vector>

#include "coder/parties.h"
#include "coder/presence.h"
#include "model/event.h"

namespace entente::coder {

/// One answer to "when" or "where", with its features and the judge's probability.
template <class Value>
struct Answer {
  Value value;
  std::string origin;  // mention, capital, carried, scene, actor, recipient
  Features features;
  double probability = 0;
};

struct Circumstance {
  const Act& act;
  const Scene& scene;
  const std::vector<Act>& acts;
  const resolver::Mentions& mentions;
  const std::vector<Event>& earlier;
  const Presence& presence;  // in the earlier ones
  const Setting& setting;
  const Ontology& ontology;
  std::string_view auxiliary;
};

std::vector<Answer<EventDate>> dates_of(const Circumstance& circumstance,
                                        const std::vector<Party>& actors, const Weights& weights,
                                        bool keep_names);
/// `day_origin` is where the day was taken from ("" if nowhere): a scene gives both.
std::vector<Answer<EventPlace>> places_of(const Circumstance& circumstance,
                                          const std::vector<Party>& actors,
                                          const std::vector<Party>& recipients,
                                          std::string_view day_origin, const Weights& weights,
                                          bool keep_names);

/// From which probability a day or place is told: a day by the best F1 of filled fields on held-out
/// development passages, a place below it, so that at least 85 in 100 that the text gives are told.
inline constexpr double told_day = 0.4, told_place = 0.2;
/// From which a day of long ago makes the act historical.
inline constexpr double surely_then = 0.8;

/// The likeliest answer if it is at least as likely as `told`; nullptr if none is.
template <class Value>
const Answer<Value>* best_of(const std::vector<Answer<Value>>& answers, double told) {
  const Answer<Value>* best = nullptr;
  for (const Answer<Value>& answer : answers) {
    if (answer.probability >= told && (best == nullptr || answer.probability > best->probability))
      best = &answer;
  }
  return best;
}

/// The place mention nearest to the act in its sentence, before parties are known; nullptr if none.
const resolver::PlaceMention* nearest_place(const Act& act, const resolver::Mentions& mentions);

}  // namespace entente::coder

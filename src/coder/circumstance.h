// What days and places have in common: how the answer stands to the act, what was told before. In:
// an act in its sentence, the events before. Out: features, probabilities. Private to the coder.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "coder/when_where.h"

namespace entente::coder {

std::uint32_t distance_to(const Act& act, std::uint32_t first, std::uint32_t last);

/// How words first..last with this head stand to the act.
void add_position(const Circumstance& c, std::uint32_t head, std::uint32_t first,
                  std::uint32_t last, Features& out);

/// That the answer is that of the event before; `own_mentions`: how many the sentence has itself.
void add_carried(const Circumstance& c, Piece own_mentions, Features& out);

/// That the answer is that of an earlier event of the same actors.
void add_scene(const Circumstance& c, const Event& before, Piece own_mentions, Features& out);

/// "none", "one" or "many".
Piece amount(std::size_t n);

/// The scene goes on: the latest event of the same actors for which `told` holds, nullptr if none.
template <class Told>
const Event* scene_before(const Circumstance& c, const std::vector<Party>& actors, Told told) {
  const std::vector<std::uint32_t>& numbers = c.presence.of(actors);
  const auto found = std::find_if(numbers.rbegin(), numbers.rend(), [&](std::uint32_t number) {
    return told(c.earlier[number]) && same_actors(c.earlier[number], actors);
  });
  return found == numbers.rend() ? nullptr : &c.earlier[*found];
}

inline bool same_answer(const EventDate& a, const EventDate& b) { return a.value == b.value; }
inline bool same_answer(const EventPlace& a, const EventPlace& b) { return a.country == b.country; }

/// All origins that give this answer: "mention+recipient".
template <class Value>
std::string agreeing(const std::vector<Answer<Value>>& answers, const Answer<Value>& answer) {
  std::string origins, last;
  for (const Answer<Value>& other : answers) {
    if (!same_answer(other.value, answer.value) || other.origin == last) continue;
    origins += (origins.empty() ? "" : "+") + other.origin;
    last = other.origin;
  }
  return origins;
}

template <class Value>
void finish(std::vector<Answer<Value>>& answers, const Circumstance& c, const Weights& weights,
            std::string_view table) {
  for (Answer<Value>& answer : answers) {
    const std::string agreed = agreeing(answers, answer);
    answer.features.add({"origin", answer.origin});
    answer.features.add({"agreed", agreed});
    answer.features.add({"agreed", agreed, c.act.rule->type});
    answer.features.add({"agreed", agreed, c.act.mode});
    answer.probability = probability(weights.score(table, answer.features));
  }
}

}  // namespace entente::coder

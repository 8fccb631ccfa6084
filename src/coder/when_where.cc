#include "coder/when_where.h"

#include <algorithm>
#include <cstdlib>

namespace entente::coder {
namespace {

std::uint32_t distance_to(const Act& act, std::uint32_t first, std::uint32_t last) {
  if (last < act.hit->first) return act.hit->first - last;
  return first > act.hit->last ? first - act.hit->last : 0;
}

/// True if another act lies between the mention and this act in the tree or in the text.
bool belongs_to_rival(const Circumstance& c, std::uint32_t head, std::uint32_t distance) {
  const std::uint32_t own = c.act.hit->head;
  return std::any_of(c.acts.begin(), c.acts.end(), [&](const Act& other) {
    const std::uint32_t rival = other.hit->head;
    if (rival == own) return false;
    const bool below = c.scene.tree().is_under(head, rival) && !c.scene.tree().is_under(own, rival);
    return below && distance_to(other, head, head) < distance;
  });
}

/// Whose the nearest verb above `head` is: the act's ("own"), another's ("other"), or nobody's.
std::string_view verb_over(const Circumstance& c, std::uint32_t head) {
  const Tree& tree = c.scene.tree();
  const std::uint32_t own = c.act.hit->head, over = c.scene.governor(*c.act.hit);
  std::size_t steps = c.scene.sentence().words.size();
  for (std::int32_t at = tree.head(head); at >= 0 && steps > 0;
       at = tree.head(static_cast<std::uint32_t>(at)), --steps) {
    const auto word = static_cast<std::uint32_t>(at);
    if (word == own || word == over) return "own";
    if (c.scene.sentence().words[word].upos == Upos::VERB) return "other";
  }
  return "none";
}

void add_position(const Circumstance& c, std::uint32_t head, std::uint32_t first,
                  std::uint32_t last, Features& out) {
  const Tree& tree = c.scene.tree();
  const std::string path = path_between(tree, head, c.act.hit->head);
  const std::uint32_t distance = distance_to(c.act, first, last);
  const Piece side = either(last < c.act.hit->first, "before", "after"), type = c.act.rule->type;
  const Piece rival = either(belongs_to_rival(c, head, distance), "rival", "own");
  const Piece clause = either(c.scene.same_clause(c.act.hit->head, head), "clause", "outside");
  const Piece acts = c.acts.size() == 1 ? Piece("1") : either(c.acts.size() == 2, "2", "3");
  out.add({"path", path});
  out.add({"distance", distance_class(distance), side});
  out.add({"rival", rival});
  out.add({"rival", rival, clause, acts});
  out.add({"clause", clause, type});
  out.add({"side", side, type});
  out.add({"acts", acts, distance_class(distance)});
  const Piece verb = verb_over(c, head);
  out.add({"verb", verb});
  out.add({"verb", verb, side});
  out.add({"verb", verb, clause});
}

void add_carried(const Circumstance& c, Piece own_mentions, Features& out) {
  const Event& before = c.earlier.back();
  const bool same_sentence = before.sentence == c.scene.sentence().span;
  const bool refers =
      std::any_of(c.scene.hits().begin(), c.scene.hits().end(),
                  [&](const Hit& hit) { return &hit != c.act.hit && c.act.scope[hit.concept_id]; });
  const Piece order = either(same_sentence, "same", "next");
  out.add({"carried", before.type, c.act.rule->type});
  out.add({"carried", own_mentions});
  out.add({"carried", own_mentions, c.act.rule->type});
  out.add({"carried", order, own_mentions});
  out.add({"carried", order, either(refers, "refers", "plain")});
  out.add(
      {"carried", entente::to_text(c.scene.sentence().words[c.act.hit->head].upos), own_mentions});
}

/// The scene goes on: the latest event of the same actors for which `told` holds, nullptr if none.
template <class Told>
const Event* scene_before(const Circumstance& c, const std::vector<Party>& actors, Told told) {
  const std::vector<std::uint32_t>& numbers = c.presence.of(actors);
  const auto found = std::find_if(numbers.rbegin(), numbers.rend(), [&](std::uint32_t number) {
    return told(c.earlier[number]) && same_actors(c.earlier[number], actors);
  });
  return found == numbers.rend() ? nullptr : &c.earlier[*found];
}

void add_scene(const Circumstance& c, const Event& before, Piece own_mentions, Features& out) {
  const Piece size = either(before.actors.size() == 1, "one", "several");
  out.add({"scene", size, own_mentions});
  out.add({"scene", size, c.act.rule->type});
  out.add({"scene", size, before.type});
  out.add({"scene", size, either(&before == &c.earlier.back(), "last", "before")});
}

Piece amount(std::size_t n) { return n == 0 ? Piece("none") : either(n == 1, "one", "many"); }

/// "X a day after Y" dates both: the act named before the phrase lies `offset` days after the one
/// named behind it.
Date day_of(const resolver::PlacedDate& mention, const Act& act) {
  const bool first_act =
      mention.kind == resolver::DateKind::clause && act.hit->first < mention.first;
  return first_act ? resolver::add_days(mention.value, mention.offset) : mention.value;
}

bool same_answer(const EventDate& a, const EventDate& b) { return a.value == b.value; }
bool same_answer(const EventPlace& a, const EventPlace& b) { return a.country == b.country; }

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

EventPlace place_of(const resolver::PlaceMention& mention) {
  return {mention.country,   mention.name,     mention.latitude,
          mention.longitude, mention.geonames, mention.span};
}

/// A place of the sentence in this country, else the country alone.
EventPlace place_in(const Circumstance& c, const std::string& country) {
  const auto places = resolver::in_sentence(c.mentions.places, c.act.sentence);
  const auto found = std::find_if(
      places.begin(), places.end(),
      [&](const resolver::PlaceMention& mention) { return mention.country == country; });
  return found == places.end() ? EventPlace{country, "", 0, 0, 0, {}} : place_of(*found);
}

Answer<EventPlace> home(const Circumstance& c, const Party& party, std::string_view origin,
                        std::size_t places, bool keep_names) {
  Answer<EventPlace> answer{place_in(c, party.code), std::string(origin), Features(keep_names), 0};
  answer.features.add({origin, c.act.rule->type});
  answer.features.add({origin, c.act.rule->type, amount(places)});
  answer.features.add({origin, c.act.rule->type, c.act.mode});
  answer.features.add({origin, party.sector, c.act.rule->type});
  answer.features.add({origin, amount(places)});
  return answer;
}

/// True if the word stands in the phrase of one of the parties: "the ministry in Kampala".
bool in_phrase_of(const Circumstance& c, const std::vector<Party>& parties, std::uint32_t word) {
  const auto mentions = resolver::in_sentence(c.mentions.actors, c.act.sentence);
  return std::any_of(mentions.begin(), mentions.end(), [&](const auto& mention) {
    return c.scene.tree().is_under(word, mention.head) &&
           std::any_of(parties.begin(), parties.end(), [&](const Party& party) {
             return !party.span.empty() && party.span == mention.span;
           });
  });
}

/// Whose country the place is in, and in whose phrase it stands.
void add_holder(const Circumstance& c, const resolver::PlaceMention& place,
                const std::vector<Party>& actors, const std::vector<Party>& recipients,
                Features& out) {
  const Piece type = c.act.rule->type;
  const Piece country =
      has_code(actors, place.country)
          ? Piece("of the actor")
          : either(has_code(recipients, place.country), "of the recipient", "of others");
  const Piece phrase =
      in_phrase_of(c, actors, place.head)
          ? Piece("with the actor")
          : either(in_phrase_of(c, recipients, place.head), "with the recipient", "apart");
  out.add({country, type});
  out.add({country, phrase});
  out.add({phrase, type});
  out.add({country, phrase, type, c.act.mode});
}

}  // namespace

std::vector<Answer<EventDate>> dates_of(const Circumstance& c, const std::vector<Party>& actors,
                                        const Weights& weights, bool keep_names) {
  std::vector<Answer<EventDate>> answers;
  const std::size_t own = resolver::in_sentence(c.mentions.dates, c.act.sentence).size();
  for (const resolver::PlacedDate& mention :
       resolver::in_sentence(c.mentions.dates, c.act.sentence)) {
    const bool ahead = c.auxiliary == "future" && !mention.past_marked;
    const Date value = ahead ? mention.next : day_of(mention, c.act);
    Answer<EventDate> answer{{value, std::string(resolver::granularity_of(value)), mention.span},
                             "mention",
                             Features(keep_names),
                             0};
    add_position(c, c.scene.tree().top_of(mention.first, mention.last), mention.first, mention.last,
                 answer.features);
    answer.features.add({"own", amount(own)});
    answer.features.add({"until", either(mention.until, "yes", "no")});
    answer.features.add({"granularity", mention.granularity, c.act.rule->type});
    answer.features.add({"kind", std::to_string(static_cast<int>(mention.kind)),
                         either(mention.future_marked, "ahead", "")});
    answers.push_back(std::move(answer));
  }
  if (!c.earlier.empty() && c.earlier.back().date.value.year != 0) {
    Answer<EventDate> answer{c.earlier.back().date, "carried", Features(keep_names), 0};
    add_carried(c, amount(own), answer.features);
    answers.push_back(std::move(answer));
  }
  if (const Event* scene =
          scene_before(c, actors, [](const Event& e) { return e.date.value.year != 0; })) {
    Answer<EventDate> answer{scene->date, "scene", Features(keep_names), 0};
    add_scene(c, *scene, amount(own), answer.features);
    answers.push_back(std::move(answer));
  }
  finish(answers, c, weights, "date");
  return answers;
}

std::vector<Answer<EventPlace>> places_of(const Circumstance& c, const std::vector<Party>& actors,
                                          const std::vector<Party>& recipients,
                                          std::string_view day_origin, const Weights& weights,
                                          bool keep_names) {
  std::vector<Answer<EventPlace>> answers;
  const std::size_t own = resolver::in_sentence(c.mentions.places, c.act.sentence).size();
  for (const resolver::PlaceMention& mention :
       resolver::in_sentence(c.mentions.places, c.act.sentence)) {
    Answer<EventPlace> answer{place_of(mention), "mention", Features(keep_names), 0};
    add_position(c, mention.head, mention.first, mention.last, answer.features);
    add_holder(c, mention, actors, recipients, answer.features);
    answer.features.add({"own", amount(own)});
    answers.push_back(std::move(answer));
  }
  if (!c.earlier.empty() && !c.earlier.back().place.country.empty()) {
    Answer<EventPlace> answer{c.earlier.back().place, "carried", Features(keep_names), 0};
    add_carried(c, amount(own), answer.features);
    answers.push_back(std::move(answer));
  }
  if (const Event* scene =
          scene_before(c, actors, [](const Event& e) { return !e.place.country.empty(); })) {
    Answer<EventPlace> answer{scene->place, "scene", Features(keep_names), 0};
    add_scene(c, *scene, amount(own), answer.features);
    answers.push_back(std::move(answer));
  }
  if (actors.size() == 1) answers.push_back(home(c, actors.front(), "actor", own, keep_names));
  if (recipients.size() == 1)
    answers.push_back(home(c, recipients.front(), "recipient", own, keep_names));
  std::erase_if(answers,
                [](const Answer<EventPlace>& answer) { return answer.value.country.size() != 3; });
  for (Answer<EventPlace>& answer : answers)
    answer.features.add({"day", day_origin, answer.origin});
  finish(answers, c, weights, "place");
  return answers;
}

const resolver::PlaceMention* nearest_place(const Act& act, const resolver::Mentions& mentions) {
  const resolver::PlaceMention* best = nullptr;
  std::uint32_t nearest = 0;
  for (const resolver::PlaceMention& mention :
       resolver::in_sentence(mentions.places, act.sentence)) {
    const std::uint32_t distance = distance_to(act, mention.first, mention.last);
    if (best == nullptr || distance < nearest) {
      best = &mention;
      nearest = distance;
    }
  }
  return best;
}

}  // namespace entente::coder

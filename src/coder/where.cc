#include "coder/circumstance.h"

namespace entente::coder {
namespace {

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
  answer.features.add({origin, c.setting.idea});
  answer.features.add({origin, c.setting.idea, amount(places)});
  answer.features.add({origin, to_text(c.act.rule->parties), amount(places)});
  answer.features.add({origin, party.sector, to_text(c.act.rule->parties)});
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

/// Whose country it is.
Piece holder_of(std::string_view country, const std::vector<Party>& actors,
                const std::vector<Party>& recipients) {
  if (has_code(actors, country)) return "of the actor";
  return either(has_code(recipients, country), "of the recipient", "of others");
}

/// Whose country the place is in, and in whose phrase it stands.
void add_holder(const Circumstance& c, const resolver::PlaceMention& place,
                const std::vector<Party>& actors, const std::vector<Party>& recipients,
                Features& out) {
  const Piece type = c.act.rule->type;
  const Piece country = holder_of(place.country, actors, recipients);
  const Piece phrase =
      in_phrase_of(c, actors, place.head)
          ? Piece("with the actor")
          : either(in_phrase_of(c, recipients, place.head), "with the recipient", "apart");
  out.add({country, type});
  out.add({country, c.setting.idea});
  out.add({country, phrase});
  out.add({phrase, type});
  out.add({country, phrase, type, c.act.mode});
}

/// The concept of the verb or noun that the word hangs on, "-" if it is none.
std::string_view concept_over(const Circumstance& c, std::uint32_t word) {
  const std::int32_t over = c.scene.tree().head(word);
  const auto found =
      std::find_if(c.scene.hits().begin(), c.scene.hits().end(),
                   [&](const Hit& hit) { return static_cast<std::int32_t>(hit.head) == over; });
  if (found == c.scene.hits().end()) return "-";
  return c.ontology.at(found->concept_id).name;
}

/// "Visited Seoul": a capital that stands for its government elsewhere may be where it happens.
void add_capitals(const Circumstance& c, const std::vector<Party>& actors,
                  const std::vector<Party>& recipients, std::size_t places, bool keep_names,
                  std::vector<Answer<EventPlace>>& answers) {
  for (const resolver::ActorMention& mention :
       resolver::in_sentence(c.mentions.actors, c.act.sentence)) {
    const Piece rel = entente::to_text(c.scene.tree().rel(mention.head));
    if (mention.form != resolver::Form::capital || mention.actors.size() != 1) continue;
    Answer<EventPlace> answer{place_in(c, mention.actors.front().code), "capital",
                              Features(keep_names), 0};
    add_position(c, mention.head, mention.first, mention.last, answer.features);
    const Piece over = concept_over(c, mention.head), type = c.act.rule->type;
    const Piece party = holder_of(answer.value.country, actors, recipients);
    answer.features.add({"capital", rel});
    answer.features.add({"capital", rel, over});
    answer.features.add({"capital", rel, over, type});
    answer.features.add({"capital", rel, party});
    answer.features.add({"capital", party, type});
    answer.features.add({"capital", amount(places)});
    answers.push_back(std::move(answer));
  }
}

}  // namespace

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
  add_capitals(c, actors, recipients, own, keep_names, answers);
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

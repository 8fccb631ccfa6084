#include "coder/circumstance.h"

namespace entente::coder {
namespace {

/// "X a day after Y" dates both: the act named before the phrase lies `offset` days after the one
/// named behind it.
Date day_of(const resolver::PlacedDate& mention, const Act& act) {
  const bool first_act =
      mention.kind == resolver::DateKind::clause && act.hit->first < mention.first;
  return first_act ? resolver::add_days(mention.value, mention.offset) : mention.value;
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

}  // namespace entente::coder

#include "coder/when_where.h"

#include <algorithm>
#include <cstdlib>

namespace entente::coder {
namespace {

/// How well a mention with this head word fits the act: higher is nearer; below zero is no fit.
double fit(const Act& act, const Scene& scene, const std::vector<Act>& acts, std::uint32_t head) {
  const Tree& tree = scene.tree();
  const std::uint32_t act_head = act.hit->head;
  const auto distance =
      static_cast<double>(std::abs(static_cast<int>(head) - static_cast<int>(act_head)));
  double value = 4.0 - distance / 10.0;
  if (tree.is_under(head, act_head)) value += 3.0;
  if (scene.same_clause(act_head, head)) value += 2.0;
  for (const Act& other : acts) {
    const std::uint32_t rival = other.hit->head;
    if (rival == act_head) continue;
    if (tree.is_under(head, rival) && !tree.is_under(act_head, rival)) value -= 4.0;
  }
  return value;
}

std::uint32_t head_of(const resolver::PlaceMention& mention, const Scene&) { return mention.head; }
std::uint32_t head_of(const resolver::PlacedDate& mention, const Scene& scene) {
  return scene.tree().top_of(mention.first, mention.last);
}

template <class Mention>
const Mention* best_of(const std::vector<Mention>& mentions, const Act& act, const Scene& scene,
                       const std::vector<Act>& acts, std::uint32_t sentence) {
  const Mention* best = nullptr;
  double best_fit = 0;
  for (const Mention& mention : mentions) {
    if (mention.sentence != sentence) continue;
    const double value = fit(act, scene, acts, head_of(mention, scene));
    if (value > best_fit) {
      best = &mention;
      best_fit = value;
    }
  }
  return best;
}

}  // namespace

EventDate date_of(const Act& act, const Scene& scene, const std::vector<Act>& acts,
                  const Found& found, bool future) {
  const auto* best = best_of(found.mentions.dates, act, scene, acts, found.sentence);
  if (best == nullptr || best->until) return {};
  const Date value = future && !best->past_marked ? best->next : best->value;
  return {value, std::string(resolver::granularity_of(value)), best->span};
}

const resolver::PlaceMention* place_of(const Act& act, const Scene& scene,
                                       const std::vector<Act>& acts, const Found& found) {
  return best_of(found.mentions.places, act, scene, acts, found.sentence);
}

}  // namespace entente::coder

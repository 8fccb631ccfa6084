#include "coder/circumstance.h"

namespace entente::coder {
namespace {

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

}  // namespace

std::uint32_t distance_to(const Act& act, std::uint32_t first, std::uint32_t last) {
  if (last < act.hit->first) return act.hit->first - last;
  return first > act.hit->last ? first - act.hit->last : 0;
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
  out.add({"carried", own_mentions, c.setting.idea});
  out.add({"carried", order, own_mentions});
  out.add({"carried", order, either(refers, "refers", "plain")});
  out.add(
      {"carried", entente::to_text(c.scene.sentence().words[c.act.hit->head].upos), own_mentions});
}

void add_scene(const Circumstance& c, const Event& before, Piece own_mentions, Features& out) {
  const Piece size = either(before.actors.size() == 1, "one", "several");
  out.add({"scene", size, own_mentions});
  out.add({"scene", size, c.act.rule->type});
  out.add({"scene", size, before.type});
  out.add({"scene", size, either(&before == &c.earlier.back(), "last", "before")});
}

Piece amount(std::size_t n) { return n == 0 ? Piece("none") : either(n == 1, "one", "many"); }

}  // namespace entente::coder

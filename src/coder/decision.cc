#include "coder/decision.h"

#include <algorithm>

namespace entente::coder {
namespace {

/// True if some actor of the one is an actor of the other.
bool share_an_actor(const Event& a, const Event& b) {
  return std::any_of(a.actors.begin(), a.actors.end(),
                     [&](const Party& actor) { return has_code(b.actors, actor.code); });
}

void drop_doubles(const std::vector<Act>& acts, std::vector<Decision>& decisions) {
  for (Decision& decision : decisions) {
    if (decision.doubled == nullptr || !decision.kept) continue;
    const auto other = static_cast<std::size_t>(decision.doubled - acts.data());
    if (!decisions[other].kept || !share_an_actor(decision.event, decisions[other].event)) continue;
    decision.kept = false;
    decision.reason = "says again what " + acts[other].rule->where() + " says";
  }
}

void drop_mirrored(const std::vector<Act>& acts, std::vector<Decision>& decisions) {
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

/// The chance that some of the type's readings is true; 0 if one is told already.
double chance_of_any(const std::vector<Decision>& decisions, const std::string& type) {
  double none = 1;
  for (const Decision& decision : decisions) {
    if (decision.event.type != type) continue;
    if (decision.kept) return 0;
    if (decision.doubted) none *= 1 - decision.accept;
  }
  return 1 - none;
}

void tell_the_likeliest(std::vector<Decision>& decisions) {
  for (Decision& decision : decisions) {
    if (!decision.doubted) continue;
    const bool likeliest =
        std::all_of(decisions.begin(), decisions.end(), [&](const Decision& other) {
          return !other.doubted || other.event.type != decision.event.type ||
                 other.accept <= decision.accept;
        });
    const double chance = likeliest ? chance_of_any(decisions, decision.event.type) : 0;
    if (chance < accepted) continue;
    decision.kept = true;
    decision.event.confidence = chance * decision.parties.confidence;
  }
}

}  // namespace

void settle(const std::vector<Act>& acts, std::vector<Decision>& decisions) {
  drop_doubles(acts, decisions);
  drop_mirrored(acts, decisions);
  tell_the_likeliest(decisions);
}

}  // namespace entente::coder

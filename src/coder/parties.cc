#include "coder/parties.h"

#include <algorithm>

namespace entente::coder {
namespace {

void judge(const Act& act, Judged& judged, const Setting& setting, const Weights& weights) {
  Features features;
  add_party_features(act, judged.candidate, setting, features);
  judged.actor = weights.score(act.swap ? "recipient" : "actor", features);
  judged.recipient = weights.score(act.swap ? "actor" : "recipient", features);
}

constexpr std::string_view own_state = "the actor's own state";
constexpr double follows = -1.7;  // log-odds from which a player beyond the casting follows its row

/// The candidate by which the player is best known in the part.
const Candidate& best_heard(const Assignment& out, const Player& player, Part part) {
  const auto score = [&](std::uint32_t i) {
    const Judged& judged = out.judged[i];
    const bool named = judged.candidate.mention != nullptr;
    return std::pair(named, part == Part::actor ? judged.actor : judged.recipient);
  };
  return out
      .judged[*std::max_element(player.heard.begin(), player.heard.end(),
                                [&](auto a, auto b) { return score(a) < score(b); })]
      .candidate;
}

void take(Assignment& out, const Player& player, Part part, double chance) {
  add_missing(part == Part::actor ? out.actors : out.recipients,
              best_heard(out, player, part).parties, chance);
}

/// Fills both sides from the best casting; nobody is on both unless the casting says so.
void take_parts(Assignment& out) {
  const Casting& best = out.castings.front();
  out.confidence = best.chance;
  for (const Part part : {Part::actor, Part::recipient}) {
    for (std::size_t i = 0; i < best.parts.size(); ++i) {
      if (best.parts[i] == part)
        take(out, out.players.all[i], part, chance_of(out.castings, i, part));
    }
  }
  std::erase_if(out.recipients,
                [&](const Party& recipient) { return has_code(out.actors, recipient.code); });
}

/// Players beyond those that are cast take the part of one beside whom they stand in a row.
void follow_the_row(Assignment& out) {
  const Casting& best = out.castings.front();
  std::vector<Part> parts(best.parts.begin(), best.parts.end());
  parts.resize(out.players.all.size(), Part::none);
  for (const auto& [a, b] : out.players.rows) {
    for (const auto& [led, leader] : {std::pair(a, b), std::pair(b, a)}) {
      const Player& player = out.players.all[led];
      if (led < best.parts.size() || parts[led] != Part::none) continue;
      const Part part = parts[leader];
      const double score = part == Part::actor ? player.actor : player.recipient;
      if (part == Part::none || score < follows) continue;
      parts[led] = part;
      take(out, player, part, probability(score));
    }
  }
}

}  // namespace

Assignment assign(const Act& act, std::vector<Candidate> candidates, const Setting& setting,
                  const Weights& weights, bool features) {
  Assignment out;
  for (Candidate& candidate : candidates) {
    out.judged.push_back({std::move(candidate), 0, 0});
    judge(act, out.judged.back(), setting, weights);
  }
  out.players = players_of(out.judged, act, setting);
  out.castings =
      castings_of(out.players, act, setting, weights, features ? &out.casting_features : nullptr);
  if (out.castings.empty()) return out;
  take_parts(out);
  follow_the_row(out);
  if (out.castings.front().own_state) out.recipients = without_words(out.actors, own_state);
  return out;
}

bool make_visit(Assignment& assignment, std::string_view place) {
  std::vector<Party> all = assignment.actors;
  add_missing(all, assignment.recipients, assignment.confidence);
  const auto host =
      std::find_if(all.begin(), all.end(), [&](const Party& p) { return p.code == place; });
  if (host == all.end() || all.size() < 2) return false;
  assignment.recipients = {*host};
  all.erase(host);
  assignment.actors = std::move(all);
  return true;
}

}  // namespace entente::coder

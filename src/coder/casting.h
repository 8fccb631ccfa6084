// The casting: who plays which part in an act, decided for all at once. In: players with the
// judge's scores. Out: the best casting by the model "casting" of ontology/judge.tsv, and how sure
// it is. Promise: at least one actor where there is a player; what the sentence says and what was
// told before compete in one sum; deterministic. Does not: score single candidates
// (party_features.h). Private to the coder.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "coder/players.h"

namespace entente::coder {

enum class Part : std::uint8_t { none, actor, recipient };

inline constexpr std::size_t most_players = 6;    // that are given any part on their own
inline constexpr std::size_t most_castings = 64;  // looked at, by the sum of their players' scores

using PlayerSet = std::uint8_t;  // a bit for each of most_players

/// Parts of at most `most_players`.
class Parts {
 public:
  std::size_t size() const { return size_; }
  Part operator[](std::size_t player) const { return parts_[player]; }
  const Part* begin() const { return parts_.data(); }
  const Part* end() const { return parts_.data() + size_; }
  void push_back(Part part) {
    sets_[static_cast<std::size_t>(part)] |= static_cast<PlayerSet>(1u << size_);
    parts_[size_++] = part;
  }
  /// Those who have the part.
  PlayerSet players(Part part) const { return sets_[static_cast<std::size_t>(part)]; }

 private:
  std::array<Part, most_players> parts_{};
  std::array<PlayerSet, 3> sets_{};  // by part
  std::uint8_t size_ = 0;
};

/// A part for each player, in the order of the players; `own_state`: the actor is also the one to
/// whom it is done.
struct Casting {
  Parts parts;
  bool own_state = false;
  double score = 0, chance = 0;  // chance: among all castings looked at, 0..1
};

/// The castings looked at, the best first; none where there is no player. `features`, if given,
/// gets the features of each.
std::vector<Casting> castings_of(const Players& players, const Act& act, const Setting& setting,
                                 const Weights& weights, std::vector<Features>* features);

/// The chance that the player has the part, over all castings. At most 1.
double chance_of(const std::vector<Casting>& castings, std::size_t player, Part part);

}  // namespace entente::coder

#include "coder/casting.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "coder/casting_features.h"

namespace entente::coder {
namespace {

constexpr std::string_view table = "casting";
constexpr std::array<Part, 3> all_parts = {Part::none, Part::actor, Part::recipient};

double simple_score(const Players& players, const Casting& casting) {
  double sum = 0;
  for (std::size_t i = 0; i < casting.parts.size(); ++i) {
    sum += casting.parts[i] == Part::actor       ? players.all[i].actor
           : casting.parts[i] == Part::recipient ? players.all[i].recipient
                                                 : 0;
  }
  return sum;
}

std::ptrdiff_t actors_in(const Casting& casting) {
  return std::count(casting.parts.begin(), casting.parts.end(), Part::actor);
}

bool has_recipient(const Casting& casting) {
  return std::find(casting.parts.begin(), casting.parts.end(), Part::recipient) !=
         casting.parts.end();
}

/// Every way to give parts to the first players with at least one actor; the likeliest are kept.
std::vector<Casting> likely_castings(const Players& players) {
  const std::size_t count = std::min(players.all.size(), most_players);
  std::size_t ways = 1;
  for (std::size_t i = 0; i < count; ++i) ways *= all_parts.size();
  std::vector<Casting> out;
  for (std::size_t way = 0; way < ways; ++way) {
    Casting casting;
    for (std::size_t i = 0, rest = way; i < count; ++i, rest /= all_parts.size())
      casting.parts.push_back(all_parts[rest % all_parts.size()]);
    const std::ptrdiff_t actors = actors_in(casting);
    if (actors == 0) continue;
    casting.score = simple_score(players, casting);
    out.push_back(casting);
    if (actors != 1 || has_recipient(casting)) continue;
    casting.own_state = true;
    out.push_back(std::move(casting));
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Casting& a, const Casting& b) { return a.score > b.score; });
  if (out.size() > most_castings) out.resize(most_castings);
  return out;
}

/// Sums the model's weights over a casting; what several castings share is summed once.
class Scorer {
 public:
  Scorer(const Stage& stage, const Weights& weights) : stage_(stage), weights_(weights) {}

  double score(const Casting& casting) {
    double sum = 0;
    each_piece(casting, [&](auto& sums, const auto& key, const auto& add) {
      auto known = sums.find(key);
      if (known == sums.end()) known = sums.emplace(key, scored(add)).first;
      sum += known->second;
    });
    return sum;
  }

  /// All features of a casting, by name.
  Features features(const Casting& casting) {
    Features out(true);
    each_piece(casting, [&](auto&, const auto&, const auto& add) { add(out); });
    return out;
  }

 private:
  /// Calls use(sums, key, add) for every piece of the casting: add(features) gives its features,
  /// and pieces with equal keys have equal ones.
  template <typename Use>
  void each_piece(const Casting& casting, const Use& use) {
    const std::vector<Player>& players = stage_.players.all;
    for (std::size_t i = 0; i < casting.parts.size(); ++i) {
      const Part part = casting.parts[i];
      use(player_, std::pair(i, part),
          [&](Features& out) { add_player_features(stage_, players[i], part, out); });
    }
    for (const auto& [a, b] : stage_.players.rows) {
      if (a >= casting.parts.size() || b >= casting.parts.size()) continue;
      const std::pair parts(casting.parts[a], casting.parts[b]);
      use(row_, parts,
          [&](Features& out) { add_row_features(stage_, parts.first, parts.second, out); });
    }
    const Player *actor = first(casting, Part::actor), *other = first(casting, Part::recipient);
    if (other != nullptr)
      use(pair_, std::pair(actor, other),
          [&](Features& out) { add_pair_features(stage_, *actor, *other, out); });
    if (casting.own_state)
      use(own_, actor, [&](Features& out) { add_own_state_features(stage_, *actor, out); });
    const Shape shape = shape_of(stage_, casting);
    use(shape_, shape, [&](Features& out) { add_shape_features(stage_, shape, out); });
  }

  template <typename Add>
  double scored(const Add& add) const {
    Features features;
    add(features);
    return weights_.score(table, features);
  }

  const Player* first(const Casting& casting, Part part) const {
    const auto at = std::find(casting.parts.begin(), casting.parts.end(), part);
    return at == casting.parts.end()
               ? nullptr
               : &stage_.players.all[static_cast<std::size_t>(at - casting.parts.begin())];
  }

  const Stage& stage_;
  const Weights& weights_;
  std::map<std::pair<std::size_t, Part>, double> player_;
  std::map<std::pair<Part, Part>, double> row_;
  std::map<std::pair<const Player*, const Player*>, double> pair_;
  std::map<const Player*, double> own_;
  std::map<Shape, double> shape_;
};

void set_chances(std::vector<Casting>& castings) {
  double sum = 0;
  for (Casting& casting : castings)
    sum += casting.chance = std::exp(casting.score - castings.front().score);
  for (Casting& casting : castings) casting.chance /= sum;
}

}  // namespace

std::vector<Casting> castings_of(const Players& players, const Act& act, const Setting& setting,
                                 const Weights& weights, std::vector<Features>* features) {
  std::vector<Casting> out = likely_castings(players);
  if (out.empty()) return out;
  const Stage stage{players, act, setting};
  Scorer scorer(stage, weights);
  if (weights.has(table)) {
    for (Casting& casting : out) casting.score = scorer.score(casting);
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Casting& a, const Casting& b) { return a.score > b.score; });
  set_chances(out);
  for (std::size_t i = 0; features != nullptr && i < out.size(); ++i)
    features->push_back(scorer.features(out[i]));
  return out;
}

double chance_of(const std::vector<Casting>& castings, std::size_t player, Part part) {
  double sum = 0;
  for (const Casting& casting : castings) {
    if (player < casting.parts.size() && casting.parts[player] == part) sum += casting.chance;
  }
  return std::min(sum, 1.0);
}

}  // namespace entente::coder

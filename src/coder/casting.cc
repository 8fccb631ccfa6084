#include "coder/casting.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <tuple>

#include "coder/casting_features.h"

namespace entente::coder {
namespace {

constexpr std::string_view table = "casting";
constexpr std::array<Part, 3> all_parts = {Part::none, Part::actor, Part::recipient};

/// One way to give out the parts: digit i in base three is the part of player i.
struct Way {
  double score = 0;  // the sum of the players' own scores
  std::uint32_t parts = 0;
  bool own_state = false;
};

constexpr std::uint32_t base = all_parts.size();

/// Every way to give parts to the first `count` players with at least one actor.
std::vector<Way> all_ways(const Players& players, std::size_t count) {
  struct Sum {
    double score = 0;
    std::uint8_t actors = 0, recipients = 0;
  };
  std::vector<Sum> sums(1);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t before = sums.size();
    const std::array<double, base> own = {0, players.all[i].actor, players.all[i].recipient};
    for (const Part part : all_parts) {
      for (std::size_t at = 0; part != Part::none && at < before; ++at) {
        Sum sum = sums[at];
        sum.score += own[static_cast<std::size_t>(part)];
        ++(part == Part::actor ? sum.actors : sum.recipients);
        sums.push_back(sum);
      }
    }
  }
  std::vector<Way> ways;
  for (std::uint32_t at = 0; at < sums.size(); ++at) {
    if (sums[at].actors == 0) continue;
    ways.push_back({sums[at].score, at, false});
    if (sums[at].actors == 1 && sums[at].recipients == 0)
      ways.push_back({sums[at].score, at, true});
  }
  return ways;
}

/// The likeliest ways.
std::vector<Casting> likely_castings(const Players& players) {
  const std::size_t count = std::min(players.all.size(), most_players);
  std::vector<Way> ways = all_ways(players, count);
  const auto likelier = [](const Way& a, const Way& b) {
    return std::tuple(-a.score, a.parts, a.own_state) < std::tuple(-b.score, b.parts, b.own_state);
  };
  const std::size_t kept = std::min(ways.size(), most_castings);
  std::partial_sort(ways.begin(), ways.begin() + static_cast<std::ptrdiff_t>(kept), ways.end(),
                    likelier);
  std::vector<Casting> out(kept);
  for (std::size_t at = 0; at < kept; ++at) {
    out[at].own_state = ways[at].own_state;
    out[at].score = ways[at].score;
    for (std::uint32_t i = 0, rest = ways[at].parts; i < count; ++i, rest /= base)
      out[at].parts.push_back(all_parts[rest % base]);
  }
  return out;
}

/// Sums the model's weights over a casting; what several castings share is summed once.
class Scorer {
 public:
  Scorer(const Stage& stage, const Weights& weights)
      : stage_(stage), weights_(weights), echoes_(stage.setting.told.size()) {}

  double score(const Casting& casting) {
    double sum = 0;
    each_piece(casting, [&](std::optional<double>& known, const auto& add) {
      if (!known) known = scored(add);
      sum += *known;
    });
    return sum;
  }

  /// All features of a casting, by name.
  Features features(const Casting& casting) {
    Features out(true);
    each_piece(casting, [&](std::optional<double>&, const auto& add) { add(out); });
    return out;
  }

 private:
  /// Calls use(known, add) for every piece of the casting: add(features) gives its features, and
  /// pieces with equal ones share `known`.
  template <typename Use>
  void each_piece(const Casting& casting, const Use& use) {
    const std::vector<Player>& players = stage_.players.all;
    for (std::size_t i = 0; i < casting.parts.size(); ++i) {
      const Part part = casting.parts[i];
      use(player_[i][number(part)],
          [&](Features& out) { add_player_features(stage_, players[i], part, out); });
    }
    for (const auto& [a, b] : stage_.players.rows) {
      if (a >= casting.parts.size() || b >= casting.parts.size()) continue;
      const Part first = casting.parts[a], second = casting.parts[b];
      use(row_[number(first)][number(second)],
          [&](Features& out) { add_row_features(stage_, first, second, out); });
    }
    const std::size_t actor = first(casting, Part::actor), other = first(casting, Part::recipient);
    if (other < most_players)
      use(pair_[actor][other],
          [&](Features& out) { add_pair_features(stage_, players[actor], players[other], out); });
    if (casting.own_state)
      use(own_[actor], [&](Features& out) { add_own_state_features(stage_, players[actor], out); });
    const Side& actors = side(casting.parts.players(Part::actor));
    const Side& others = casting.own_state ? actors : side(casting.parts.players(Part::recipient));
    for (std::size_t told = 0; told < echoes_.size(); ++told) {
      const Echoes echoes{told, actors.as_actors[told], others.as_recipients[told]};
      use(echoes_[told][number(echoes.actors)][number(echoes.recipients)],
          [&](Features& out) { add_echo_features(stage_, echoes, out); });
    }
    const Shape shape = shape_of(stage_, casting, actors);
    use(of(shape), [&](Features& out) { add_shape_features(stage_, shape, out); });
  }

  template <typename Add>
  double scored(const Add& add) {
    features_.clear();
    add(features_);
    return weights_.score(table, features_);
  }

  const Side& side(PlayerSet players) {
    std::optional<Side>& known = sides_[players];
    if (!known) known = side_of(stage_, players);
    return *known;
  }

  template <typename Name>
  static std::size_t number(Name name) {
    return static_cast<std::size_t>(name);
  }

  /// The first player with the part; most_players if there is none.
  static std::size_t first(const Casting& casting, Part part) {
    const auto at = std::find(casting.parts.begin(), casting.parts.end(), part);
    return at == casting.parts.end() ? most_players
                                     : static_cast<std::size_t>(at - casting.parts.begin());
  }

  std::optional<double>& of(const Shape& shape) {
    const auto known = std::find_if(shapes_.begin(), shapes_.end(),
                                    [&](const auto& one) { return one.first == shape; });
    return known != shapes_.end() ? known->second
                                  : shapes_.emplace_back(shape, std::nullopt).second;
  }

  template <std::size_t size>
  using Sums = std::array<std::optional<double>, size>;

  const Stage& stage_;
  const Weights& weights_;
  std::array<Sums<base>, most_players> player_;
  std::array<Sums<base>, base> row_;
  std::array<Sums<most_players>, most_players> pair_;
  Sums<most_players> own_;
  std::vector<std::pair<Shape, std::optional<double>>> shapes_;
  std::vector<std::array<Sums<echo_count>, echo_count>> echoes_;  // by told
  std::array<std::optional<Side>, 1u << most_players> sides_;
  Features features_;
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

#include "coder/players.h"

#include <algorithm>

namespace entente::coder {
namespace {

constexpr double most = 6;  // log-odds beyond which being surer says nothing

bool coordinated(const Tree& tree, std::uint32_t a, std::uint32_t b) {
  const auto conjunct_of = [&](std::uint32_t word, std::uint32_t head) {
    return tree.rel(word) == Rel::conj && tree.head(word) == static_cast<std::int32_t>(head);
  };
  return conjunct_of(a, b) || conjunct_of(b, a) ||
         (tree.rel(a) == Rel::conj && tree.rel(b) == Rel::conj && tree.head(a) == tree.head(b));
}

bool is_between(const Candidate& candidate, const Act& act, const Tree& tree) {
  return candidate.mention != nullptr &&
         std::find(candidate.relators.begin(), candidate.relators.end(), "between") !=
             candidate.relators.end() &&
         tree.is_under(candidate.mention->head, act.hit->head);
}

std::string_view home_of(const Player& player, std::string_view place) {
  if (place.empty()) return "-";
  return std::find(player.codes.begin(), player.codes.end(), place) != player.codes.end() ? "home"
                                                                                          : "away";
}

void stand(Stand& stand, double score, const Candidate& candidate) {
  if (score <= stand.score) return;
  stand = {score, candidate.manner, candidate.mention->span.begin};
}

void hear(Player& player, const Judged& judged, const Act& act, const Tree& tree) {
  const Candidate& candidate = judged.candidate;
  player.actor = std::max(player.actor, std::clamp(judged.actor, -most, most));
  player.recipient = std::max(player.recipient, std::clamp(judged.recipient, -most, most));
  player.between = player.between || is_between(candidate, act, tree);
  if (candidate.mention == nullptr) return;
  player.rival = candidate.rival && (player.rival || !player.named);
  player.possessed = candidate.possessor && (player.possessed || !player.named);
  player.speaker = candidate.speaker && (player.speaker || !player.named);
  stand(player.as_actor, judged.actor, candidate);
  stand(player.as_recipient, judged.recipient, candidate);
  if (player.named) return;
  player.named = true;
  player.origin = to_text(candidate.origin);
  player.sector = candidate.parties.front().sector;
}

Player& player_of(std::vector<Player>& players, const Candidate& candidate) {
  std::vector<std::string> codes = sorted_codes(candidate.parties);
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  const auto known = std::find_if(players.begin(), players.end(),
                                  [&](const Player& player) { return player.codes == codes; });
  if (known != players.end()) return *known;
  Player player;
  player.codes = std::move(codes);
  player.actor = player.recipient = -most;
  player.origin = to_text(candidate.origin);
  player.as_actor.manner = player.as_recipient.manner = player.origin;
  if (!candidate.parties.empty()) player.sector = candidate.parties.front().sector;
  players.push_back(std::move(player));
  return players.back();
}

/// How likely somebody of the same codes is the recipient, beside him who is the likeliest actor.
void find_besides(Player& player, const std::vector<Judged>& judged) {
  const auto by_actor = [&](std::uint32_t a, std::uint32_t b) {
    return judged[a].actor < judged[b].actor;
  };
  const std::uint32_t actor = *std::max_element(player.heard.begin(), player.heard.end(), by_actor);
  player.besides = -most;
  for (const std::uint32_t other : player.heard) {
    if (other == actor || judged[other].recipient <= player.besides) continue;
    player.besides = std::min(judged[other].recipient, most);
    player.besides_origin = to_text(judged[other].candidate.origin);
  }
}

std::uint32_t position_of(const std::vector<Player>& players, std::uint32_t candidate) {
  const auto owner = std::find_if(players.begin(), players.end(), [&](const Player& player) {
    return std::find(player.heard.begin(), player.heard.end(), candidate) != player.heard.end();
  });
  return static_cast<std::uint32_t>(owner - players.begin());
}

void find_rows(Players& players, const std::vector<Judged>& judged, const Tree& tree) {
  for (std::uint32_t i = 0; i + 1 < judged.size(); ++i) {
    const Candidate &a = judged[i].candidate, &b = judged[i + 1].candidate;
    if (a.mention == nullptr || b.mention == nullptr || same_code(a, b)) continue;
    if (!act_together(a, b, tree)) continue;
    players.rows.emplace_back(position_of(players.all, i), position_of(players.all, i + 1));
  }
}

}  // namespace

bool same_code(const Candidate& a, const Candidate& b) {
  return !a.parties.empty() && !b.parties.empty() &&
         a.parties.front().code == b.parties.front().code;
}

bool act_together(const Candidate& a, const Candidate& b, const Tree& tree) {
  if (same_code(a, b)) return true;
  if (a.mention == nullptr || b.mention == nullptr) return false;
  if (a.list == b.list) return true;
  return coordinated(tree, a.mention->head, b.mention->head);
}

Players players_of(const std::vector<Judged>& judged, const Act& act, const Setting& setting) {
  Players players;
  for (std::uint32_t i = 0; i < judged.size(); ++i) {
    if (judged[i].candidate.parties.empty()) continue;
    Player& player = player_of(players.all, judged[i].candidate);
    player.heard.push_back(i);
    player.home = home_of(player, setting.place);
    hear(player, judged[i], act, setting.scene.tree());
  }
  for (Player& player : players.all) find_besides(player, judged);
  std::stable_sort(players.all.begin(), players.all.end(), [](const Player& a, const Player& b) {
    return std::max(a.actor, a.recipient) > std::max(b.actor, b.recipient);
  });
  find_rows(players, judged, setting.scene.tree());
  return players;
}

}  // namespace entente::coder

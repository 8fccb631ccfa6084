// Players: who may take a part in an act, each state or body once. In: an act's candidates with the
// judge's scores. Out: players, the likeliest first, with what the casting needs to know of them.
// Promise: every candidate belongs to one player; deterministic. Does not: give out parts. Private
// to the coder.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "coder/party_features.h"

namespace entente::coder {

/// A candidate with the judge's scores (log-odds) of being the actor, of being the recipient.
struct Judged {
  Candidate candidate;
  double actor = 0, recipient = 0;
};

/// Where a player stands in a part: at the mention that is the likeliest for it.
struct Stand {
  double score = -std::numeric_limits<double>::infinity();
  std::string manner;  // of the mention to the act; the player's origin if there is none
  std::uint32_t begin = std::numeric_limits<std::uint32_t>::max();  // byte of the mention
};

/// All candidates of an act that stand for the same codes.
struct Player {
  std::vector<std::string> codes;    // sorted
  std::vector<std::uint32_t> heard;  // positions among the judged, in the order of the text
  double actor = 0, recipient = 0;   // the best of its candidates, at most 6 either way
  double besides = 0;                // the best as recipient of those that are not the best actor
  std::string_view besides_origin = "-";
  bool named = false;           // stands in the sentence
  bool rival = false;           // and only where another act is nearer
  bool possessed = false;       // and only in the phrase of another act
  bool speaker = false;         // and only as one who says something
  bool between = false;         // "between A and B", under the act
  std::string_view origin;      // of its first candidate that is named, else of its first
  std::string_view home = "-";  // "home": the sentence happens there; "away": elsewhere
  std::string_view sector;
  Stand as_actor, as_recipient;
};

/// Players, the likeliest for any part first, and the pairs (by position) that stand in one row.
struct Players {
  std::vector<Player> all;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> rows;
};

Players players_of(const std::vector<Judged>& judged, const Act& act, const Setting& setting);

/// True if the two mentions act together: one codes the other's state again, or they stand in one
/// enumeration.
bool act_together(const Candidate& a, const Candidate& b, const Tree& tree);
bool same_code(const Candidate& a, const Candidate& b);

}  // namespace entente::coder

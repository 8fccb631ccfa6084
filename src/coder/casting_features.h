// What the judge sees of a casting. In: players and their parts. Out: features, in pieces that each
// depend on little, so that a sum over hundreds of castings is made of few. Promise: no word of any
// language is a feature. Private to the coder.
#pragma once

#include "coder/casting.h"

namespace entente::coder {

/// What the castings of one act have in common.
struct Stage {
  const Players& players;
  const Act& act;
  const Setting& setting;
  Piece parties = to_text(act.rule->parties), type = act.rule->type, mode = act.mode;
};

/// One side of a casting: who is on it.
struct Side {
  bool twice = false;                          // two of them have a code in common
  std::vector<Echo> as_actors, as_recipients;  // of each of Setting::told
};
Side side_of(const Stage& stage, PlayerSet players);

/// Number of parts given and to whom; equal shapes have equal features.
struct Shape {
  std::uint8_t actors = 0, recipients = 0;  // at most 3 and 2
  bool own_state = false;
  bool idle = false;             // somebody named, no rival, has no part
  bool actors_told = false;      // no actor is named in the sentence
  bool recipients_told = false;  // there are recipients and none is named
  bool mixed = false;            // of the actors some are named and some are not, or told twice
  bool twice = false;            // two of the actors have a code in common
  friend auto operator<=>(const Shape&, const Shape&) = default;
};

/// How the two sides of a casting echo one act told before.
struct Echoes {
  std::size_t told = 0;  // which of Setting::told
  Echo actors = Echo::nobody, recipients = Echo::nobody;
};

Shape shape_of(const Stage& stage, const Casting& casting, const Side& actors);

void add_player_features(const Stage& stage, const Player& player, Part part, Features& out);
/// Of two who stand in one row.
void add_row_features(const Stage& stage, Part a, Part b, Features& out);
/// Of the likeliest actor and the likeliest recipient.
void add_pair_features(const Stage& stage, const Player& actor, const Player& recipient,
                       Features& out);
void add_own_state_features(const Stage& stage, const Player& actor, Features& out);
void add_echo_features(const Stage& stage, const Echoes& echoes, Features& out);
void add_shape_features(const Stage& stage, const Shape& shape, Features& out);

}  // namespace entente::coder

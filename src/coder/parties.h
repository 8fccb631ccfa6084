// Who acts and on whom. In: an act, the mentions of its sentence, the events told before. Out:
// actors and recipients with the judge's confidence. Promise: every party is a mention of the text
// or codes of an earlier event, and says which.
#pragma once

#include <vector>

#include "coder/candidates.h"
#include "coder/casting.h"
#include "model/event.h"

namespace entente::coder {

/// The parties chosen, and all that were judged (for explain and for training).
struct Assignment {
  std::vector<Party> actors, recipients;
  std::vector<Judged> judged;
  Players players;
  std::vector<Casting> castings;           // the chosen one first
  std::vector<Features> casting_features;  // of each, where asked for
  double confidence = 0;                   // the chance of the chosen casting
};

/// `features`: keep those of the castings.
Assignment assign(const Act& act, std::vector<Candidate> candidates, const Setting& setting,
                  const Weights& weights, bool features);

/// A meeting in the country of one of the parties is a visit to it: moves the host to the
/// recipients. True if it did.
bool make_visit(Assignment& assignment, std::string_view place);

}  // namespace entente::coder

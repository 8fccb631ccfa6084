// Who is on which side. In: candidates with the judge's probabilities. Out: actors and recipients
// that make sense together. Promise: a side is never filled with somebody whom the judge finds
// unlikely; what the sentence says goes before what was told before. Does not: compute
// probabilities. Private to the coder.
#pragma once

#include "coder/parties.h"

namespace entente::coder {

inline constexpr double chosen = 0.5;  // probability from which a candidate is a party

/// True if the two mentions act together: one codes the other's state again, or they stand in one
/// enumeration.
bool act_together(const Candidate& a, const Candidate& b, const Tree& tree);
bool same_code(const Candidate& a, const Candidate& b);

/// Adds the parties whose codes `to` lacks.
void add_missing(std::vector<Party>& to, const std::vector<Party>& from, double confidence);

/// Fills actors, recipients and confidence from the judged candidates, by the rule's kind of
/// parties.
void settle_sides(Assignment& out, const Act& act, const Tree& tree);

}  // namespace entente::coder
